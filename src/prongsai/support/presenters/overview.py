"""What of the supporting duties is to be done now, the worst first."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.support import permissions
from prongsai.support.models import Comment, Training
from prongsai.support.months import month_name
from prongsai.support.presenters.parts import (
    COMMENTS,
    OVERVIEW,
    TRAININGS,
    ListPage,
    address,
    book,
    day,
    tabs,
)
from prongsai.support.presenters.words import agency_of, first_words
from prongsai.support.queries.checks import checked_months
from prongsai.support.queries.counts import year_of
from prongsai.support.queries.forms import forms_of
from prongsai.support.queries.limits import limits_of
from prongsai.support.queries.rows import attendance_of, rows_of
from prongsai.support.queries.trainings import unwritten
from prongsai.ui.parts import Cell, Table

Row = tuple[Cell, ...]
ORDER = ("late", "due", "review")


def overview_page(round_: Round, *, viewer: Member, today: date) -> ListPage:
    """What is asked of the viewer; of those who only read, everything that is open. Ten queries."""
    rows = [*_counts(round_, viewer, today), *_checks(round_, viewer, today), *_trainings(round_, viewer)]
    rows += [*_comments(round_, viewer), *_forms(round_, viewer, today)]
    rows.sort(key=lambda row: ORDER.index(row[1].tone))
    late = sum(1 for row in rows if row[1].tone == "late")
    heads = ((_("What is to be done"), False), (_("State"), False), (_("Until"), False))
    words = ngettext("%(count)s thing to be done", "%(count)s things to be done", len(rows)) % {
        "count": len(rows)
    }
    if late:
        words = _("%(all)s, %(late)s of them overdue.") % {"all": words, "late": late}
    return ListPage(
        title=_("Supporting duties"),
        agency=agency_of(round_),
        sentence=words if rows else _("Nothing is left to be done today."),
        tabs=tabs(round_, OVERVIEW),
        tables=(Table(_("What is to be done"), heads, tuple(rows)),) if rows else (),
        empty=_("Trainings, promotion of online services, monthly counts, satisfaction, comments and the monthly check: what is due is named here."),
    )  # fmt: skip


def _is_asked(viewer: Member, round_: Round, unit_id: int | None) -> bool:
    """Of those who write nothing here, everything is shown."""
    return not permissions.may_write_any(viewer, round_) or permissions.may_write(viewer, round_, unit_id)


def _counts(round_: Round, viewer: Member, today: date) -> Iterable[Row]:
    year = year_of(round_, limits_of(round_.agency), today)
    own = [one for one in year.services if _is_asked(viewer, round_, one.unit_id)]
    for period in year.over:
        missing = len(year.missing(period, own))
        if missing:
            words = ngettext("%(count)s service", "%(count)s services", missing) % {"count": missing}
            name = _("Count %(month)s") % {"month": month_name(round_.fiscal_year, period)}
            is_late = period in year.late
            yield _row(
                f"{name} ({words})",
                address("count_month", round_, period=period),
                is_late=is_late,
                until=year.due_on[period],
            )


def _checks(round_: Round, viewer: Member, today: date) -> Iterable[Row]:
    if not _is_asked(viewer, round_, None):
        return
    for one in checked_months(round_, limits_of(round_.agency), today):
        if one.check is None and one.has_begun:
            name = month_name(round_.fiscal_year, one.period)
            yield _row(
                _("Monthly check of the information centre, %(month)s") % {"month": name},
                address("check_month", round_, period=one.period),
                is_late=one.due_on < today,
                until=one.due_on,
            )


def _trainings(round_: Round, viewer: Member) -> Iterable[Row]:
    trainings = rows_of(round_, Training)
    attendance = attendance_of(trainings)
    own = {
        training: [one for one in several if _is_asked(viewer, round_, one.unit_id)]
        for training, several in attendance.items()
    }
    for one in unwritten(trainings, own):
        words = _("How many came: %(topic)s") % {"topic": first_words(one.topic)}
        yield _row(words, book(TRAININGS, round_, "row", row_id=one.pk), is_late=False, until=None)


def _comments(round_: Round, viewer: Member) -> Iterable[Row]:
    open_: Sequence[Comment] = [one for one in rows_of(round_, Comment) if not one.answer]
    for one in open_:
        if _is_asked(viewer, round_, one.unit_id):
            words = _("Answer: %(topic)s") % {"topic": first_words(one.topic)}
            yield _row(words, book(COMMENTS, round_, "row", row_id=one.pk), is_late=False, until=None)


def _forms(round_: Round, viewer: Member, today: date) -> Iterable[Row]:
    for one in forms_of(round_):
        if one.closed_on is None and one.closes_on < today and permissions.may_ask(viewer, round_):
            words = _("Close the form: %(title)s") % {"title": one.title}
            yield _row(words, address("form", round_, form_id=one.pk), is_late=False, until=None)


def _row(words: str, href: str, *, is_late: bool, until: date | None) -> Row:
    state = Cell(_("Overdue"), tone="late") if is_late else Cell(_("To be done"), tone="due")
    return (Cell(words, href), state, Cell(day(until)))
