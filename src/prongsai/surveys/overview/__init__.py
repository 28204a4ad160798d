"""The official surveys of all offices beneath a supervising one: how far they are, never what was said."""
