"""Reading analyses and findings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import PROTECT, ManyToOneRel, Q
from django.http import Http404

from prongsai.analysis.models import Analysis, Finding
from prongsai.frameworks.mapping import FrameworkMapping
from prongsai.frameworks.queries import mapping_between
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_before
from prongsai.rules.score import Scored
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet, replaced_among, scored_sheet, scored_sheets, sheets_of


def analysis_of(round_: Round) -> Analysis | None:
    """The round's analysis, or None while nothing has been chosen. One query."""
    return Analysis.objects.filter(round=round_).first()


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


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the weak points of a round are found on.

    round, sheet, scored   the year before, its standing official sheet and its result; None where there is none
    analysis, findings     what stands for the round already
    """

    round: Round | None
    sheet: ScoreSheet | None
    scored: Scored | None
    analysis: Analysis | None
    findings: tuple[Finding, ...]


def baseline_for(round_: Round) -> Baseline:
    """Five queries."""
    before = round_before(round_)
    sheet = official_sheet(before) if before else None
    return Baseline(
        round=before,
        sheet=sheet,
        scored=scored_sheet(sheet) if sheet else None,
        analysis=analysis_of(round_),
        findings=tuple(findings_of(round_)),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the result page of a round needs.

    sheets         of the round, the standing official one first
    sheet_before   the sheet that stands for the year before, or None
    scored         results by sheet id: of the sheet asked for and of sheet_before
    mapping        from the framework of the year before to this one; None where nobody has said
    replaced       ids of sheets that a later one corrects
    """

    round: Round
    before: Round | None
    after: Round | None
    sheets: tuple[ScoreSheet, ...]
    sheet: ScoreSheet | None
    sheet_before: ScoreSheet | None
    scored: Mapping[int, Scored]
    mapping: FrameworkMapping | None
    replaced: frozenset[int]


def reading_of(round_: Round, sheet_id: int | None) -> Reading:
    """The sheet asked for (or the one that stands) beside last year's. Four queries.

    Raises Http404 when the round has no such sheet.
    """
    around = _around(round_)
    before, after = around.get(round_.fiscal_year - 1), around.get(round_.fiscal_year + 1)
    found = sheets_of([one for one in (round_, before) if one is not None])
    own = tuple(sheet for sheet in found if sheet.round_id == round_.pk)
    sheet = own[0] if own else None
    if sheet_id is not None:
        sheet = next((one for one in own if one.pk == sheet_id), None)
        if sheet is None:
            raise Http404
    sheet_before = next((one for one in found if before is not None and one.round_id == before.pk), None)
    return Reading(
        round=round_,
        before=before,
        after=after,
        sheets=own,
        sheet=sheet,
        sheet_before=sheet_before,
        scored=scored_sheets([one for one in (sheet, sheet_before) if one is not None]) if sheet else {},
        mapping=mapping_between(before.framework, round_.framework) if before and sheet_before else None,
        replaced=replaced_among(found),
    )


def _around(round_: Round) -> dict[int, Round]:
    """The same agency's rounds of the year before and the year after, by year. One query."""
    years = (round_.fiscal_year - 1, round_.fiscal_year + 1)
    found = Round.objects.with_framework().filter(agency_id=round_.agency_id, fiscal_year__in=years)
    return {one.fiscal_year: one for one in found}
