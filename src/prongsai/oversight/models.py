"""Where the words of the supervising office's results come from."""

from typing import Self

from django.db import models

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.results.models import Result
from prongsai.rules.privacy import privacy


class ExampleQuerySet(models.QuerySet["Example"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("result__round__agency"))


class Example(models.Model):
    """An approved result of an office below, taken into a result of the supervising office. Never changed, never removed.

    result   of the supervising office; its words may be edited afterwards
    source   of the office below
    text     the source's words on the day on which they were taken
    """

    PRIVACY = privacy(public="text", internal="id result source taken_at", personal="taken_by")

    result = models.ForeignKey(Result, models.PROTECT, related_name="+")
    source = models.ForeignKey(Result, models.PROTECT, related_name="+")
    text = models.TextField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ExampleQuerySet.as_manager()

    class Meta:
        ordering = ["result", "id"]
        constraints = [models.UniqueConstraint(fields=["result", "source"], name="example_taken_once")]

    def __str__(self) -> str:
        return f"{self.source_id} in {self.result_id}"
