"""The assessment of what an office discloses (OIT): a frozen pack, the office's own opinion, the assessor's, one round of answers, scores.

Main nouns: Pack, Assessment, Judgement, Mark, Answer. Neighbours below: publication, disclosure, scoring, approvals, rounds,
files.
"""
