"""Papers: what an office has officially let out, item by item, each version for ever.

Main nouns: Publication, PublishedFile. Neighbours below: files, frameworks, rounds; what is published comes as rules.disclosing.Disclosed.
"""
