"""Acting: what came of the measures after six and twelve months, told by those who did it, looked at by their head.

Main nouns: UnitReport, Result, ResultPhoto; Reporting (a half of a round with its days). Neighbours below: followup, measures,
files, approvals, rounds.
"""
