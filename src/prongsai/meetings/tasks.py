"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.meetings import telling


@task()
def remind_of_decisions() -> None:
    """Every morning, before the digests go out."""
    telling.remind(now=timezone.now())
