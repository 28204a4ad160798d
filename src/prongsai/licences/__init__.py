"""Framing: licences: kinds with checklists in versions, applications, their clocks, what an applicant and everybody may see.

Main nouns: LicenceType, Checklist, Application, Notice, StatusEvent. Neighbours below: rounds (holidays), files, people, accounts.
"""
