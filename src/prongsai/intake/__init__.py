"""Papers: result tables come in: typed, pasted or uploaded, shown beside what was understood, then saved whole.

Main nouns: ResultDraft, ReadRow. Neighbours below: scoring, rounds.
"""
