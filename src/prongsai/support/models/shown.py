"""Evidence that a row of this room shows."""

from django.db import models
from django.db.models import Q

from prongsai.files.models import Evidence
from prongsai.rules.privacy import privacy
from prongsai.support.models.checks import CheckPoint
from prongsai.support.models.honours import Honour
from prongsai.support.models.promotion import Line
from prongsai.support.models.trainings import Training

OWNERS = ("training", "line", "honour", "mark")


def _exactly_one() -> Q:
    ways = Q()
    for owner in OWNERS:
        ways |= Q(**{f"{one}__isnull": one != owner for one in OWNERS})
    return ways


class Shown(models.Model):
    """A piece of evidence of exactly one row, in order. Its caption and day are the evidence's own."""

    PRIVACY = privacy(internal="id training line honour mark evidence position")

    training = models.ForeignKey(Training, models.CASCADE, null=True, related_name="shown")
    line = models.ForeignKey(Line, models.CASCADE, null=True, related_name="shown")
    honour = models.ForeignKey(Honour, models.CASCADE, null=True, related_name="shown")
    mark = models.ForeignKey(CheckPoint, models.CASCADE, null=True, related_name="shown")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="shown_by_exactly_one"),
            *(
                models.UniqueConstraint(fields=[owner, "evidence"], name=f"shown_once_by_{owner}")
                for owner in OWNERS
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.evidence_id}"
