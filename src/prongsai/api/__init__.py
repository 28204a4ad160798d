"""Doors for programs: a versioned REST interface over the same queries, actions and permissions as the pages.

It has no rule of its own. Main nouns: Area (the routes of one subject), Refusal, KeptAnswer. Neighbours below: every room.
"""
