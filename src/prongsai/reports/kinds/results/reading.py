"""Reading what the report of a half is made from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from prongsai.files.models import FileVersion, Rendition
from prongsai.files.queries import newest_versions
from prongsai.measures.queries import planned_findings
from prongsai.reports.kinds.results.assembling import assemble
from prongsai.reports.kinds.results.content import ResultsPaper
from prongsai.reports.pictures import Photo
from prongsai.results.halves import Reporting, halves, reporting_of
from prongsai.results.models import ResultPhoto
from prongsai.results.queries import Sheet, sheet_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round

MOST_OF_UNITS = 6
"""So many photos of several units stand in one cell, where the office has not chosen any itself."""


def current_results(round_: Round, half: str) -> ResultsPaper | None:
    """What the records say now; None for no such half, or while there are no items to improve. Sixteen queries."""
    known = halves().get(half)
    if known is None:
        return None
    findings = planned_findings(round_)
    if not findings:
        return None
    sheet = sheet_of(reporting_of(round_, known), None)
    return assemble(
        sheet=sheet,
        findings=findings,
        photos=photos_of(sheet),
        follow_up_href=of_round("followup:follow_up", round_),
    )


def photos_of(sheet: Sheet) -> Mapping[int, Sequence[Photo]]:
    """The chosen photos of each measure: the office's own where it chose some, else those of its units."""
    rows = _chosen(sheet.reporting)
    newest = newest_versions(row.evidence for row in rows) if rows else {}
    own: dict[int, list[Photo]] = defaultdict(list)
    of_units: dict[int, list[Photo]] = defaultdict(list)
    for row in rows:
        photo = _photo(row, newest[row.evidence_id])
        measure = row.result.measure_id
        if photo is not None and measure is not None:
            (own if row.result.unit_id is None else of_units)[measure].append(photo)
    several = {pk: found[:MOST_OF_UNITS] if pk in sheet.wholes else found for pk, found in of_units.items()}
    return {**several, **own}


def _chosen(reporting: Reporting) -> list[ResultPhoto]:
    rows = ResultPhoto.objects.filter(
        result__round=reporting.round, result__half=reporting.half.key, evidence__set_aside_at__isnull=True
    )
    ordered = rows.order_by("result__unit__position", "result", "position", "pk")
    return list(ordered.select_related("evidence", "result"))


def _photo(row: ResultPhoto, version: FileVersion) -> Photo | None:
    """None for evidence that is no picture."""
    copies = {one.kind: one for one in version.file.renditions.all()}
    upright = copies.get(Rendition.Kind.WORKING.value)
    if upright is None:
        return None
    caption = row.caption or row.evidence.caption
    return Photo(version.file.sha256, caption, upright.width, upright.height)
