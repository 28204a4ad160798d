"""Framing: one agency's assessment in one fiscal year, on one frozen framework version, and its dated obligations.

Main nouns: Round, Obligation, DutyRecord, LockException, DeadlineRule. Neighbours below: frameworks, notices, files.
"""
