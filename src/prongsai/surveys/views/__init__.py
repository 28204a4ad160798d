"""Pages of those who run surveys."""
