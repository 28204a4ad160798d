"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.notices import actions


@task()
def send_digests() -> None:
    """Every ten minutes: whoever has something unread and wants it now gets one digest that day."""
    actions.send_all(now=timezone.now())
