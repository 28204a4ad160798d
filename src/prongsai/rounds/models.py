"""Assessment rounds."""

from typing import Self

from django.db import models

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rules.privacy import privacy


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())


class Round(models.Model):
    """One agency's assessment in one fiscal year (Buddhist Era), on one published framework version."""

    PRIVACY = privacy(
        public="agency fiscal_year framework phase", internal="id opened_at", personal="opened_by"
    )

    class Phase(models.TextChoices):
        PREPARING = "preparing", "Preparing"
        COLLECTING = "collecting", "Collecting"
        ASSESSED = "assessed", "Assessed"
        IMPROVING = "improving", "Improving"
        CLOSED = "closed", "Closed"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    framework = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase, default=Phase.PREPARING)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["agency__sort_key", "-fiscal_year"]
        constraints = [models.UniqueConstraint(fields=["agency", "fiscal_year"], name="round_once_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.fiscal_year}"
