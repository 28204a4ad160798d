"""Checks that run by themselves: links over time, what is in a file, and whether anything in it is somebody's own affair.

Nouns: WatchedAddress, Watch, Probe, Copy; Scan, Hand, Finding. Stands on files and background; the rooms above ask for checks and for
their standing by an agency and by a subject, a text that means something to them alone.
"""
