"""What the rows of this room have in common: a round, a version that goes up, who changed it last."""

from typing import Self, TypeVar

from django.db import models

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.rounds.models import Round

AnyRow = TypeVar("AnyRow", bound="Row")


class RowQuerySet(models.QuerySet[AnyRow]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))


class Row(models.Model):
    """One row of a round that people write and mend.

    row_version   goes up with each change; a stale form is refused
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
