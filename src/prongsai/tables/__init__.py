"""Ground: tables from and to Excel and CSV, safely read and safely written. No rows in the database, no pages.

Main nouns: GridRow, Record, CannotRead. Neighbour below: ui.
"""
