"""Pages of notices, and the door for LINE."""
