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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the result page of a round needs.

    sheets         of the round, the standing official one first
    sheet_before   the sheet that stands for the year before, or None
    scored         results by sheet id: of the sheet asked for and of sheet_before
    mapping        from the framework of the year before to this one; empty where there is none
    replaced       ids of sheets that a later one corrects
    """

    round: Round
    before: Round | None
    after: Round | None
    sheets: tuple[ScoreSheet, ...]
    sheet: ScoreSheet | None
    sheet_before: ScoreSheet | None
    scored: Mapping[int, Scored]
    mapping: tuple[Mapped, ...]
    replaced: frozenset[int]


def reading_of(round_: Round, sheet_id: int | None) -> Reading:
    """The sheet asked for (or the one that stands) beside last year's. Four queries.

    Raises Http404 when the round has no such sheet.
    """
    around = {one.fiscal_year: one for one in rounds_around(round_)}
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
        mapping=_mapping(sheet_before, sheet) if sheet and sheet_before else (),
        replaced=replaced_among(found),
    )


def _mapping(older: ScoreSheet, newer: ScoreSheet) -> tuple[Mapped, ...]:
    """What became of each item between the frameworks of two sheets, in printed order. One query."""
    rows = (
        ItemMapping.objects.filter(
            older=older.round.framework_id, newer=newer.round.framework_id
        )
        .select_related("older_node", "newer_node")
        .order_by("newer_node__position", "older_node__position")
    )
    return tuple(
        Mapped(
            older=row.older_node.code if row.older_node else "",
            newer=row.newer_node.code if row.newer_node else "",
            relation=ItemMapping.Relation(row.relation),
            note=Text(row.note_th, row.note_en),
            title=Text(row.older_node.title_th, row.older_node.title_en) if row.older_node else Text("", ""),
        )
        for row in rows
    )
