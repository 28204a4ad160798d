"""The office's own limits: pass mark, due days, smallest group. The house's stand in data/limits.yaml."""

from django.db import models
from django.db.models import Q

from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.rules.privacy import privacy


class Limits(models.Model):
    """Limits of an agency, and of those below it without limits of their own.

    pass_mark   points that the monthly check must reach
    check_day   day of the month by which it is to be made
    count_day   day of the next month by which a month is to be counted
    group       fewest answers of which results are shown
    """

    PRIVACY = privacy(
        internal="id agency pass_mark check_day count_day group row_version changed_at", personal="changed_by"
    )

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="+")
    pass_mark = models.PositiveSmallIntegerField()
    check_day = models.PositiveSmallIntegerField()
    count_day = models.PositiveSmallIntegerField()
    group = models.PositiveSmallIntegerField()
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(check_day__gte=1, check_day__lte=28, count_day__gte=1, count_day__lte=28),
                name="limits_days_every_month_has",
            ),
            models.CheckConstraint(condition=Q(group__gte=5), name="limits_group_is_not_tiny"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: pass at {self.pass_mark}"
