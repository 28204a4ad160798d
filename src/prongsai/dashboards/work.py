"""My work: what is late, what is due soon, what waits for this person; the worst first, each with one next action."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from prongsai.rounds.presenters.rows import duties_address, unit_words
from prongsai.rounds.proofs import proof_source
from prongsai.rounds.queries import ToDo, to_do
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
    desk = _Desk(round_, today, viewer.may(Verb.PLAN, round_.agency_id))
    return Work(
        late=desk.section(duties, State.LATE),
        soon=desk.section(duties, State.DUE),
        waiting=tuple(_waiting(round_, paper, viewer)),
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the rows are looked at: from which round, on which day, by somebody who works on them or only reads."""

    round: Round
    today: date
    works_here: bool

    def section(self, duties: Iterable[ToDo], state: State) -> Section:
        chosen = [duty for duty in duties if duty.state == state]
        rows = [self.row(group) for group in _periods_together(chosen)[:ROWS]]
        return Section(tuple(rows), len(chosen), f"{duties_address(self.round)}?show={state.value}")

    def row(self, group: Sequence[ToDo]) -> WorkRow:
        first, others = group[0], len(group) - 1
        href, action = self.next_action(first)
        more = ngettext("and %(count)s later one", "and %(count)s later ones", others) % {"count": others}
        return WorkRow(
            title=Text(first.title_th, first.title_en),
            unit=Text(first.unit_th, first.unit_en or "") if first.unit_th else unit_words(None),
            when=_when(first.due_on, self.today),
            more=more if others else "",
            href=href,
            action=action,
        )

    def next_action(self, duty: ToDo) -> tuple[str, str]:
        """Where the duty is worked on, and what the button says; those who only read go to the duty itself."""
        here = {"agency": self.round.agency.slug, "year": duty.year}
        source = proof_source(duty.proof)
        if self.works_here and source is not None:
            return reverse(source.view, kwargs=here), str(source.action)
        page = reverse("rounds:duty", kwargs={**here, "duty_id": duty.pk})
        return page, str(RECORD_ACTION) if self.works_here else _("Look at it")


def _periods_together(duties: Sequence[ToDo]) -> list[list[ToDo]]:
    """The periods of one duty of one unit as one group, oldest first; the groups by their oldest."""
    groups: dict[tuple[int, str], list[ToDo]] = defaultdict(list)
    for duty in duties:
        groups[duty.duty].append(duty)
    return list(groups.values())


def _when(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("due in %(days)s day", "due in %(days)s days", days) % {"days": days}


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
