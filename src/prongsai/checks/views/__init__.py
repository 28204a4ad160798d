"""Pages and forms of checks."""
