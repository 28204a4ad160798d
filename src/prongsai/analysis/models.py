"""The analysis of a past result, made in the round that plans on it, and what was found about each weak item."""

from fractions import Fraction
from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.frameworks.models import FrameworkNode
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.models import ScoreSheet


class AnalysisQuerySet(models.QuerySet["Analysis"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))


class Analysis(models.Model):
    """One round's reading of the result it builds on: the FY2568 round analyses the FY2567 sheet (the baseline).

    rule, target, count   how the weak items were picked: rules.weakness.Choice
    """

    PRIVACY = privacy(internal="id round baseline rule target count chosen_at", personal="chosen_by")

    RULES = [(rule.value, rule.value) for rule in WeakRule]

    round = models.OneToOneField(Round, models.PROTECT, related_name="+")
    baseline = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="+")
    rule = models.CharField(max_length=20, choices=RULES)
    target = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    count = models.PositiveSmallIntegerField(null=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target__gte=0, target__lte=100),
                name="analysis_target_in_range",
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=True) | Q(count__gte=1),
                name="analysis_count_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"analysis of {self.round_id}"

    @property
    def choice(self) -> Choice:
        """The rule and its figure as rules.weakness takes them."""
        rule = WeakRule(self.rule)
        if self.target is not None:
            return Choice(rule, target=Fraction(self.target))
        return Choice(rule, count=self.count) if self.count is not None else Choice(rule)


class Finding(models.Model):
    """A weak item (or one that the officer added): the issue to improve, and the reason if no measure is taken.

    node      the item in the baseline's framework version
    figure    its figure in the baseline sheet; None when it had none
    issue     ประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา
    no_measure_reason   why nothing is planned; a decision is this, or at least one measure (measures room)
    by_hand   added by the officer and not picked by the rule
    """

    PRIVACY = privacy(public="node figure issue no_measure_reason", internal="id analysis position by_hand")

    analysis = models.ForeignKey(Analysis, models.CASCADE, related_name="findings")
    node = models.ForeignKey(FrameworkNode, models.PROTECT, related_name="+")
    figure = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    position = models.PositiveSmallIntegerField()
    issue = models.TextField(blank=True)
    no_measure_reason = models.TextField(blank=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        ordering = ["analysis", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["analysis", "node"], name="finding_once_per_item")]

    def __str__(self) -> str:
        return f"{self.analysis_id}: {self.node_id}"
