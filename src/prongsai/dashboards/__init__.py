"""Windows: first pages: one agency's years, the supervising office's many agencies. Read only.

Main nouns: Home, AgencyYear. Neighbours below: everything under the doors.
"""
