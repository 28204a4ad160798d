"""Jobs by the clock. Each due moment puts its job into the queue once: however many workers ask, whatever the clock does.

After a standstill only the last missed moment of a job is made up for, because jobs look at the present. A clock that
moved back finds its moments already written; one that ran ahead for a while leaves no gap behind it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cronsim import CronSim
from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.background.models import ScheduleRun


@dataclass(frozen=True, slots=True)
class Job:
    """cron: five fields, in local time. task: a task without arguments."""

    name: str
    cron: str
    task: Any  # django.tasks.Task from 6.0 on, django_tasks.Task before


_jobs: dict[str, Job] = {}


def register_job(job: Job) -> None:
    _jobs[job.name] = job


def registered_jobs() -> list[Job]:
    return list(_jobs.values())


def queue_due_jobs(*, now: datetime) -> list[str]:
    """Put every job into the queue whose last due moment has not been served; their names."""
    queued = []
    for job in registered_jobs():
        due = last_due(job.cron, now)
        known = ScheduleRun.objects.filter(name=job.name, due=due).exists()
        if not known and _queue(job, due, now):
            queued.append(job.name)
    return queued


def last_due(cron: str, now: datetime) -> datetime:
    """The last moment up to now at which such a job was due."""
    ahead = timezone.localtime(now).replace(second=0, microsecond=0) + timedelta(minutes=1)
    moment: datetime = next(CronSim(cron, ahead, reverse=True))
    return moment


def _queue(job: Job, due: datetime, now: datetime) -> bool:
    """The run and its task, both or neither; False when another worker was first."""
    try:
        with transaction.atomic():
            ScheduleRun.objects.create(name=job.name, due=due, queued_at=now)
            job.task.enqueue()
    except IntegrityError:
        return False
    return True
