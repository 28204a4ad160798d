"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.files import actions


@task()
def sweep_files() -> None:
    """Every night: bytes that no record points at, and uploads never finished, when they are older than a day."""
    actions.sweep(now=timezone.now())
