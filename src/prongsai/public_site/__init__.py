"""Windows: what offices have published, for everybody, in Thai and English: no sign-in, no cookie, no script.

Main nouns: Spot (an address in both languages), Ready (a page made once and kept). It reads what `publication` lets out, and
official score sheets; it writes nothing.
"""
