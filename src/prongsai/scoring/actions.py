"""Saving a sheet: all of it, sealed at once, or nothing."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.frameworks.models import FrameworkNode
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.score import Scored, score
from prongsai.scoring import permissions
from prongsai.scoring.models import ScoreSheet, SheetFigure


class CannotSave(Exception):
    """The sheet cannot be saved. code: no_figures, replaced_already, other_source."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def save_sheet(
    *,
    round_: Round,
    source: ScoreSheet.Source,
    title: str,
    origin: str,
    figures: Mapping[str, Fraction],
    by: Member | None,
    now: datetime,
    replaces: ScoreSheet | None = None,
    note: str = "",
) -> ScoreSheet:
    """Save and seal the figures of one source. `by` None means the set-up of a demo.

    figures   code -> 0 to 100, at most six decimals.
    Raises    CannotSave; PermissionDenied; rules.score.UnknownCode, OutOfRange.
    """
    if by is not None:
        require(permissions.may_enter_result(by, round_))
    return seal_sheet(
        round_=round_,
        source=source,
        title=title,
        origin=origin,
        figures=figures,
        by=by,
        now=now,
        replaces=replaces,
        note=note,
    )


@transaction.atomic
def seal_sheet(
    *,
    round_: Round,
    source: ScoreSheet.Source,
    title: str,
    origin: str,
    figures: Mapping[str, Fraction],
    by: Member | None,
    now: datetime,
    replaces: ScoreSheet | None = None,
    note: str = "",
) -> ScoreSheet:
    """The same for a room above that has asked already whether the member may: an assessment that is confirmed."""
    if not figures:
        raise CannotSave("no_figures")
    if replaces is not None:
        _check_replacement(replaces, round_, source)
    result = score(framework_from(round_.framework), figures)
    sheet = _write_sheet(round_, source, title, origin, note, replaces, result, by, now)
    nodes = dict(
        FrameworkNode.objects.filter(version=round_.framework, code__in=figures).values_list("code", "pk")
    )
    SheetFigure.objects.bulk_create(
        SheetFigure(sheet=sheet, node_id=nodes[code], value=_as_decimal(value))
        for code, value in figures.items()
    )
    sheet.sealed_at = now
    sheet.save(update_fields=["sealed_at"])
    audit.record(
        "scoring.sheet.saved",
        by=by,
        target=sheet,
        at=now,
        agency_path=round_.agency.path,
        source=source.value,
        figures=len(figures),
        total=str(sheet.total),
    )
    return sheet


def _check_replacement(replaces: ScoreSheet, round_: Round, source: ScoreSheet.Source) -> None:
    if replaces.round_id != round_.pk or replaces.source != source:
        raise CannotSave("other_source")
    if ScoreSheet.objects.filter(replaces=replaces).exists():
        raise CannotSave("replaced_already")


def _write_sheet(
    round_: Round,
    source: ScoreSheet.Source,
    title: str,
    origin: str,
    note: str,
    replaces: ScoreSheet | None,
    result: Scored,
    by: Member | None,
    now: datetime,
) -> ScoreSheet:
    return ScoreSheet.objects.create(
        round=round_,
        source=source,
        title=title,
        origin=origin,
        note=note,
        total=Decimal(result.total.shown) if result.total.shown else None,
        level_key=result.level.level.key if result.level else "",
        is_complete=result.complete,
        replaces=replaces,
        saved_at=now,
        saved_by=by.user if by else None,
    )


def _as_decimal(value: Fraction) -> Decimal:
    """Exact for at most six decimals, which is what the reader of figures lets through."""
    return Decimal(value.numerator) / Decimal(value.denominator)
