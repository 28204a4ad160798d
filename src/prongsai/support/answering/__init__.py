"""The public side of satisfaction forms: no cookie, no script, no trace of the person."""
