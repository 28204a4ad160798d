"""Ground: the append-only trail, and the migration operation that freezes rows in the database.

Main nouns: Entry, FreezeRows. Neighbours below: accounts, agencies.
"""
