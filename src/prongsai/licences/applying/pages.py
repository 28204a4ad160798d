"""What the public pages show: never a name, a contact, or anything that was not released."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.agencies.models import Agency
from prongsai.licences.applying.addresses import OTHER, address
from prongsai.licences.applying.papers import PapersPart
from prongsai.licences.forms.applying import AnswerForm, ApplyForm, CodesForm
from prongsai.licences.models import Application, Notice, StatusEvent
from prongsai.licences.moves import ENDED, FINAL, MOVES, State
from prongsai.licences.presenters.tables import public_table
from prongsai.licences.queries import PublicLine, PublishedType
from prongsai.licences.slips import Slip
from prongsai.licences.wording import MEANINGS, STATES, VERDICTS
from prongsai.rules.clocks import Clock
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.parts import Table
from prongsai.ui.uploads import limit_in_words


@dataclass(frozen=True, slots=True)
class Frame:
    """What every public page has. other_href: the same page in the other language; places: (words, address, is here)."""

    agency: Text
    language: str
    other_href: str
    places: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class KindsPage:
    frame: Frame
    kinds: tuple[tuple[PublishedType, str], ...]


@dataclass(frozen=True, slots=True)
class KindPage:
    """apply_href: "" where applications are taken at the counter alone."""

    frame: Frame
    kind: PublishedType
    facts: tuple[tuple[str, str], ...]
    apply_href: str


@dataclass(frozen=True, slots=True)
class ApplyPage:
    frame: Frame
    kind: PublishedType
    form: ApplyForm
    problem: str = ""
    limit: str = field(default_factory=limit_in_words)


@dataclass(frozen=True, slots=True)
class SlipPage:
    frame: Frame
    slip: Slip
    pdf_href: str
    status_href: str
    papers: PapersPart
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class NoticeLine:
    item: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatusPage:
    """form: the two codes, with what is wrong. What follows is set only for right codes.

    history       (day, what happened) in order
    may_withdraw  the applicant can still take it back
    refused       why files were not taken, a sentence each
    """

    frame: Frame
    form: CodesForm
    problem: str = ""
    said: str = ""
    kind: str = ""
    state: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notice: tuple[NoticeLine, ...] = ()
    answer_by: str = ""
    refusal: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    answer: AnswerForm | None = None
    may_withdraw: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    papers: PapersPart | None = None
    refused: tuple[str, ...] = ()
    status_href: str = ""


@dataclass(frozen=True, slots=True)
class BoardPage:
    frame: Frame
    year: int
    table: Table
    exports: tuple[tuple[str, str], ...]


def frame_of(agency: Agency, language: str, view: str, **more: object) -> Frame:
    places = (
        ("kinds", _("Licences")),
        ("status", _("Follow an application")),
        ("board", _("How long it takes")),
    )
    return Frame(
        Text(agency.name_th, agency.name_en),
        language,
        address(view, agency.slug, OTHER[language], **more),
        tuple((words, address(name, agency.slug, language), name == view) for name, words in places),
    )


def kinds_page(agency: Agency, language: str, kinds: Sequence[PublishedType]) -> KindsPage:
    return KindsPage(
        frame_of(agency, language, "kinds"),
        tuple((one, address("kind", agency.slug, language, key=one.key)) for one in kinds),
    )


def kind_page(agency: Agency, language: str, kind: PublishedType) -> KindPage:
    facts = (
        (_("Decided within"), working_days(kind.days)),
        (_("Fee"), kind.fee),
        (_("Who decides"), kind.decider),
        (_("Legal basis"), kind.basis),
        (_("Division"), in_words(kind.unit) if kind.unit else ""),
        (
            _("Version"),
            _("%(number)s, in force from %(day)s")
            % {"number": kind.number, "day": day_in_words(kind.effective_from, spoken())},
        ),
    )
    return KindPage(
        frame_of(agency, language, "kind", key=kind.key),
        kind,
        tuple((label, words) for label, words in facts if words),
        address("apply", agency.slug, language, key=kind.key) if kind.takes_online else "",
    )


def status_page(
    agency: Agency,
    language: str,
    application: Application,
    *,
    events: Sequence[StatusEvent],
    clock: Clock,
    notices: Sequence[Notice],
    form: CodesForm,
    papers: PapersPart,
    answer: AnswerForm | None = None,
    said: str = "",
    refused: tuple[str, ...] = (),
) -> StatusPage:
    kind, state = application.licence_type, application.state
    meaning = MEANINGS[state]
    is_waiting = state == State.DEFECT
    newest = notices[-1] if notices and is_waiting else None
    last = next((one for one in reversed(events) if one.after in {State.REFUSED, State.WITHDRAWN}), None)
    facts = [
        (_("What this means"), str(meaning.plain)),
        (_("Who acts next"), str(meaning.next)),
        (_("What is expected of you"), str(meaning.expected)),
        (_("Due by"), due_in_words(clock, state)),
        (
            _("Days used"),
            _("%(used)s of %(limit)s working days")
            % {"used": clock.used, "limit": application.checklist.days},
        ),
    ]
    return StatusPage(
        frame=frame_of(agency, language, "status"),
        form=form,
        said=said,
        kind=in_words(Text(kind.name_th, kind.name_en or kind.name_th)),
        state=str(STATES[state]),
        facts=tuple(facts),
        notice=tuple(
            NoticeLine(line.item.name, str(VERDICTS[line.verdict]), line.reason)
            for line in newest.lines.all()
        )
        if newest
        else (),
        answer_by=day_in_words(newest.answer_by, spoken(), long=True) if newest else "",
        refusal=tuple(
            (label, words)
            for label, words in ((_("Reason"), last.reason), (_("Appeal"), last.appeal))
            if words
        )
        if last
        else (),
        history=tuple((day_in_words(one.on, spoken()), str(STATES[one.after])) for one in events),
        answer=(answer or AnswerForm()) if is_waiting else None,
        may_withdraw=State.WITHDRAWN in MOVES[state],
        codes={name: form[name].value() or "" for name in ("reference", "secret")},
        papers=papers if papers.asked else None,
        refused=refused,
        status_href=address("status", agency.slug, language),
    )


def due_in_words(clock: Clock, state: str) -> str:
    if state in ENDED or state in FINAL:
        return _("Ended")
    if clock.is_paused:
        return _("The days stand still until your answer is in.")
    if clock.due_on is None:
        return _("The days begin when the papers are complete.")
    return day_in_words(clock.due_on, spoken(), long=True)


def working_days(count: int) -> str:
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def board_page(agency: Agency, language: str, year: int, lines: Sequence[PublicLine]) -> BoardPage:
    return BoardPage(
        frame_of(agency, language, "board"),
        year,
        public_table(lines),
        tuple(
            (one.upper(), address("export_board", agency.slug, language, year=year, format=one))
            for one in ("xlsx", "csv", "json")
        ),
    )


def wrong_codes() -> str:
    return _("There is no application with these two codes. Please compare both with your slip.")


def too_many() -> str:
    return _("Very many requests are coming in just now. Please try again in a minute; nothing is lost.")
