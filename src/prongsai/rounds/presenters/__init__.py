"""What the pages of obligations show."""
