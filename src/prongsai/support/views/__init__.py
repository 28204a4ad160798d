"""Pages and what is sent to them."""
