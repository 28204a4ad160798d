"""Score sheets: figures put in for a round, sealed when saved. Corrections are new sheets."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.frameworks.models import FrameworkNode
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy


class ScoreSheetQuerySet(models.QuerySet["ScoreSheet"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))

    def standing(self) -> Self:
        """Sealed sheets that no later sheet replaces."""
        return self.filter(sealed_at__isnull=False, replaced_by__isnull=True)


class ScoreSheet(models.Model):
    """Figures of one source for one round. Sealed at once when saved; the database refuses changes after that.

    source    official (published result), mock (trial), computed (from surveys and disclosure here); never mixed
    origin    how it came in: typed, pasted, a file name
    total     shown total, two decimals, or None while withheld; level_key likewise: frozen facts for lists of agencies
    replaces  the sheet that this one corrects
    """

    PRIVACY = privacy(
        public="source title total level_key is_complete",
        internal="id round origin note replaces saved_at sealed_at",
        personal="saved_by",
    )

    class Source(models.TextChoices):
        OFFICIAL = "official", "Official"
        MOCK = "mock", "Mock"
        COMPUTED = "computed", "Computed"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=Source)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    total = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    level_key = models.CharField(max_length=30, blank=True)
    is_complete = models.BooleanField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sealed_at = models.DateTimeField(null=True)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        ordering = ["round", "-saved_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(total__gte=0, total__lte=100),
                name="sheet_total_in_range",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")),
                name="sheet_replaces_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.source} {self.pk}"


class SheetFigure(models.Model):
    """One figure put in, for a node at any level of the framework's tree; 0 to 100."""

    PRIVACY = privacy(public="node value", internal="id sheet")

    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="figures")
    node = models.ForeignKey(FrameworkNode, models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=9, decimal_places=6)

    class Meta:
        ordering = ["sheet", "node__position"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "node"], name="figure_once_per_node"),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=100), name="figure_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.node_id}: {self.value}"
