"""Collecting: what staff (IIT) and visitors (EIT) say of an office, without anybody knowing who said what.

Main nouns: Wave, Place, CardBatch; in `responses`, apart in a database of its own, Intake, Sealed, UnspentCode, WaveKey.
Neighbours below: rounds, frameworks.
"""
