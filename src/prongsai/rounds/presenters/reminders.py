"""Who is reminded when, with an example from this year's duties."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.agencies.models import Agency
from prongsai.notices.queries import holders, sending_hours_of
from prongsai.rounds import permissions, queries
from prongsai.rounds.forms import ReminderForm
from prongsai.rounds.models import Obligation, ReminderRule, Round
from prongsai.rounds.presenters.rows import duties_address, duty_address, unit_words
from prongsai.rounds.reminding import ROLES, people_on_rungs
from prongsai.rounds.wording import POSITIONS
from prongsai.rules.escalation import Ladder, Position, Rung, filled_position
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which somebody is told. instead: who is told because nobody holds the position; "" where somebody does."""

    day: date
    when: str
    position: str
    instead: str
    names: str


@dataclass(frozen=True, slots=True)
class Example:
    title: Text
    unit: Text
    due_on: date
    href: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """source: whose rule holds, and since when, in one sentence."""

    crumbs: Crumbs
    agency: Text
    source: str
    example: Example | None
    may_change: bool


def standing_values(agency: Agency) -> dict[str, object]:
    """What holds now, for the form. Two queries."""
    return {**asdict(queries.reminder_days_of(agency)), **asdict(sending_hours_of(agency))}


def reminders_page(round_: Round, form: ReminderForm, *, viewer: Member, today: date) -> RemindersPage:
    """What is typed is tried out where it can be read; else what holds is shown. Three queries."""
    rule = queries.reminder_rule_of(round_.agency)
    is_typed = form.is_bound and form.is_valid()
    days = form.days() if is_typed else queries.reminder_days_of(round_.agency)
    title = _("Duties of fiscal year %(year)s") % {"year": round_.fiscal_year}
    return RemindersPage(
        crumbs=((title, duties_address(round_)), (_("Who is reminded when"), "")),
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        source=_source(rule),
        example=_example(round_, days.ladder, today),
        may_change=permissions.may_change_reminders(viewer, round_.agency),
    )


def _source(rule: ReminderRule | None) -> str:
    if rule is None:
        return _("No office has chosen other days yet; these are the ones of the system.")
    return _("Chosen by %(person)s for %(agency)s on %(day)s.") % {
        "person": rule.changed_by.name_th if rule.changed_by else "–",
        "agency": in_words(Text(rule.agency.name_th, rule.agency.name_en)),
        "day": day_in_words(timezone.localdate(rule.changed_at), spoken()),
    }


def _example(round_: Round, ladder: Ladder, today: date) -> Example | None:
    """The duty that falls due next, one of a unit where there is any."""
    duty = queries.next_duty(round_, today)
    if duty is None:
        return None
    people = holders(round_.agency_id, frozenset().union(*ROLES.values()), today)
    return Example(
        title=Text(duty.title_th, duty.title_en),
        unit=unit_words(duty.unit),
        due_on=duty.due_on,
        href=duty_address(round_, duty.pk),
        steps=tuple(_step(rung, duty, people) for rung in ladder),
    )


def _step(rung: Rung, duty: Obligation, people: Iterable[Membership]) -> Step:
    by_position = people_on_rungs(duty.unit_id, people)
    told = filled_position(rung.position, by_position)
    names = {one.user_id: one.user.name_th for one in people}
    counted_from = duty.due_on if rung.days < 0 else duty.grace_until
    return Step(
        day=counted_from + timedelta(days=rung.days),
        when=_when(rung),
        position=str(POSITIONS[rung.position]),
        instead=_instead(rung.position, told),
        names=", ".join(sorted(names[person] for person in by_position[told])) if told else "",
    )


def _when(rung: Rung) -> str:
    count = abs(rung.days)
    if rung.days < 0:
        return ngettext("%(count)s day before", "%(count)s days before", count) % {"count": count}
    return ngettext("%(count)s day late", "%(count)s days late", count) % {"count": count}


def _instead(wanted: Position, told: Position | None) -> str:
    if told is None:
        return _("Nobody holds this position or one above it, so nobody is told.")
    if told == wanted:
        return ""
    return _("Nobody holds this position, so it goes to: %(position)s") % {"position": POSITIONS[told]}
