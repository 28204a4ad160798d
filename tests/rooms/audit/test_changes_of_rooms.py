"""What was changed stands in the trail field by field, in words, for every room that edits something."""

from datetime import time

from prongsai.accounts.members import Member
from prongsai.agencies.actions import UnitSpec
from prongsai.agencies.models import Agency, Unit
from prongsai.audit.models import Entry
from prongsai.notices.actions.choosing import Wishes, save_preference
from prongsai.people.actions.units import change_unit
from prongsai.rounds.actions.counting import change_deadline_rule
from prongsai.rules.calendar import WeekendRule
from tests.conftest import NOW


def newest() -> dict[str, list[object]]:
    changes: dict[str, list[object]] = Entry.objects.latest("id").details["changes"]
    return changes


def test_a_unit(anong: Member, bangkok_yai: Agency) -> None:
    unit = bangkok_yai.units.all()[0]
    before = unit.name_th
    spec = UnitSpec(unit.code, Unit.Kind(unit.kind), "ฝ่ายใหม่", unit.name_en, unit.short_th, ("ฝ.ใหม่",))
    change_unit(unit=unit, spec=spec, by=anong, now=NOW)
    assert newest()["name_th"] == [before, "ฝ่ายใหม่"]
    assert newest()["aliases"][1] == ["ฝ.ใหม่"]


def test_a_preference_tells_what_was_chosen_anew(anong: Member) -> None:
    for hour in (8, 9):
        hours = {"digest_from": time(hour), "quiet_from": time(19), "quiet_until": time(7)}
        save_preference(wishes=Wishes(True, False, "th", **hours), by=anong, now=NOW)
    assert newest() == {"digest_from": ["08:00:00", "09:00:00"]}


def test_a_deadline_rule_tells_what_held_before(chai: Member, bangkok_yai: Agency) -> None:
    for days in (0, 3):
        change_deadline_rule(
            agency=bangkok_yai,
            weekend_rule=WeekendRule.KEEP,
            grace_days=days,
            lock_after=None,
            by=chai,
            now=NOW,
        )
    assert newest() == {"grace_days": [0, 3]}
