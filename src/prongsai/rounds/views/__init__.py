"""Pages of a round's obligations."""
