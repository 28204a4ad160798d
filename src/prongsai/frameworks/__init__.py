"""Framing: assessment frameworks as versioned data: loaded, checked, frozen, mapped item to item.

Main nouns: FrameworkVersion, FrameworkNode, ItemMapping. Neighbours below: audit, rules.
"""
