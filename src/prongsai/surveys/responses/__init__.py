"""Answers, apart from everything that knows people: a database of its own, without keys into any other room.

Only `prongsai.surveys` may use it. What can and cannot be learned from these tables stands in docs/privacy-surveys.md.
"""
