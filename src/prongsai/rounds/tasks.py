"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.rounds import actions


@task()
def remind_of_duties() -> None:
    """Every morning, before the digests go out."""
    actions.remind(now=timezone.now())
