"""Framing: one agency's assessment in one fiscal year, on one frozen framework version.

Main nouns: Round, Phase. Neighbours below: frameworks, agencies, accounts.
"""
