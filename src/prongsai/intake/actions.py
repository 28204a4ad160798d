"""What an officer does with a result on its way in: begin, change, save whole, abandon."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.intake import queries
from prongsai.intake.models import ResultDraft
from prongsai.intake.paper_tables.plan import Planned, to_add
from prongsai.intake.paper_tables.results import Told, to_write
from prongsai.measures.actions import add_measure
from prongsai.measures.permissions import may_plan
from prongsai.results.actions import write_result
from prongsai.results.content import ResultContent, ShownPhoto
from prongsai.results.halves import Reporting
from prongsai.results.permissions import may_write
from prongsai.results.queries import result_of
from prongsai.rounds.models import Round
from prongsai.rules.reading import RawRow
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.permissions import may_enter_result
from prongsai.scoring.queries import official_sheet

MOST_ROWS = 300
ENTERED = (ScoreSheet.Source.OFFICIAL, ScoreSheet.Source.MOCK)
"""Sources that people put in; computed sheets come from the surveys and the disclosure here."""


class TooManyRows(ValueError):
    """More rows than any result has."""


class CannotSaveDraft(Exception):
    """The draft stays as it is.

    code   gone: saved or abandoned meanwhile; problems: something must be settled first; choose_correction: an official
           sheet stands and nobody said that this one corrects it; other_official: another one stands than was shown
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def start_draft(
    *,
    round_: Round,
    source: ScoreSheet.Source,
    title: str,
    origin: str,
    rows: Sequence[RawRow],
    by: Member,
    now: datetime,
) -> ResultDraft:
    """Keep a table as read, before anybody agrees to it. Raises TooManyRows, PermissionDenied."""
    require(may_enter_result(by, round_))
    require(source in ENTERED)
    if len(rows) > MOST_ROWS:
        raise TooManyRows
    draft = ResultDraft.objects.create(
        round=round_,
        by=by.user,
        source=source,
        title=title,
        origin=origin,
        rows=ResultDraft.stored(rows),
        changed_at=now,
    )
    _record("intake.draft.started", draft, by, now)
    return draft


@transaction.atomic
def change_draft(*, draft: ResultDraft, rows: Sequence[RawRow], by: Member, now: datetime) -> None:
    """Put corrected rows in place of the old ones. Raises TooManyRows, PermissionDenied."""
    _require_own(draft, by)
    if len(rows) > MOST_ROWS:
        raise TooManyRows
    draft.rows = ResultDraft.stored(rows)
    draft.changed_at = now
    draft.save(update_fields=["rows", "changed_at"])
    _record("intake.draft.changed", draft, by, now)


@transaction.atomic
def save_draft(
    *, draft: ResultDraft, corrects: int | None, note: str, by: Member, now: datetime
) -> ScoreSheet:
    """Save all of it as a sealed sheet, and drop the draft.

    corrects   key of the official sheet that this one replaces; must be the standing one if there is one
    Raises     CannotSaveDraft, PermissionDenied.
    """
    round_ = (
        Round.objects.select_for_update(of=("self",))
        .select_related("agency", "framework")
        .get(pk=draft.round_id)
    )
    held = ResultDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if held is None:
        raise CannotSaveDraft("gone")
    _require_own(held, by)
    reading = queries.reading_of(round_, held.raw_rows)
    if reading.problems:
        raise CannotSaveDraft("problems")
    replaces = _sheet_to_replace(round_, held, corrects)
    sheet = save_sheet(
        round_=round_,
        source=ScoreSheet.Source(held.source),
        title=held.title,
        origin=held.origin,
        figures=reading.figures,
        by=by,
        now=now,
        replaces=replaces,
        note=note if replaces else "",
    )
    held.delete()
    return sheet


@transaction.atomic
def enter_result(
    *,
    round_: Round,
    source: ScoreSheet.Source,
    title: str,
    origin: str,
    rows: Sequence[RawRow],
    corrects: int | None,
    note: str,
    by: Member,
    now: datetime,
) -> ScoreSheet:
    """A table read and saved in one breath, for programs: no draft stays behind, whatever happens.

    Raises CannotSaveDraft, TooManyRows, PermissionDenied.
    """
    draft = start_draft(round_=round_, source=source, title=title, origin=origin, rows=rows, by=by, now=now)
    return save_draft(draft=draft, corrects=corrects, note=note, by=by, now=now)


@transaction.atomic
def abandon_draft(*, draft: ResultDraft, by: Member, now: datetime) -> None:
    """Throw the draft away; nothing of it was saved."""
    _require_own(draft, by)
    _record("intake.draft.abandoned", draft, by, now)
    draft.delete()


@transaction.atomic
def take_in_measures(*, round_: Round, rows: Sequence[Planned], by: Member, now: datetime) -> int:
    """Add the measures of a printed table to the plan, all or none; how many are new.

    rows    as understood and shown: without problems
    Raises  CannotPlan, PermissionDenied.
    """
    require(may_plan(by, round_))
    added = to_add(rows)
    for findings, content in added:
        add_measure(round_=round_, findings=findings, content=content, by=by, now=now)
    return len(added)


@transaction.atomic
def take_in_results(*, reporting: Reporting, rows: Sequence[Told], by: Member, now: datetime) -> int:
    """Write the results of a printed table, all or none; how many were written. Photos that stand stay.

    rows    as understood and shown: without problems
    Raises  CannotWrite, Stale, PermissionDenied.
    """
    require(may_write(by, reporting.round, None))
    written = to_write(rows)
    for line, text in written:
        standing = result_of(reporting, line)
        photos = [ShownPhoto(one.evidence, one.caption) for one in standing.photos.all()] if standing else []
        seen = line.result.row_version if line.result else 0
        content = ResultContent(text, photos)
        write_result(reporting=reporting, line=line, content=content, seen=seen, by=by, now=now)
    return len(written)


def _sheet_to_replace(round_: Round, draft: ResultDraft, corrects: int | None) -> ScoreSheet | None:
    if draft.source != ScoreSheet.Source.OFFICIAL:
        return None
    standing = official_sheet(round_)
    if standing is not None and corrects is None:
        raise CannotSaveDraft("choose_correction")
    if corrects is not None and (standing is None or standing.pk != corrects):
        raise CannotSaveDraft("other_official")
    return standing


def _require_own(draft: ResultDraft, by: Member) -> None:
    require(draft.by_id == by.user.pk and may_enter_result(by, draft.round))


def _record(action: str, draft: ResultDraft, by: Member, now: datetime) -> None:
    audit.record(action, by=by, target=draft, at=now, source=draft.source, rows=len(draft.rows))
