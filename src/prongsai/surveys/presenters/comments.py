"""Comments of a closed survey: those that others may read, and those that wait for an officer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.rounds.links import of_round
from prongsai.surveys import permissions
from prongsai.surveys.forms import DecideComment
from prongsai.surveys.models import CommentDecision, Wave
from prongsai.surveys.presenters.result import href, result_crumbs
from prongsai.surveys.telling.comments import Written, are_too_few, shown_of, written_in
from prongsai.surveys.wording import TRACES, VERDICTS
from prongsai.ui.parts import Crumbs

AT_ONCE = 50
"""Comments on one page of the review: what is released with one button has been on the screen."""
TONES = {"released": "accepted", "masked": "review", "withheld": "idle"}


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """shown: what others may read; waiting: how many wait, told to those who can do something about it; hrefs "" elsewhere."""

    title: str
    crumbs: Crumbs
    generated: bool
    asked: bool
    too_few: bool
    smallest_group: int
    shown: tuple[str, ...]
    waiting: int
    review: str
    download: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a comment. found: what it may be, "" where nothing was found."""

    text: str
    found: str


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment to decide about. state, tone: "" while it waits; is_clean: nothing was found in it."""

    number: int
    pieces: tuple[Piece, ...]
    is_clean: bool
    state: str
    tone: str
    reason: str
    decide: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """rows: with findings first; clean: numbers that one button releases."""

    title: str
    crumbs: Crumbs
    generated: bool
    too_few: bool
    smallest_group: int
    rows: tuple[CommentRow, ...]
    clean: tuple[int, ...]
    later: int
    decided: tuple[CommentRow, ...]
    release: str


@dataclass(frozen=True, slots=True)
class DecidePage:
    title: str
    crumbs: Crumbs
    generated: bool
    row: CommentRow
    form: DecideComment
    back: str


def comments_page(wave: Wave, *, viewer: Member) -> CommentsPage:
    """At most three queries. Raises telling.tables.StillOpen."""
    may = permissions.may_open_survey(viewer, wave.round)
    shown = tuple(shown_of(wave))
    return CommentsPage(
        title=_("Comments of %(instrument)s") % {"instrument": wave.instrument},
        crumbs=result_crumbs(wave, _("Result"), _("Comments")),
        generated=wave.generated,
        asked=wave.with_comments,
        too_few=are_too_few(wave),
        smallest_group=wave.smallest_group,
        shown=shown,
        waiting=sum(one.decision is None for one in written_in(wave)) if may else 0,
        review=href(wave, "review_comments") if may else "",
        download=href(wave, "take_comments") if shown else "",
    )


def review_page(wave: Wave) -> ReviewPage:
    """Two queries. Raises telling.tables.StillOpen."""
    written = written_in(wave)
    waiting = sorted((one for one in written if one.decision is None), key=lambda one: not one.found)
    now = waiting[:AT_ONCE]
    return ReviewPage(
        title=_("Comments to look through"),
        crumbs=result_crumbs(wave, _("Result"), _("Comments to look through")),
        generated=wave.generated,
        too_few=are_too_few(wave),
        smallest_group=wave.smallest_group,
        rows=tuple(_rows(wave, now)),
        clean=tuple(one.number for one in now if not one.found),
        later=len(waiting) - len(now),
        decided=tuple(_rows(wave, [one for one in written if one.decision is not None])),
        release=href(wave, "release_comments"),
    )


def decide_page(wave: Wave, one: Written, form: DecideComment) -> DecidePage:
    [row] = _rows(wave, [one])
    return DecidePage(
        title=_("Decide about a comment"),
        crumbs=result_crumbs(wave, _("Result"), _("Decide about a comment")),
        generated=wave.generated,
        row=row,
        form=form,
        back=href(wave, "review_comments"),
    )


def _rows(wave: Wave, written: Sequence[Written]) -> Iterator[CommentRow]:
    for one in written:
        verdict = one.decision.verdict if one.decision else ""
        yield CommentRow(
            number=one.number,
            pieces=tuple(_pieces(one)),
            is_clean=not one.found,
            state=str(VERDICTS[CommentDecision.Verdict(verdict)]) if verdict else "",
            tone=TONES.get(verdict, ""),
            reason=one.decision.reason if one.decision else "",
            decide=of_round("surveys:decide_comment", wave.round, survey_id=wave.pk, number=one.number),
        )


def _pieces(one: Written) -> Iterator[Piece]:
    at = 0
    for trace in one.found:
        yield Piece(one.body[at : trace.begin], "")
        yield Piece(one.body[trace.begin : trace.end], str(TRACES[trace.kind]))
        at = trace.end
    yield Piece(one.body[at:], "")
