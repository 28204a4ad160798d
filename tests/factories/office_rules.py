"""The rules that an office makes for itself; these reach the agencies below it too."""

from datetime import date, datetime, time

from prongsai.accounts.roles import Role
from prongsai.agencies.models import AgencyAlias, UnitAlias
from prongsai.approvals.actions import change_rule
from prongsai.approvals.models import Author, Step, StepComment
from prongsai.notices.actions import make_calendar_address
from prongsai.notices.actions.choosing import Wishes, save_preference
from prongsai.oversight.models import Example
from prongsai.results.models import Result
from prongsai.rounds.actions import change_deadline_rule, change_reminders, grant_exception
from prongsai.rules.calendar import WeekendRule
from prongsai.rules.escalation import ReminderDays
from prongsai.rules.quiet_hours import Hours
from prongsai.support.actions import set_limits
from prongsai.support.queries.limits import LimitsNow
from tests.factories.districts import ONE, TWO, Furnished


def settle(furnished: Furnished, now: datetime) -> None:
    """Deadlines, reminders, hours, an exception, other names, and what its director wishes."""
    director = furnished.members[Role.DIRECTOR]
    change_deadline_rule(
        agency=furnished.agency,
        weekend_rule=WeekendRule.NEXT_WORKING_DAY,
        grace_days=5,
        lock_after=9,
        by=director,
        now=now,
    )
    change_reminders(
        agency=furnished.agency,
        days=ReminderDays(6, 2, 2, 4, 8, 15),
        hours=Hours(time(9), time(18), time(6)),
        by=director,
        now=now,
    )
    grant_exception(
        round_=furnished.round,
        obligation=None,
        reason="น้ำท่วม",
        until=date(2025, 9, 1),
        by=director,
        now=now,
    )
    wishes = Wishes(
        by_email=True,
        by_line=False,
        language="en",
        digest_from=None,
        quiet_from=None,
        quiet_until=None,
    )
    save_preference(wishes=wishes, by=director, now=now)
    change_rule(
        agency=furnished.agency,
        endorse_first=True,
        secretariat=furnished.units[TWO].code,
        by=director,
        now=now,
    )
    make_calendar_address(by=director, now=now)
    set_limits(agency=furnished.agency, limits=LimitsNow(90, 6, 6, 12), by=director, now=now)
    _hand_in(furnished, now)
    _take_an_example(furnished, now)
    UnitAlias.objects.create(unit=furnished.units[ONE], text="ชื่อเรียกอื่น")
    AgencyAlias.objects.create(agency=furnished.agency, text="ชื่อเรียกอื่น")


def _take_an_example(furnished: Furnished, now: datetime) -> None:
    """One result whose words stand in another, as the supervising office takes them."""
    into, source = Result.objects.filter(round=furnished.round).order_by("pk")[:2]
    officer = furnished.members[Role.OFFICER].user
    Example.objects.create(result=into, source=source, text=source.text, taken_at=now, taken_by=officer)


def _hand_in(furnished: Furnished, now: datetime) -> None:
    """A step in the approval of the plan, with words about one of its rows."""
    officer = furnished.members[Role.OFFICER]
    about = {"flow": "measures.plan", "subject_id": furnished.measure.plan_id, "agency": furnished.agency}
    Author.objects.create(**about, turn=1, user=officer.user, first_at=now)
    step = Step.objects.create(
        **about,
        seq=1,
        turn=1,
        move="submit",
        kind=Step.Kind.HAND_IN,
        before="draft",
        after="submitted",
        by=officer.user,
        role=officer.role,
        at=now,
        seen=0,
        digest="0" * 64,
    )
    StepComment.objects.create(step=step, row="1", label="มาตรการที่ 1", text="ขอให้เพิ่มวัน")
