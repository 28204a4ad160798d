"""The workspace comes with the round, from the framework alone."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.agencies.actions import UnitSpec, add_units
from prongsai.agencies.models import Unit
from prongsai.disclosure.actions import prepare_records
from prongsai.disclosure.models import Item, Record
from prongsai.rounds.models import Round


def test_a_round_has_its_22_items(bangkok_yai_2568: Round) -> None:
    codes = list(Item.objects.filter(round=bangkok_yai_2568).values_list("code", flat=True))
    assert codes == [f"O{number}" for number in range(1, 23)]


def test_a_monthly_component_has_twelve_records_due_on_the_fifth(bangkok_yai_2568: Round) -> None:
    records = Record.objects.filter(item__round=bangkok_yai_2568, item__code="O10", component=1)
    days = list(records.order_by("period").values_list("due_on", flat=True))
    assert len(days) == 12
    assert days[0] == date(2024, 11, 5)
    assert days[-1] == date(2025, 10, 5)
    assert set(records.values_list("unit__code", flat=True)) == {"enforcement"}


def test_all_divisions_become_one_record_each(bangkok_yai_2568: Round) -> None:
    records = Record.objects.filter(item__round=bangkok_yai_2568, item__code="O7", component=1)
    divisions = bangkok_yai_2568.agency.units.filter(kind=Unit.Kind.DIVISION)
    assert sorted(records.values_list("unit_id", flat=True)) == sorted(divisions.values_list("pk", flat=True))


def test_contributors_tell_the_monthly_summary_too(bangkok_yai_2568: Round) -> None:
    records = Record.objects.filter(item__round=bangkok_yai_2568, item__code="O15", component=4, period=1)
    assert records.count() == 10


def test_what_stands_for_the_year_is_due_at_the_end_of_the_window(bangkok_yai_2568: Round) -> None:
    record = Record.objects.get(item__round=bangkok_yai_2568, item__code="O9", component=1)
    assert (record.opens_on, record.due_on, record.starts_on) == (date(2025, 1, 1), date(2025, 4, 30), None)


def test_an_item_of_one_division_is_handed_in_by_it(bangkok_yai_2568: Round) -> None:
    units = dict(Item.objects.filter(round=bangkok_yai_2568).values_list("code", "unit__code"))
    assert (units["O9"], units["O10"], units["O16"]) == ("revenue", None, "administration")


def test_preparing_twice_makes_nothing_more(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    assert prepare_records(round_=bangkok_yai_2568, by=anong, now=now) == 0


def test_a_school_that_came_later_gets_its_own(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    school = UnitSpec("school_one", Unit.Kind.SCHOOL, "โรงเรียนหนึ่ง", "School one", "รร.หนึ่ง")
    add_units(agency=bangkok_yai_2568.agency, units=[school])
    assert prepare_records(round_=bangkok_yai_2568, by=anong, now=now) > 0
    told = Record.objects.filter(item__round=bangkok_yai_2568, unit__code="school_one")
    assert set(told.values_list("item__code", flat=True)) == {"O3", "O19"}


def test_only_those_who_open_rounds_prepare(bangkok_yai_2568: Round, dao: Member, now: datetime) -> None:
    with pytest.raises(PermissionDenied):
        prepare_records(round_=bangkok_yai_2568, by=dao, now=now)
