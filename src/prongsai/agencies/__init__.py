"""Ground: organisations: agencies in a tree and their units (divisions, schools, others).

Main nouns: Agency, Unit, their aliases. Neighbour below: ui.
"""
