"""The public side: the pages on which people answer. No sign-in, no cookie, no script needed, nothing stored of the visit."""
