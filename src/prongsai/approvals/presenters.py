"""The panel that says where a thing stands, and the page on which a decision with words is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from prongsai.accounts.members import title_of
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.approvals.forms import DecisionForm
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.procedures import Procedure, Row
from prongsai.approvals.queries import Standing
from prongsai.approvals.wording import (
    DONE,
    DONE_TONES,
    EXPLAINED,
    MOVE_ICONS,
    MOVES,
    REFUSED,
    STATES,
    TONES,
)
from prongsai.rules.framework import Text
from prongsai.rules.moves import FORWARD, Judged, Kind, WhyNot
from prongsai.ui.dates import moment_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import Crumbs
from prongsai.ui.standing import MoveButton, PastStep, Remark, StandingPanel

NAMED = 3
"""So many people are named as those whose turn it is; behind them, how many more."""


def panel_of(standing: Standing, *, only: Iterable[str] | None = None) -> StandingPanel:
    """The panel. only: keys of the moves that it offers, where the room shows others in its own forms."""
    offered = [one for one in standing.moves if only is None or one.move.key in set(only)]
    page = standing.procedure.address(standing.procedure.params(standing.thing))
    steps = tuple(past_step(step, page) for step in standing.history.steps)
    return StandingPanel(
        tone=TONES.get(standing.state, "idle"),
        state=state_words(standing.procedure, standing.state),
        waiting=waiting_words(standing.waits_for),
        buttons=tuple(_button(standing, one) for one in offered if one.is_possible),
        why_not=tuple(_why_not(standing)),
        steps=steps,
        seen=standing.history.seq,
        digest=standing.digest,
        newest=_to_be_mended(standing, steps),
    )


def state_words(procedure: Procedure[Any], state: str) -> str:
    return str(procedure.words.states.get(state) or STATES[state])


def refusal_words(procedure: Procedure[Any], code: str) -> str:
    """Why a move is refused, in a sentence."""
    return str(procedure.words.hindered.get(code) or REFUSED[code])


def waiting_words(people: Iterable[Membership]) -> str:
    """Who has it now: "Waiting for: Somchai (Director)"; "" where it waits for nobody."""
    named = [_named(one) for one in people]
    if not named:
        return ""
    shown = ", ".join(named[:NAMED])
    more = len(named) - NAMED
    if more > 0:
        return _("Waiting for: %(people)s and %(count)s more") % {"people": shown, "count": more}
    return _("Waiting for: %(people)s") % {"people": shown}


def who_and_when(step: Step) -> str:
    """What the newest step was: "Returned for correction by Somchai, 12 Mar 2568, 14:02"."""
    return _("%(done)s by %(person)s, %(moment)s") % {
        "done": DONE[step.move],
        "person": step.by.name_th,
        "moment": moment_in_words(timezone.localtime(step.at), spoken()),
    }


def past_step(step: Step, page: str = "") -> PastStep:
    return PastStep(
        done=str(DONE[step.move]),
        tone=DONE_TONES.get(step.kind, "review"),
        person=step.by.name_th,
        title=title_of(Role(step.role), is_acting=step.is_acting),
        at=step.at,
        comment=step.comment,
        remarks=tuple(Remark(one.label, one.text, f"{page}#{one.row}") for one in step.comments.all()),
    )


def _named(membership: Membership) -> str:
    title = title_of(Role(membership.role), is_acting=membership.is_acting)
    return f"{membership.user.name_th} ({title})"


def _button(standing: Standing, one: Judged) -> MoveButton:
    key = one.move.key
    carries = one.move.kind in FORWARD or one.move.kind is Kind.HAND_IN
    params = standing.procedure.params(standing.thing)
    return MoveButton(
        label=str(MOVES[key]),
        href=standing.procedure.move_address(params, key),
        icon=MOVE_ICONS[key],
        kind="primary" if carries else "quiet",
        asks=bool(one.move.needs),
    )


def _why_not(standing: Standing) -> Iterable[str]:
    """What the role would allow, and why it may not be done now; a move that is simply not due is not spoken of."""
    silent = {WhyNot.WITHOUT_ROLE, WhyNot.WRONG_STATE}
    codes = dict.fromkeys(one.why_not for one in standing.moves if one.why_not and one.why_not not in silent)
    return (refusal_words(standing.procedure, code) for code in codes)


def _to_be_mended(standing: Standing, steps: tuple[PastStep, ...]) -> PastStep | None:
    """The words of the newest step, where it gave the thing back or opened it."""
    newest = standing.history.newest
    asks = newest is not None and newest.kind in {Kind.SEND_BACK, Kind.UNLOCK}
    return steps[-1] if asks else None


@dataclass(frozen=True, slots=True)
class RowField:
    """A row with the box for what is said about it."""

    row: Row
    name: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A decision with words.

    problem   why it was refused, or ""; faster: who did what and when, where somebody was faster
    may_send  it can still be made; else what was written only stays readable
    """

    title: str
    crumbs: Crumbs
    explained: str
    form: DecisionForm
    rows: tuple[RowField, ...]
    action: str
    back: str
    seen: int
    digest: str
    state: str
    tone: str
    may_send: bool
    button: str
    problem: str = ""
    faster: str = ""


def decision_page(
    standing: Standing,
    move: str,
    form: DecisionForm,
    crumbs: Crumbs,
    *,
    problem: str = "",
    faster: Step | None = None,
) -> DecisionPage:
    procedure, params = standing.procedure, standing.procedure.params(standing.thing)
    words: Mapping[str, Promise] = MOVES
    return DecisionPage(
        title=str(words[move]),
        crumbs=(*crumbs, (str(words[move]), "")),
        explained=str(EXPLAINED.get(move, "")),
        form=form,
        rows=tuple(_row_field(row, form) for row in form.rows),
        action=procedure.move_address(params, move),
        back=procedure.address(params),
        seen=standing.history.seq,
        digest=standing.digest,
        state=state_words(procedure, standing.state),
        tone=TONES.get(standing.state, "idle"),
        may_send=standing.may(move),
        button=str(words[move]),
        problem=problem,
        faster=who_and_when(faster) if faster else "",
    )


def _row_field(row: Row, form: DecisionForm) -> RowField:
    name = form.name_of(row)
    return RowField(row, name, f"id_{name}", form.text_of(row))


@dataclass(frozen=True, slots=True)
class RulePage:
    """How an agency approves. inherited: name of the agency above whose rule binds it, or None."""

    agency: Text
    slug: str
    endorse_first: bool
    inherited: Text | None
    may_change: bool


def rule_page(agency: Agency, rule: ApprovalRule, *, may_change: bool) -> RulePage:
    above = rule.agency if rule.pk and rule.agency_id != agency.pk else None
    return RulePage(
        agency=Text(agency.name_th, agency.name_en),
        slug=agency.slug,
        endorse_first=rule.endorse_first,
        inherited=Text(above.name_th, above.name_en) if above else None,
        may_change=may_change,
    )
