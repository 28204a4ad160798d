"""The monthly check of the information centre: points for each criterion, against the pass mark of its day."""

from django.db import models
from django.db.models import F, Q

from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class MonthlyCheck(Row):
    """One month's check, once. period: month of the fiscal year, 1 is October.

    points, full_mark, pass_mark   sum of its points; what the list and the office's rule held when it was written
    written_on                     the first time, which never changes and tells whether it was in time
    """

    PRIVACY = privacy(
        public="round period points full_mark pass_mark",
        internal="id note written_on row_version changed_at",
        personal="changed_by",
    )

    period = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField()
    full_mark = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    written_on = models.DateField()

    objects = RowQuerySet["MonthlyCheck"].as_manager()

    class Meta:
        ordering = ["round", "period"]
        constraints = [
            models.UniqueConstraint(fields=["round", "period"], name="month_checked_once"),
            models.CheckConstraint(
                condition=Q(period__gte=1, period__lte=12, points__lte=F("full_mark")),
                name="monthly_check_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: check of month {self.period}"


class CheckPoint(models.Model):
    """Points for one criterion. most: what the list gave at most. reference: where the proof lies."""

    PRIVACY = privacy(public="check_row code points most", internal="id reference")

    check_row = models.ForeignKey(MonthlyCheck, models.CASCADE, related_name="marks")
    code = models.CharField(max_length=20)
    points = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["check_row", "id"]
        constraints = [
            models.UniqueConstraint(fields=["check_row", "code"], name="check_point_once"),
            models.CheckConstraint(condition=Q(points__lte=F("most")), name="check_point_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.check_row_id}: {self.code}"
