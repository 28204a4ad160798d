"""What the pages of activities show."""
