"""Doors: settings, root URLs, navigation, the command line. Sees every room, is seen by none."""
