"""Windows: what the supervising office gathers from the offices below it for the report that it makes itself.

Main nouns: Example. Neighbours below: reports, results, measures, rounds.
"""
