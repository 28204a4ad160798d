"""Acting: what supports the measures: trainings, promotion of online services, monthly counts, satisfaction, comments, checks.

Main nouns: Training, Line, Service, MonthCount, MonthlyCheck, Form, Comment, Honour. Neighbours below: followup, files, rounds.
"""
