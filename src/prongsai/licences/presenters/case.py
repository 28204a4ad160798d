"""One application for the office: how it stands, who applied where that is the viewer's work, papers, moves, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prongsai.accounts.members import Member
from prongsai.licences import permissions, sealing
from prongsai.licences.codes import printed
from prongsai.licences.forms.office import CheckForm, MoveForm
from prongsai.licences.models import Applicant, Application, Notice, SentPaper, StatusEvent
from prongsai.licences.moves import CHECKED_IN, DECIDED, MOVES, State
from prongsai.licences.presenters.applications import is_overdue
from prongsai.licences.presenters.papers import SentFor, cannot_open, sent_for
from prongsai.licences.presenters.parts import address, day, kind_name, named
from prongsai.licences.wording import CHANNELS, STATES, TONES, VERDICTS
from prongsai.rules.clocks import Clock
from prongsai.rules.framework import Text
from prongsai.ui.navigation import Link
from prongsai.ui.parts import Cell, Crumbs, Table


@dataclass(frozen=True, slots=True)
class Move:
    """A form that moves the application on. danger: it ends it."""

    title: str
    button: str
    href: str
    form: MoveForm
    note: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A released notice, and what was answered."""

    title: str
    lines: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class CasePage:
    title: str
    agency: Text
    crumbs: Crumbs
    lead: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    applicant: tuple[tuple[str, str], ...]
    check: CheckForm | None
    check_href: str
    papers: Table | None
    sent: tuple[SentFor, ...]
    notices: tuple[Told, ...]
    moves: tuple[Move, ...]
    history: Table
    problem: str
    checklist: Link


def case_page(
    application: Application,
    *,
    viewer: Member,
    events: Sequence[StatusEvent],
    clock: Clock,
    notices: Sequence[Notice],
    sent: Sequence[SentPaper],
    check: CheckForm,
    bound: MoveForm | None,
    worked: bool,
    today: date,
    problem: str = "",
) -> CasePage:
    agency, state = application.agency, application.state
    works = permissions.may_work_on(viewer, application)
    may_check = works and (state in CHECKED_IN or state == State.RECEIVED)
    sees = permissions.may_see_applicant(viewer, application)
    late = is_overdue(application, today)
    title = _("Application %(reference)s") % {"reference": printed(application.reference)}
    return CasePage(
        title=title,
        agency=named(agency),
        crumbs=((_("Applications"), address("applications", agency)), (title, "")),
        lead=kind_name(application.licence_type),
        state=str(STATES[state]),
        tone="late" if late else TONES.get(state, "review"),
        facts=_facts(application, clock),
        applicant=_applicant(application) if sees else (),
        check=check if may_check else None,
        check_href=address("check_items", agency, application_id=application.pk),
        papers=None if may_check or not sees else _papers(check),
        sent=sent_for(application, sent) if sees else (),
        notices=tuple(_told(one, sees=sees) for one in notices),
        moves=tuple(_moves(application, viewer, bound, works=works, worked=worked)),
        history=_history(events, sees=sees),
        problem=problem,
        checklist=Link(
            _("Version %(number)s") % {"number": application.checklist.number},
            address("kind", agency, key=application.licence_type.key),
        ),
    )


def _facts(application: Application, clock: Clock) -> tuple[tuple[str, str], ...]:
    used = _("%(used)s of %(limit)s working days") % {"used": clock.used, "limit": application.checklist.days}
    if clock.is_paused:
        used = _("%(used)s; standing still since the notice") % {"used": used}
    return (
        (_("Filed on"), day(application.filed_on)),
        (_("Came by"), str(CHANNELS[application.channel])),
        (_("Due by"), day(application.due_on)),
        (_("Days used"), used),
    )


def _applicant(application: Application) -> tuple[tuple[str, str], ...]:
    try:
        applicant = application.applicant
    except Applicant.DoesNotExist:
        return ((_("Applicant"), _("Destroyed: its time is over.")),)
    try:
        name, contact = (sealing.opened(applicant, column) for column in ("name", "contact"))
    except sealing.CannotOpen:
        return ((_("Applicant"), cannot_open()),)
    return ((_("Applicant"), name), (_("Contact"), contact), (_("Kept until"), day(applicant.keep_until)))


def _papers(check: CheckForm) -> Table:
    rows = tuple(
        (Cell(item.name), Cell(str(VERDICTS.get(verdict.initial, "–"))), Cell(str(reason.initial or "–")))
        for item, verdict, reason in check.rows()
    )
    return Table(
        _("Papers"),
        ((_("Paper"), False), (_("Finding"), False), (_("What is missing or wrong"), False)),
        rows,
    )


def _told(notice: Notice, *, sees: bool) -> Told:
    lines = tuple(f"{one.item.name}: {VERDICTS[one.verdict]}. {one.reason}" for one in notice.lines.all())
    words = ""
    answer = getattr(notice, "answer", None)
    if answer is not None and sees:
        try:
            words = sealing.opened(answer, "words")
        except sealing.CannotOpen:
            words = cannot_open()
    title = _("Notice %(number)s, answer by %(day)s") % {
        "number": notice.number,
        "day": day(notice.answer_by),
    }
    return Told(title, lines if sees else (), words)


def _moves(
    application: Application, viewer: Member, bound: MoveForm | None, *, works: bool, worked: bool
) -> list[Move]:
    found = []
    for key, (to, title, button, note) in moves_in_words().items():
        if to not in MOVES[application.state]:
            continue
        deciding = to in DECIDED
        if not (permissions.may_decide(viewer, application) and not worked if deciding else works):
            continue
        form = (
            bound
            if bound is not None and bound.move == key
            else MoveForm(None, seen=application.seq, move=key)
        )
        href = address("move_application", application.agency, application_id=application.pk, move=key)
        found.append(Move(title, button, href, form, note, danger=key == "withdraw"))
    return found


def moves_in_words() -> dict[str, tuple[State, str, str, str]]:
    """By key: the state it leads to, title, button, what it means."""
    return {
        "notice": (
            State.DEFECT,
            _("Notice of defects"),
            _("Release the notice"),
            _(
                "Everything that is marked as missing or to be mended goes out as one notice. The days stand still until the answer."
            ),
        ),
        "review": (
            State.REVIEWING,
            _("Papers are complete"),
            _("Begin the review"),
            _("Only when every paper is in order."),
        ),
        "resubmit": (
            State.RESUBMITTED,
            _("Answer at the counter"),
            _("The papers were handed over"),
            _("The days run again from here on."),
        ),
        "decide": (
            State.APPROVED,
            pgettext("licence", "Decision"),
            _("Decide the application"),
            _("Whoever checked the application does not decide it."),
        ),
        "issue": (State.ISSUED, _("Issue"), _("The licence was handed over"), ""),
        "close": (State.CLOSED, _("Close"), _("Close the application"), ""),
        "withdraw": (
            State.WITHDRAWN,
            _("Withdraw"),
            _("Withdraw it"),
            _("When the applicant has asked for it. It cannot be undone."),
        ),
    }


def _history(events: Sequence[StatusEvent], *, sees: bool) -> Table:
    rows = tuple(
        (
            Cell(day(one.on)),
            Cell(str(STATES[one.after]), note=" ".join((one.reason, one.appeal)).strip() if sees else ""),
            Cell(one.by.name_th if one.by else _("The applicant or the system")),
        )
        for one in events
    )
    return Table(_("What has happened"), ((_("Day"), False), (_("State"), False), (_("By"), False)), rows)
