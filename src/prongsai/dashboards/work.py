"""My work: what is late, what is due soon, what waits for this person; the worst first, each with one next action."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.approvals.turns import turns_of
from prongsai.followup.queries.missing import DuePeriod, missing_for
from prongsai.followup.wording import period_in_words
from prongsai.meetings.links import decision_address
from prongsai.meetings.models import ActionItem
from prongsai.meetings.queries import decisions_of
from prongsai.reports.deciding import PAPER
from prongsai.reports.kinds import kind_of
from prongsai.reports.models import Paper
from prongsai.reports.permissions import may_submit_paper
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.presenters.rows import duties_address, unit_words
from prongsai.rounds.proofs import proof_source
from prongsai.rounds.queries import ToDo, to_do
from prongsai.rounds.states import State
from prongsai.rounds.wording import RECORD_ACTION
from prongsai.rules.framework import Text

SOON_DAYS = 14
LONGEST_TITLE = 120
ROWS = 5
"""Rows of a section before "all of them" takes over."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One thing to do, perhaps by several units. `more` says how many later periods wait behind it, or ""."""

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
    entries: Section
    decided: Section

    @property
    def is_empty(self) -> bool:
        sections = (self.late, self.soon, self.entries, self.decided)
        return not (self.waiting or any(one.rows for one in sections))


def work_of(round_: Round, papers: Iterable[Paper], *, viewer: Member, today: date) -> Work:
    """What the agency has to do in its open rounds, with round_ and its newest papers at hand. One query, two for those who write entries."""
    duties = [
        duty
        for duty in to_do(round_.agency, today=today, within_days=SOON_DAYS)
        if viewer.answers_for(duty.unit)
    ]
    works_here, records_here = (viewer.may(verb, round_.agency_id) for verb in (Verb.PLAN, Verb.RECORD))
    desk = _Desk(round_, today, works_here, records_here)
    return Work(
        late=desk.section(duties, State.LATE),
        soon=desk.section(duties, State.DUE),
        waiting=tuple(_waiting(round_, papers, viewer)),
        entries=_entries(round_, viewer, today),
        decided=_decided(round_, viewer, today),
    )


def duties_of_the_year(round_: Round, *, viewer: Member, today: date) -> tuple[Section, Section]:
    """What of the round itself is late and what is due soon, of whichever unit. One query."""
    duties = [
        duty
        for duty in to_do(round_.agency, today=today, within_days=SOON_DAYS)
        if duty.year == round_.fiscal_year
    ]
    desk = _Desk(round_, today, works_here=False, records_here=viewer.may(Verb.RECORD, round_.agency_id))
    return desk.section(duties, State.LATE), desk.section(duties, State.DUE)


def _entries(round_: Round, viewer: Member, today: date) -> Section:
    """Entries of the follow-up that the viewer has to write, one line a period, the oldest first."""
    href = of_round("followup:follow_up", round_)
    if not viewer.may(Verb.FOLLOW_UP, round_.agency_id):
        return Section((), 0, href)
    periods = missing_for(viewer, round_, today)
    rows = (_entries_row(one, href, today) for one in periods[:ROWS])
    return Section(tuple(rows), sum(one.count for one in periods), href)


def _entries_row(one: DuePeriod, href: str, today: date) -> WorkRow:
    period = period_in_words(one.look, one.starts_on, one.ends_on)
    title = _("Follow-up of %(period)s") % {"period": period}
    count = ngettext("%(count)s entry", "%(count)s entries", one.count) % {"count": one.count}
    place = f"{href}?show=todo&period={one.period}"
    return WorkRow(
        Text(title, title), Text(count, count), _when(one.grace_until, today), "", place, _("Write")
    )


def _decided(round_: Round, viewer: Member, today: date) -> Section:
    """What meetings decided and the viewer's unit, or the office, has still to do; the oldest first. One query."""
    href = of_round("meetings:decisions", round_)
    if not viewer.may(Verb.FOLLOW_UP, round_.agency_id):
        return Section((), 0, href)
    found = list(decisions_of(round_, viewer).answered_by(viewer).still_open().order_by("due_on", "pk"))
    return Section(tuple(_decided_row(one, today) for one in found[:ROWS]), len(found), href)


def _decided_row(one: ActionItem, today: date) -> WorkRow:
    text = Truncator(one.text).chars(LONGEST_TITLE)
    when, action = _when(one.due_on, today), _("Report")
    return WorkRow(Text(text, text), unit_words(one.unit), when, "", decision_address(one), action)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the rows are looked at: from which round, on which day, by somebody who works on them or only reads.

    records_here   for the own unit, to be accepted by another
    """

    round: Round
    today: date
    works_here: bool
    records_here: bool

    def section(self, duties: Iterable[ToDo], state: State) -> Section:
        chosen = [duty for duty in duties if duty.state == state]
        rows = [self.row(group, state) for group in _duties_together(chosen)[:ROWS]]
        return Section(tuple(rows), len(chosen), f"{duties_address(self.round)}?show={state.value}")

    def row(self, group: Sequence[ToDo], state: State) -> WorkRow:
        first = group[0]
        now = [duty for duty in group if duty.due_on == first.due_on]
        later = len(group) - len(now)
        href, action = self.next_action(first) if len(now) == 1 else self.list_of(first, state)
        more = ngettext("and %(count)s later one", "and %(count)s later ones", later) % {"count": later}
        return WorkRow(
            title=Text(first.title_th, first.title_en),
            unit=_units_in_words(now),
            when=_when(first.due_on, self.today),
            more=more if later else "",
            href=href,
            action=action,
        )

    def list_of(self, duty: ToDo, state: State) -> tuple[str, str]:
        """The list of one duty of several units."""
        here = reverse("rounds:duties", kwargs={"agency": self.round.agency.slug, "year": duty.year})
        return f"{here}?{urlencode({'show': state.value, 'duty': duty.code})}", _("See the units")

    def next_action(self, duty: ToDo) -> tuple[str, str]:
        """Where the duty is worked on, and what the button says; those who only read go to the duty itself."""
        here = {"agency": self.round.agency.slug, "year": duty.year}
        source = proof_source(duty.proof)
        if self.works_here and source is not None:
            return reverse(source.view, kwargs=here), str(source.action)
        page = reverse("rounds:duty", kwargs={**here, "duty_id": duty.pk})
        records = self.works_here or (self.records_here and source is None)
        return page, str(RECORD_ACTION) if records else _("Look at it")


def _duties_together(duties: Sequence[ToDo]) -> list[list[ToDo]]:
    """The periods and units of one duty as one group, oldest first; the groups by their oldest."""
    groups: dict[tuple[int, str], list[ToDo]] = defaultdict(list)
    for duty in duties:
        groups[duty.duty].append(duty)
    return list(groups.values())


def _units_in_words(duties: Sequence[ToDo]) -> Text:
    """The one unit by its name; of several, how many there are."""
    found = {duty.unit: duty for duty in duties}
    if len(found) > 1:
        words = ngettext("%(count)s unit", "%(count)s units", len(found)) % {"count": len(found)}
        return Text(words, words)
    only = duties[0]
    return Text(only.unit_th, only.unit_en or "") if only.unit_th else unit_words(None)


def _when(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("due in %(days)s day", "due in %(days)s days", days) % {"days": days}


def _waiting(round_: Round, papers: Iterable[Paper], viewer: Member) -> Iterable[WorkRow]:
    """Whatever it is this person's turn to decide on or to mend, and the papers that came back to be made anew."""
    if viewer.agency.pk != round_.agency_id:
        return
    is_under_way: bool = round_.is_under_way  # type: ignore[attr-defined]  # a mark of the round's query
    for turn in turns_of(viewer) if is_under_way else ():
        when, action = _ASKED[turn.is_to_be_mended]
        title, unit = turn.procedure.title(turn.thing), turn.procedure.unit_of(turn.thing)
        yield WorkRow(title, unit_words(unit), str(when), "", turn.address, str(action))
    for paper in papers:
        if paper.state != Paper.State.RETURNED or not may_submit_paper(viewer, round_, kind_of(paper.kind)):
            continue
        when, action = _ASKED[True]
        href = of_round("reports:paper", round_, paper_id=paper.pk)
        yield WorkRow(PAPER.title(paper), unit_words(None), str(when), "", href, str(action))


_ASKED = {
    False: (gettext_lazy("waits for your decision"), gettext_lazy("Read and decide")),
    True: (gettext_lazy("returned for correction"), gettext_lazy("Read what to change")),
}
"""What is asked, and the button: a decision, or (True) mending."""
