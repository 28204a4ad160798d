"""Forgetting what the schedule and the queue no longer need."""

from datetime import timedelta

from django.utils import timezone

from prongsai.background.models import ScheduleRun
from prongsai.background.tasks import task

KEPT = timedelta(days=30)


@task()
def sweep() -> None:
    """Remove runs and finished tasks older than thirty days."""
    from django_tasks_db.models import DBTaskResult

    before = timezone.now() - KEPT
    ScheduleRun.objects.filter(due__lt=before).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
