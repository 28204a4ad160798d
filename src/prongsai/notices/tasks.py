"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.notices import actions


@task()
def send_digests() -> None:
    """Every ten minutes: whoever has something unread and wants it now gets one digest that day."""
    actions.send_all(now=timezone.now())


@task()
def sweep_line() -> None:
    """Every night: events of LINE and codes that are long over."""
    actions.sweep_line(now=timezone.now())
