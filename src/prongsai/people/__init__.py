"""Ground: keeping the house's register of agencies, units and people: invitations, memberships, lists in and out.

Main nouns: Invitation, AccessToken. Neighbours below: audit, accounts, agencies, tables.
"""
