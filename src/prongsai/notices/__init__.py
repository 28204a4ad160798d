"""Ground: telling people: notices in the application, one digest a day by e-mail or LINE, each delivery logged.

Main nouns: Notice, NoticeKind, Delivery, Preference. Neighbours below: background, audit, accounts, agencies.
"""
