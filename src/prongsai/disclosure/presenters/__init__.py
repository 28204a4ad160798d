"""Pages as plain values."""
