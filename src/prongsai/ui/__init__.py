"""Ground: what every page is made of: components, CSS, icons, charts, template tags.

Main nouns: component, token, chart. Knows no other room.
"""
