"""The public side of licences: what is asked for, applying, the status by reference and secret, the board. No cookie, no script."""
