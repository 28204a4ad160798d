"""Translation between requests and actions."""
