"""Reading analyses and findings."""

from collections.abc import Collection, Sequence

from django.db.models import PROTECT, ManyToOneRel, Q

from prongsai.analysis.models import Analysis, Finding
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_before
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet


def analysis_of(round_: Round) -> Analysis | None:
    """The round's analysis, or None while nothing has been chosen. One query."""
    return Analysis.objects.filter(round=round_).first()


def baseline_of(round_: Round) -> ScoreSheet | None:
    """The result that a round plans on: the standing official sheet of the year before. Two queries."""
    before = round_before(round_)
    return official_sheet(before) if before else None


def findings_of(round_: Round) -> list[Finding]:
    """The weak items of a round's analysis, in printed order, each with its node. One query."""
    return list(
        Finding.objects.filter(analysis__round=round_)
        .select_related("node", "analysis")
        .order_by("position", "pk")
    )


def worked_on(findings: Sequence[Finding]) -> frozenset[int]:
    """Ids of the findings that somebody has worked on: words are written, or a row of a room above leans on them."""
    written = {finding.pk for finding in findings if finding.issue or finding.no_measure_reason}
    return frozenset(written | _leaned_on(findings))


def _leaned_on(findings: Collection[Finding]) -> set[int]:
    """Ids of findings that other rows point at and protect, such as those of measures. One query for each such key."""
    return {
        pk
        for relation in Finding._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel) and relation.on_delete is PROTECT
        for pk in relation.related_model._base_manager.filter(
            Q(**{f"{relation.field.name}__in": findings})
        ).values_list(relation.field.attname, flat=True)
    }
