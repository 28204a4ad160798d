"""What each public page shows, as one dataclass."""
