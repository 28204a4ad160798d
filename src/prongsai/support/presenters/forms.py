"""Satisfaction forms: their list, and one with its address, its number of answers, its results."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.support import permissions
from prongsai.support.answering.pages import address_of
from prongsai.support.models import Form
from prongsai.support.presenters.parts import FORMS, Figure, ListPage, address, crumbs, day, per_cent, tabs
from prongsai.support.presenters.words import agency_of
from prongsai.support.queries.forms import (
    COUNTED_FROM,
    forms_of,
    questions_of,
    remarks_of,
    results_of,
    shows_results,
    takes_answers,
)
from prongsai.ui.language import in_words
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Cell, Crumbs, Table, numeric


def forms_page(round_: Round, *, viewer: Member, today: date) -> ListPage:
    """Two queries."""
    forms = forms_of(round_)
    open_ = sum(1 for one in forms if takes_answers(one, today))
    sentence = ngettext("%(count)s form is open.", "%(count)s forms are open.", open_) % {"count": open_}
    heads = (
        (_("Satisfaction form"), False), (_("Unit"), False), (_("Answered until"), False), (_("Answers"), True),
        (_("State"), False),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(one.title, address("form", round_, form_id=one.pk)),
            Cell(unit_in_words(one.unit)),
            Cell(day(one.closes_on)),
            numeric(answers_in_words(one)),
            _state(one, today),
        )
        for one in forms
    )
    add = None
    if permissions.may_ask(viewer, round_):
        add = Link(_("Open a form"), address("open_form", round_), "plus")
    return ListPage(
        title=_("Satisfaction of visitors"),
        agency=agency_of(round_),
        sentence=sentence if forms else "",
        tabs=tabs(round_, FORMS),
        tables=(Table(_("Satisfaction forms"), heads, rows),) if forms else (),
        add=add,
        empty=_("A short form with a QR code for each division: visitors answer it without a name, a sign-in or a cookie."),
    )  # fmt: skip


def answers_in_words(form: Form) -> str:
    """A very small number is not told."""
    if 0 < form.answers < COUNTED_FROM:
        return _("under %(number)s") % {"number": COUNTED_FROM}
    return f"{form.answers:,}"


def _state(form: Form, today: date) -> Cell:
    if form.closed_on is not None:
        return Cell(_("Closed"), tone="accepted")
    if takes_answers(form, today):
        return Cell(_("Open for answers"), tone="review")
    if today < form.opens_on:
        return Cell(_("Still ahead"), tone="idle")
    return Cell(_("Over, to be closed"), tone="due")


@dataclass(frozen=True, slots=True)
class FormPage:
    """hidden: why no result is shown, or "". posters: the sheets to print."""

    title: str
    agency: Text
    crumbs: Crumbs
    sentence: str
    unit: str
    address: str
    address_href: str
    posters: tuple[Link, ...]
    figures: tuple[Figure, ...]
    results: Table | None
    remarks: tuple[str, ...]
    hidden: str
    close_href: str
    generated: bool


def form_page(form: Form, *, viewer: Member) -> FormPage:
    """Two queries."""
    round_ = form.round
    place = {"form_id": form.pk}
    public = address_of(form, "th")
    is_open = form.closed_on is None
    return FormPage(
        title=form.title,
        agency=agency_of(round_),
        crumbs=crumbs(round_, (_("Satisfaction"), address(FORMS, round_)), (form.title, "")),
        sentence=_("From %(first)s until %(last)s.")
        % {"first": day(form.opens_on), "last": day(form.closes_on)},
        unit=unit_in_words(form.unit),
        address=f"{settings.PUBLIC_ADDRESS}{public}".split("://", 1)[1],
        address_href=public if is_open else "",
        posters=tuple(_posters(round_, place)) if is_open else (),
        figures=_figures(form),
        results=_results(form),
        remarks=tuple(remarks_of(form)),
        hidden=_hidden(form),
        close_href=address("close_form", round_, **place)
        if is_open and permissions.may_ask(viewer, round_)
        else "",
        generated=form.generated,
    )


def _posters(round_: Round, place: dict[str, int]) -> list[Link]:
    sheets = (
        (_("Poster A4, Thai"), "a4", "th"),
        (_("Poster A5, Thai"), "a5", "th"),
        (_("Poster A4, English"), "a4", "en"),
    )
    poster = address("form_poster", round_, **place)
    return [
        Link(label, f"{poster}?size={size}&language={language}", "printer")
        for label, size, language in sheets
    ]


def _figures(form: Form) -> tuple[Figure, ...]:
    found = [Figure(answers_in_words(form), _("people"), _("Sent in"))]
    results = results_of(form)
    if results:
        last = results[-1]
        found.append(Figure(per_cent(last.content), "%", _("Satisfied or very satisfied (last question)")))
        found.append(Figure(per_cent(last.mean), _("of 5"), _("Mean (last question)")))
    return tuple(found)


def _hidden(form: Form) -> str:
    if shows_results(form):
        return ""
    if form.closed_on is None:
        return _(
            "Results are shown after the form is closed: while it is open, each change would tell what one person answered."
        )
    return _("Fewer than %(group)s people answered; results of so few are never shown.") % {
        "group": form.smallest_group
    }


def _results(form: Form) -> Table | None:
    results = results_of(form)
    if not results:
        return None
    steps = [(in_words(text), True) for _value, text in questions_of(form).steps]
    heads = ((_("Question"), False), *steps, (_("Mean"), True), (_("Satisfied, %"), True))
    rows = tuple(
        (
            Cell(in_words(one.text)),
            *(numeric(str(number) if number else NOTHING) for number in one.numbers),
            numeric(per_cent(one.mean)),
            numeric(per_cent(one.content)),
        )
        for one in results
    )
    return Table(_("Results"), heads, rows)
