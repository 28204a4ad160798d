"""Writing a result with its photos: mended until the part that it stands in is handed in."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import note_hand
from prongsai.audit import actions as audit
from prongsai.measures.models import Measure
from prongsai.results import permissions
from prongsai.results.content import CannotWrite, ResultContent, ShownPhoto, Stale, settled
from prongsai.results.halves import Reporting
from prongsai.results.models import Result, ResultPhoto, UnitReport
from prongsai.results.queries.changes import items_of, mark_of
from prongsai.results.queries.sheets import Line
from prongsai.results.states import HELD, UNIT_FLOW

Photos = list[tuple[int, str]]


@transaction.atomic
def write_result(
    *,
    reporting: Reporting,
    line: Line,
    content: ResultContent,
    seen: int,
    by: Member | None,
    now: datetime,
) -> Result:
    """Write or mend what came of a measure. `by` None means the set-up of a demo.

    seen    the row_version that the writer had before them; 0 where nothing was written.
    Raises  Stale, if it has changed since and does not say the same already; CannotWrite.
    """
    if by is not None:
        require(permissions.may_write(by, reporting.round, line.unit))
    part = _held_part(reporting, line)
    if part is not None and part.state in HELD:
        raise CannotWrite("held")
    content = settled(content, reporting.round.agency_id)
    standing = _standing(reporting, line)
    if standing is None:
        result = _first(reporting, line, content, by, now)
    else:
        before = standing.text, _photos_of(standing)
        if before == (content.text, _wanted(content.photos)) and _speaks_of(standing, line.measure):
            return standing
        if standing.row_version != seen:
            raise Stale
        result = _mended(standing, line.measure, content, before, by, now)
    if part is not None:
        note_hand(flow=UNIT_FLOW.key, subject_id=part.pk, agency=reporting.round.agency, by=by, now=now)
    return result


def _held_part(reporting: Reporting, line: Line) -> UnitReport | None:
    """The unit's part, begun with its first result, held until the transaction ends; None for the office."""
    if line.unit is None:
        return None
    part, _is_new = UnitReport.objects.get_or_create(
        round=reporting.round, half=reporting.half.key, unit=line.unit
    )
    return UnitReport.objects.select_for_update(of=("self",)).get(pk=part.pk)


def _standing(reporting: Reporting, line: Line) -> Result | None:
    """What is written, held. Raises CannotWrite: gone, where the measure was taken away meanwhile."""
    if not Measure.objects.filter(pk=line.measure.pk, plan__round=reporting.round).exists():
        raise CannotWrite("gone")
    results = Result.objects.select_for_update(of=("self",)).select_related("round__agency")
    return results.filter(half=reporting.half.key, measure=line.measure, unit=line.unit).first()


def _speaks_of(standing: Result, measure: Measure) -> bool:
    return (standing.items, standing.measure_mark) == (items_of(measure), mark_of(measure))


def _first(
    reporting: Reporting, line: Line, content: ResultContent, by: Member | None, now: datetime
) -> Result:
    result = Result(round=reporting.round, half=reporting.half.key, measure=line.measure, unit=line.unit)
    _fill(result, line.measure, content, by, now)
    try:
        with transaction.atomic():
            result.save(force_insert=True)
    except IntegrityError as meanwhile:
        raise Stale from meanwhile
    _show(result, content.photos)
    _note("results.result.written", result, by, now, photos=len(content.photos))
    return result


def _mended(
    result: Result,
    measure: Measure,
    content: ResultContent,
    before: tuple[str, Photos],
    by: Member | None,
    now: datetime,
) -> Result:
    text, photos = before
    _fill(result, measure, content, by, now)
    result.row_version += 1
    result.save()
    if photos != _wanted(content.photos):
        result.photos.all().delete()
        _show(result, content.photos)
    _note("results.result.changed", result, by, now, before=text, photos=len(content.photos))
    return result


def _fill(result: Result, measure: Measure, content: ResultContent, by: Member | None, now: datetime) -> None:
    steps = [step.text for step in measure.steps.all()]
    result.title = steps[0] if steps else ""
    result.text, result.items, result.measure_mark = content.text, items_of(measure), mark_of(measure)
    result.changed_at, result.changed_by = now, by.user if by else None


def _photos_of(result: Result) -> Photos:
    return list(result.photos.order_by("position", "pk").values_list("evidence_id", "caption"))


def _wanted(photos: Sequence[ShownPhoto]) -> Photos:
    return [(photo.evidence.pk, photo.caption) for photo in photos]


def _show(result: Result, photos: Sequence[ShownPhoto]) -> None:
    ResultPhoto.objects.bulk_create(
        ResultPhoto(result=result, evidence=photo.evidence, position=place, caption=photo.caption)
        for place, photo in enumerate(photos, 1)
    )


def _note(action: str, result: Result, by: Member | None, now: datetime, **details: str | int) -> None:
    path = result.round.agency.path
    audit.record(action, by=by, target=result, at=now, agency_path=path, half=result.half, **details)
