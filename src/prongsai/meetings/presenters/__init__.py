"""What pages of the working group, its meetings and decisions show."""
