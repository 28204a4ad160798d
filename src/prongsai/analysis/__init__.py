"""Thinking: reading a result: comparison, what-if, the weak points and what was found about each.

Main nouns: Analysis, Finding. Neighbours below: scoring, rounds.
"""
