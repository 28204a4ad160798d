"""Collecting: what the office discloses, item by item, kept alive through the year.

Main nouns: Item (of a round), Record (one component, division and period of it), RecordFile, Version (what was approved, for
ever). Neighbours below: rounds, frameworks, approvals, files. What is approved goes out through `approved`.
"""
