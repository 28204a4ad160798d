"""The public pages, their downloads, and what machines read."""
