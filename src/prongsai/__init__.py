"""Prongsai: the yearly cycle of the Integrity and Transparency Assessment, from score to proof."""
