"""Which rows have pages of their own: what they are called, how they are typed, read and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.support import actions
from prongsai.support.forms.rows import (
    CommentForm,
    HonourForm,
    LineForm,
    RowForm,
    ServiceForm,
    TrainingForm,
)
from prongsai.support.lists import programmes
from prongsai.support.models import Comment, Honour, Line, Row, Service, Training
from prongsai.support.presenters import lists
from prongsai.support.presenters.parts import COMMENTS, HONOURS, PROMOTION, SERVICES, TRAININGS, ListPage


@dataclass(frozen=True, slots=True)
class Book:
    """One kind of rows.

    page        their list
    owner       the key by which evidence points at a row; "" where rows show none
    of_a_unit   whether people of a unit write rows of their own
    """

    key: str
    model: type[Row]
    form: type[RowForm]
    page: Callable[..., ListPage]
    new: Promise
    standing: Promise
    owner: str = ""
    of_a_unit: bool = True
    is_removable: bool = True

    def write(self, row: Any, form: RowForm, *, by: Member, now: datetime) -> Row:
        """Raises Stale, CannotWrite."""
        values, seen = form.values(), form.seen_version()
        if isinstance(row, Training):
            units = values.pop("units")
            return actions.write_training(row=row, values=values, units=units, seen=seen, by=by, now=now)
        written: Row = actions.write_row(row=row, values=values, seen=seen, by=by, now=now)
        return written

    def blank(self, round_: Round, *, unit_id: int | None, today: datetime) -> Mapping[str, Any]:
        """What a new form begins with."""
        first = {"programme": next(iter(programmes())), "unit": unit_id or ""}
        if self.model is Line:
            return {**first, "kind": Line.Kind.MEASURE, "number": _next_number(round_)}
        if self.model is Comment:
            return {**first, "received_on": today.date(), "source": Comment.Source.COUNTER}
        if self.model is Training:
            return {**first, "mode": Training.Mode.ON_SITE}
        return {**first, "kind": Honour.Kind.AWARD}


def _next_number(round_: Round) -> int:
    numbers = Line.objects.filter(round=round_, kind=Line.Kind.MEASURE).values_list("number", flat=True)
    return max(numbers, default=0) + 1


BOOKS = {
    one.key: one
    for one in (
        Book(
            TRAININGS,
            Training,
            TrainingForm,
            lists.trainings_page,
            _("New training"),
            _("Training"),
            owner="training",
            of_a_unit=False,
        ),
        Book(
            PROMOTION,
            Line,
            LineForm,
            lists.promotion_page,
            _("New line"),
            _("Line of promotion"),
            owner="line",
        ),
        Book(
            SERVICES,
            Service,
            ServiceForm,
            lists.services_page,
            _("New service"),
            _("Counted service"),
            of_a_unit=False,
        ),
        Book(
            COMMENTS,
            Comment,
            CommentForm,
            lists.comments_page,
            _("New comment"),
            _("Comment"),
            is_removable=False,
        ),
        Book(
            HONOURS,
            Honour,
            HonourForm,
            lists.honours_page,
            _("New award or activity"),
            _("Award or activity"),
            owner="honour",
        ),
    )
}


def book_or_404(key: str) -> Book:
    if key not in BOOKS:
        raise Http404
    return BOOKS[key]
