"""Ground: one engine for handing in, sending back, endorsing, approving and opening again, used by every room.

Main nouns: Step, Author, ApprovalRule, Procedure. Neighbours below: notices, audit, accounts; the flows are judged in rules.moves.
"""
