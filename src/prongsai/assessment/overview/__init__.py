"""How far the assessments of all offices beneath a supervising one are."""
