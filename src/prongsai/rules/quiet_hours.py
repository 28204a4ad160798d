"""When people may be written to: from an hour on, and outside the quiet hours."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Hours:
    """digest_from: the day's digest goes out at this hour or later, never in the quiet hours; these may run over midnight."""

    digest_from: time
    quiet_from: time
    quiet_until: time


HOUSE_HOURS = Hours(time(8), time(19), time(7))
"""The house rule, in force until an office or a person has another."""


def is_quiet(at: time, hours: Hours) -> bool:
    """Does `at` fall into the quiet hours? Equal ends mean none."""
    if hours.quiet_from <= hours.quiet_until:
        return hours.quiet_from <= at < hours.quiet_until
    return at >= hours.quiet_from or at < hours.quiet_until


def may_send(at: time, hours: Hours) -> bool:
    return at >= hours.digest_from and not is_quiet(at, hours)


def ever_sends(hours: Hours) -> bool:
    """Is there a moment of the day at which something may be sent? Else nobody would ever be told."""
    return any(may_send(at, hours) for at in (hours.digest_from, hours.quiet_until))
