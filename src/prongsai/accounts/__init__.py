"""Ground: people, what they may do and where: one account, memberships in agencies.

Main nouns: User, Membership, Member, Role. Neighbour below: agencies.
"""
