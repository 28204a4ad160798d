"""Ground: how people come in and stay in: sign-in, second factors, passkeys, identity provider, sessions, lost passwords.

Main nouns: OpenSession, FactorReset; the second factors themselves are rows of allauth.mfa. Neighbours below: background,
audit, accounts. Its addresses stand under /accounts/, in the name space `accounts`.
"""
