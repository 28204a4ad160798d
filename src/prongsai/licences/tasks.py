"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.licences.actions import destroy_applicants, seal_anew


@task()
def keep_applicants() -> None:
    """Once a night: forget who applied where the time is over; seal anew what an old key sealed."""
    destroy_applicants(now=timezone.now())
    seal_anew()
