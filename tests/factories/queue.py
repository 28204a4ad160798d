"""The worker's work, done at once and in the test's own transaction."""

from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult


def do_queued() -> int:
    """Do every task that waits in the queue; how many there were."""
    waiting = list(DBTaskResult.objects.filter(status="READY"))
    for one in waiting:
        import_string(one.task_path).func(*one.args_kwargs["args"], **one.args_kwargs["kwargs"])
        one.delete()
    return len(waiting)
