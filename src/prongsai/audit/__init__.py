"""Ground: the trail, a chain of entries that nobody can change unseen; and guards, which freeze rows in the database.

Main nouns: Entry, DailyRoot, Guard. Neighbours below: accounts, agencies.
"""
