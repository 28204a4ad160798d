"""Pages of measures at work."""
