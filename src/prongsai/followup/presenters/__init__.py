"""What the pages of measures at work show."""
