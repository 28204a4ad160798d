"""My work: what is late, what is due soon, what waits for this person; the worst first, each with one next action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.reports.models import Paper
from prongsai.rounds import permissions
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.presenters.rows import duties_address, duty_address, unit_words
from prongsai.rounds.proofs import proof_source
from prongsai.rounds.queries import to_do
from prongsai.rounds.states import State
from prongsai.rounds.wording import RECORD_ACTION
from prongsai.rules.framework import Text

SOON_DAYS = 14
ROWS = 5
"""Rows of a section before "all of them" takes over."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One thing to do. `more` says how many later periods of the same duty wait behind it, or ""."""

    title: Text
    unit: Text
    when: str
    more: str
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class Section:
    """rows: at most ROWS groups; count: all duties behind them; all_href: where the others are."""

    rows: tuple[WorkRow, ...]
    count: int
    all_href: str


@dataclass(frozen=True, slots=True)
class Work:
    late: Section
    soon: Section
    waiting: tuple[WorkRow, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.late.rows or self.soon.rows or self.waiting)


def work_of(round_: Round, paper: Paper | None, *, viewer: Member, today: date) -> Work:
    """What the agency has to do in its open rounds, with round_ at hand. One query."""
    duties = to_do(round_.agency, today=today, within_days=SOON_DAYS)
    late = [duty for duty in duties if duty.state == State.LATE]  # type: ignore[attr-defined]
    soon = [duty for duty in duties if duty.state == State.DUE]  # type: ignore[attr-defined]
    return Work(
        late=_section(late, round_, viewer, today, State.LATE),
        soon=_section(soon, round_, viewer, today, State.DUE),
        waiting=tuple(_waiting(round_, paper, viewer)),
    )


def _section(
    duties: Sequence[Obligation], round_: Round, viewer: Member, today: date, state: State
) -> Section:
    rows = [_row(group, viewer, today) for group in _periods_together(duties)]
    return Section(tuple(rows[:ROWS]), len(duties), f"{duties_address(round_)}?show={state.value}")


def _periods_together(duties: Iterable[Obligation]) -> list[list[Obligation]]:
    """The periods of one duty of one unit as one group, oldest first; the groups by their oldest."""
    ordered = sorted(duties, key=lambda one: (*_of_one_duty(one), one.due_on))
    groups = [list(group) for _key, group in groupby(ordered, key=_of_one_duty)]
    return sorted(groups, key=lambda group: (group[0].due_on, group[0].key))


def _of_one_duty(one: Obligation) -> tuple[int, str]:
    """The key without its last part, the period."""
    return one.round_id, one.key.rpartition("/")[0]


def _row(group: list[Obligation], viewer: Member, today: date) -> WorkRow:
    first, others = group[0], len(group) - 1
    href, action = _next_action(first, viewer)
    more = ngettext("and %(count)s later one", "and %(count)s later ones", others) % {"count": others}
    return WorkRow(
        title=Text(first.title_th, first.title_en),
        unit=unit_words(first.unit),
        when=_when(first.due_on, today),
        more=more if others else "",
        href=href,
        action=action,
    )


def _when(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("due in %(days)s day", "due in %(days)s days", days) % {"days": days}


def _next_action(duty: Obligation, viewer: Member) -> tuple[str, str]:
    """Where the duty is worked on, and what the button says; those who only read go to the duty itself."""
    page = duty_address(duty.round, duty.pk)
    if not permissions.may_record(viewer, duty.round):
        return page, _("Look at it")
    source = proof_source(duty.proof)
    if source is None:
        return page, str(RECORD_ACTION)
    here = {"agency": duty.round.agency.slug, "year": duty.round.fiscal_year}
    return reverse(source.view, kwargs=here), str(source.action)


def _waiting(round_: Round, paper: Paper | None, viewer: Member) -> Iterable[WorkRow]:
    """The paper, where it is this person's turn."""
    if paper is None:
        return
    place = {"agency": round_.agency.slug, "year": round_.fiscal_year, "paper_id": paper.pk}
    href = reverse("reports:paper", kwargs=place)
    title = Text(
        str(_("Paper on the result and the measures")), str(_("Paper on the result and the measures"))
    )
    unit = unit_words(None)
    decides = viewer.may(Verb.APPROVE_PAPER, round_.agency_id) and paper.submitted_by_id != viewer.user.pk
    if paper.state == Paper.State.SUBMITTED and decides:
        yield WorkRow(title, unit, _("waits for your decision"), "", href, _("Read and decide"))
    if paper.state == Paper.State.RETURNED and viewer.may(Verb.SUBMIT_PAPER, round_.agency_id):
        yield WorkRow(title, unit, _("returned for correction"), "", href, _("Read what to change"))
