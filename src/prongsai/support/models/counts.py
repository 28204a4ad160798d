"""Monthly counts: how often a service was used online and otherwise. No count is no row; nobody came is a row of zeros."""

from django.db import models
from django.db.models import Q

from prongsai.accounts.models import User
from prongsai.agencies.models import Unit
from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class Service(Row):
    """A service that is counted every month by one unit (None: by the whole office).

    target   how many online uses a month are meant; None where there is no target
    """

    PRIVACY = privacy(
        public="round programme name unit target", internal="id row_version changed_at", personal="changed_by"
    )

    programme = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    target = models.PositiveIntegerField(null=True)

    objects = RowQuerySet["Service"].as_manager()

    class Meta:
        ordering = ["round", "programme", "unit__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "programme", "name"], name="service_once"),
            models.CheckConstraint(condition=~Q(name=""), name="service_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: service {self.name}"


class MonthCount(models.Model):
    """What was counted of a service in one month, once. Mended with its version, never removed.

    period      month of the fiscal year: 1 is October
    written_on  the first time, which never changes and tells whether it was in time
    """

    PRIVACY = privacy(
        public="service period online otherwise",
        internal="id row_version written_on changed_at",
        personal="changed_by",
    )

    service = models.ForeignKey(Service, models.PROTECT, related_name="counts")
    period = models.PositiveSmallIntegerField()
    online = models.PositiveIntegerField()
    otherwise = models.PositiveIntegerField()
    row_version = models.PositiveIntegerField(default=1)
    written_on = models.DateField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["service", "period"]
        constraints = [
            models.UniqueConstraint(fields=["service", "period"], name="month_counted_once"),
            models.CheckConstraint(
                condition=Q(period__gte=1, period__lte=12), name="month_count_in_the_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} in month {self.period}"
