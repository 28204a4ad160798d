"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.surveys import actions, reminding


@task()
def close_ended_surveys() -> None:
    """Every night: what has ended is sealed, so that nothing stays linkable longer than it must."""
    actions.close_ended(now=timezone.now())


@task()
def remind_of_missing_answers() -> None:
    """Every morning, before the digests go out."""
    reminding.remind(now=timezone.now())


@task()
def count_survey_days() -> None:
    """Every night, before what has ended is sealed."""
    actions.count_days(now=timezone.now())


@task()
def verify_survey_tables() -> None:
    """Every week: a sheet that was changed behind the program's back does not stay unseen. Raises TablesDisagree."""
    actions.verify_tables()
