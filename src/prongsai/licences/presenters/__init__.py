"""Domain objects made ready for pages."""
