"""Acting: measures at work: who does what by when, one dated entry for each period, replans, proof by photos and files.

Main nouns: Cadence, Period, Assignment, Entry, Replan. Neighbours below: measures, files, notices, rounds.
"""
