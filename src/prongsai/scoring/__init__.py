"""Thinking: score sheets of a round, each figure with its explanation.

Main nouns: ScoreSheet, SheetFigure. Neighbours below: rounds, frameworks, rules.
"""
