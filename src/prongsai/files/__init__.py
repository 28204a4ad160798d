"""Ground: stored evidence. Originals are sealed, clean copies are made, and every way to them goes through one gate.

Main nouns: Evidence, FileVersion, StoredFile, Rendition, Likeness. Neighbours below: audit, accounts, agencies.
Upper rooms point at Evidence by foreign keys; each registers its tables with `files.export`.
"""
