"""Pages of the working group, its meetings and what they decided."""
