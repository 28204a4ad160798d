"""What the worker does for this room."""

from django.utils import timezone

from prongsai.api import actions
from prongsai.background.tasks import task


@task()
def forget_answers() -> None:
    """Every night."""
    actions.forget_answers(now=timezone.now())
