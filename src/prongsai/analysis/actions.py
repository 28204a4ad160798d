"""Choosing the weak points of a past result, and writing what was found about each."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.analysis import permissions
from prongsai.analysis.holds import is_held
from prongsai.analysis.models import Analysis, Finding
from prongsai.analysis.queries import findings_of, worked_on
from prongsai.analysis.selection import Selected, Selection, select
from prongsai.analysis.trial import standing_figures
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences
from prongsai.frameworks.models import FrameworkNode
from prongsai.rounds.models import Round
from prongsai.rules.score import Scored
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import scored_sheet


class CannotChoose(Exception):
    """The weak points cannot be chosen. code: held (a plan rests on them), not_official, other_agency, other_year, unknown_item.

    item   the code that is no figure of the baseline stands for (unknown_item)
    """

    def __init__(self, code: str, item: str = "") -> None:
        super().__init__(f"{code} {item}".strip())
        self.code = code
        self.item = item


@transaction.atomic
def choose_weak_points(
    *,
    round_: Round,
    baseline: ScoreSheet,
    choice: Choice,
    extra_codes: Collection[str] = (),
    by: Member | None,
    now: datetime,
) -> Selection:
    """Set the findings of a round by a rule and by hand. `by` None means the set-up of a demo.

    Findings that stay keep their words and measures. One that falls out but has been worked on is kept, as by hand:
    Selection.kept names it. What leaves altogether had nothing written and no measure.
    Raises  CannotChoose; PermissionDenied.
    """
    if by is not None:
        require(permissions.may_analyse(by, round_))
    if is_held(round_):
        raise CannotChoose("held")
    _check_baseline(round_, baseline)
    Round.objects.select_for_update().get(pk=round_.pk)
    scored = scored_sheet(baseline)
    _check_extra(scored, extra_codes)
    findings = findings_of(round_)
    selection = select(
        scored=scored,
        choice=choice,
        extra_codes=extra_codes,
        findings=findings,
        worked_on=worked_on(findings),
    )
    analysis = _write_analysis(round_, baseline, choice, by, now)
    _write_findings(analysis, baseline, selection)
    _record(analysis, round_, selection, by, now)
    return selection


def set_issue(*, finding: Finding, text: str, by: Member | None, now: datetime) -> None:
    """Write the issue to improve (ประเด็นที่ต้องปรับปรุง); empty text takes it away. Raises PermissionDenied."""
    _set_words(finding, "issue", text, by, now)


def set_no_measure_reason(*, finding: Finding, text: str, by: Member | None, now: datetime) -> None:
    """Write why no measure is taken for this item; empty text takes it away. Raises PermissionDenied."""
    _set_words(finding, "no_measure_reason", text, by, now)


def _check_baseline(round_: Round, baseline: ScoreSheet) -> None:
    if baseline.source != ScoreSheet.Source.OFFICIAL or baseline.sealed_at is None:
        raise CannotChoose("not_official")
    if baseline.round.agency_id != round_.agency_id:
        raise CannotChoose("other_agency")
    if baseline.round.fiscal_year != round_.fiscal_year - 1:
        raise CannotChoose("other_year")


def _check_extra(scored: Scored, codes: Collection[str]) -> None:
    for code in sorted(set(codes) - standing_figures(scored).keys()):
        raise CannotChoose("unknown_item", code)


def _write_analysis(
    round_: Round, baseline: ScoreSheet, choice: Choice, by: Member | None, now: datetime
) -> Analysis:
    analysis, _created = Analysis.objects.update_or_create(
        round=round_,
        defaults={
            "baseline": baseline,
            "rule": choice.rule.value,
            "target": _decimal(choice.target) if choice.rule is WeakRule.BELOW_TARGET else None,
            "count": choice.count if choice.rule is WeakRule.LOWEST else None,
            "chosen_at": now,
            "chosen_by": by.user if by else None,
        },
    )
    return analysis


def _write_findings(analysis: Analysis, baseline: ScoreSheet, selection: Selection) -> None:
    nodes = {
        node.code: node
        for node in FrameworkNode.objects.filter(
            version_id=baseline.round.framework_id, code__in=[item.code for item in selection.items]
        )
    }
    Finding.objects.filter(pk__in=[finding.pk for finding in selection.leaving]).delete()
    rows = [
        _row(analysis, item, nodes.get(item.code), position)
        for position, item in enumerate(selection.items, start=1)
    ]
    Finding.objects.bulk_create([row for row in rows if row.pk is None])
    Finding.objects.bulk_update(
        [row for row in rows if row.pk is not None], ["node", "figure", "position", "by_hand"]
    )


def _row(analysis: Analysis, item: Selected, node: FrameworkNode | None, position: int) -> Finding:
    """The finding of an item as it shall stand; one kept from an older framework version keeps its node."""
    row = item.finding or Finding(analysis=analysis)
    if node is not None:
        row.node = node
    row.figure = None if item.value is None else _decimal(item.value)
    row.position = position
    row.by_hand = item.by_hand
    return row


def _record(
    analysis: Analysis, round_: Round, selection: Selection, by: Member | None, now: datetime
) -> None:
    audit.record(
        "analysis.weak_points.chosen",
        by=by,
        target=analysis,
        at=now,
        agency_path=round_.agency.path,
        rule=analysis.rule,
        target_score=None if analysis.target is None else str(analysis.target),
        count=analysis.count,
        items=[item.code for item in selection.items],
        added=[item.code for item in selection.new],
        kept=[item.code for item in selection.kept],
        removed=[finding.node.code for finding in selection.leaving],
    )


@transaction.atomic
def _set_words(finding: Finding, field: str, text: str, by: Member | None, now: datetime) -> None:
    round_ = finding.analysis.round
    if by is not None:
        require(permissions.may_analyse(by, round_))
    before, after = getattr(finding, field), text.strip()
    if before == after:
        return
    setattr(finding, field, after)
    finding.save(update_fields=[field])
    audit.record(
        f"analysis.{field}.set",
        by=by,
        target=finding,
        at=now,
        agency_path=round_.agency.path,
        item=finding.node.code,
        changes=differences({field: before}, {field: after}),
    )


def _decimal(value: Fraction) -> Decimal:
    """As stored, six decimals at most; figures that are put in have no more."""
    return round(Decimal(value.numerator) / Decimal(value.denominator), 6)
