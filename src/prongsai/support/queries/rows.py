"""Rows of a round within scope, and the units that somebody writes for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.measures.queries import units_of
from prongsai.rounds.models import Round
from prongsai.support import permissions
from prongsai.support.models import (
    Attendance,
    CheckPoint,
    Comment,
    Honour,
    Line,
    Row,
    Service,
    Shown,
    Training,
)
from prongsai.support.models.rows import RowQuerySet

AnyRow = TypeVar("AnyRow", bound=Row)
OF_A_UNIT = (Line, Service, Comment, Honour)


def row_or_404(member: Member, round_: Round, model: type[AnyRow], row_id: int) -> AnyRow:
    """A row of that round, if the member may see it. One query."""
    related = ["changed_by", *(["unit"] if issubclass(model, OF_A_UNIT) else [])]
    found = _rows(model).visible_to(member).select_related(*related).filter(round=round_, pk=row_id).first()
    if found is None:
        raise Http404
    found.round = round_
    return found


def rows_of(round_: Round, model: type[AnyRow]) -> list[AnyRow]:
    """In their order. One query."""
    related = ["unit"] if issubclass(model, OF_A_UNIT) else []
    rows = list(_rows(model).filter(round=round_).select_related(*related))
    for row in rows:
        row.round = round_
    return rows


def attendance_of(trainings: Iterable[Training]) -> dict[int, list[Attendance]]:
    """The units that are invited to each training, by its id. One query."""
    found: dict[int, list[Attendance]] = defaultdict(list)
    for one in Attendance.objects.filter(training__in=trainings).select_related("unit"):
        found[one.training_id].append(one)
    return found


def shown_or_404(member: Member, round_: Round, shown_id: int) -> Shown:
    """A piece of evidence that a row of that round shows."""
    owners = ("training", "line", "honour", "mark__check_row")
    found = (
        Shown.objects.select_related(*owners)
        .filter(pk=shown_id, evidence__agency=round_.agency)
        .filter(member.scope("evidence__agency"))
        .first()
    )
    if found is None:
        raise Http404
    owner = found.training or found.line or found.honour or (found.mark.check_row if found.mark else None)
    if owner is None or owner.round_id != round_.pk:
        raise Http404
    owner.round = round_
    return found


def shown_by(owners: Sequence[Row | CheckPoint], name: str) -> dict[int, list[Shown]]:
    """What these rows show, in order, by the id of the row. name: the key that points at them. One query."""
    found: dict[int, list[Shown]] = defaultdict(list)
    for one in Shown.objects.filter(**{f"{name}__in": owners}).select_related("evidence"):
        found[getattr(one, f"{name}_id")].append(one)
    return found


def units_to_write(member: Member, round_: Round) -> list[Unit]:
    """The standing units for which the member writes here. One query."""
    return [unit for unit in units_of(round_.agency) if permissions.may_write(member, round_, unit.pk)]


def divisions_of(round_: Round) -> list[Unit]:
    """One query."""
    return [unit for unit in units_of(round_.agency) if unit.kind == Unit.Kind.DIVISION]


def _rows(model: type[AnyRow]) -> RowQuerySet[AnyRow]:
    """Every row of a model: each has the same manager."""
    return model.objects.all()  # type: ignore[attr-defined,no-any-return]  # the abstract row has none
