"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.followup import reminding


@task()
def remind_of_entries() -> None:
    """Every morning, before the digests go out."""
    reminding.remind(now=timezone.now())
