"""When a person may be written to: after the hour they chose, and outside their quiet hours."""

from datetime import time


def is_quiet(at: time, quiet_from: time, quiet_until: time) -> bool:
    """Does `at` fall into the quiet hours? They may run over midnight; equal ends mean none."""
    if quiet_from <= quiet_until:
        return quiet_from <= at < quiet_until
    return at >= quiet_from or at < quiet_until


def may_send(at: time, *, digest_from: time, quiet_from: time, quiet_until: time) -> bool:
    """The day's digest goes out at its hour or later, never in the quiet hours."""
    return at >= digest_from and not is_quiet(at, quiet_from, quiet_until)
