"""The trail is sealed, and its days are closed."""

from django.utils import timezone

from prongsai.audit.closing import close_days
from prongsai.audit.sealing import seal
from prongsai.background.tasks import task


@task()
def seal_trail() -> None:
    """Put what was written since the last time into the chain."""
    seal()


@task()
def close_trail() -> None:
    """Make the root of yesterday, and of every day before that was missed."""
    close_days(now=timezone.now())
