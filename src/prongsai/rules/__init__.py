"""Bedrock: the arithmetic and logic of the assessment. No Django, no database, no clock, no float.

Main nouns: Framework, Node, Scored, Level, Problem.
Facts come in as frozen dataclasses, judgements go out as frozen dataclasses with the reasons as keys.
"""
