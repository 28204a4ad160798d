"""The memory of the schedule."""

from django.db import models

from prongsai.rules.privacy import privacy


class ScheduleRun(models.Model):
    """A job was put into the queue for the moment at which it was due: once, whoever tried."""

    PRIVACY = privacy(internal="id name due queued_at")

    name = models.CharField(max_length=80)
    due = models.DateTimeField()
    queued_at = models.DateTimeField()

    class Meta:
        ordering = ["-due"]
        constraints = [models.UniqueConstraint(fields=["name", "due"], name="schedule_run_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.due:%Y-%m-%d %H:%M}"
