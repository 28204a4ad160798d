"""Orders: one in force at a time, each number once, nothing changed after the signature."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.meetings.actions import discard_order, issue_order, set_members, start_order, write_order
from prongsai.meetings.content import MemberLine, order_content
from prongsai.meetings.models import Order, OrderMember
from prongsai.meetings.order_words import usual_content
from prongsai.meetings.refusing import CannotOrder, Stale
from tests.factories.meetings import drafted, in_force, lines_of

NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)
DAY = date(2025, 3, 10)


def test_a_new_order_takes_over_the_members_and_cancels_the_old_one(
    bangkok_yai: Agency, order: Order, anong: Member
) -> None:
    fresh = start_order(agency=bangkok_yai, content=usual_content(bangkok_yai, order), by=anong, now=NOW)
    assert fresh.members.count() == order.members.count()
    assert fresh.cancels_text == "คำสั่งสำนักงานเขตบางกอกใหญ่ที่ 441/2567 ลงวันที่ 29 ตุลาคม 2567"
    issue_order(order=fresh, number="๑๒๐", ordered_on=DAY, by=anong, now=NOW)
    fresh.refresh_from_db()
    order.refresh_from_db()
    assert (fresh.number, fresh.year, fresh.state) == ("120", 2568, "in_force")
    assert (order.state, fresh.cancels_id) == ("cancelled", order.pk)


def test_a_number_is_used_once_a_year_whatever_its_digits(bangkok_yai: Agency, order: Order) -> None:
    again = drafted(bangkok_yai, NOW)
    with pytest.raises(CannotOrder) as refused:
        issue_order(order=again, number="๔๔๑", ordered_on=date(2024, 11, 1), by=None, now=NOW)
    assert refused.value.code == "number_used"
    order.refresh_from_db()
    assert order.state == "in_force", "a refused order cancels nothing"
    issue_order(order=again, number="441", ordered_on=DAY, by=None, now=NOW)


def test_the_database_refuses_a_number_twice_and_two_orders_in_force(
    bangkok_yai: Agency, order: Order
) -> None:
    again = drafted(bangkok_yai, NOW)
    for values in ({"number": "441", "year": 2567}, {"number": "9", "year": 2567, "state": "in_force"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Order.objects.filter(pk=again.pk).update(ordered_on=DAY, issued_at=NOW, **values)


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [("", DAY, "no_number"), ("5", date(2025, 3, 13), "day_in_the_future")],
)
def test_an_order_without_number_or_signed_tomorrow_is_refused(
    bangkok_yai: Agency, number: str, day: date, code: str
) -> None:
    with pytest.raises(CannotOrder) as refused:
        issue_order(order=drafted(bangkok_yai, NOW), number=number, ordered_on=day, by=None, now=NOW)
    assert refused.value.code == code


def test_a_group_needs_one_chair(bangkok_yai: Agency) -> None:
    order = drafted(bangkok_yai, NOW)
    chair, *others = lines_of(bangkok_yai)
    for lines in (others, [chair, chair, *others]):
        with pytest.raises(CannotOrder) as refused:
            set_members(order=order, lines=lines, by=None, now=NOW)
        assert refused.value.code == "no_chair"
    assert order.members.count() == 3, "all or nothing"


def test_an_order_in_force_stays_as_it_was_signed(order: Order, anong: Member) -> None:
    with pytest.raises(CannotOrder):
        write_order(order=order, content=order_content(order), seen=1, by=anong, now=NOW)
    with pytest.raises(CannotOrder):
        discard_order(order=order, by=anong, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(subject="อื่น")
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderMember.objects.filter(order=order).update(title="อื่น")
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=order.pk).delete()


def test_a_stale_draft_is_refused_and_the_same_words_are_not(bangkok_yai: Agency, anong: Member) -> None:
    order = drafted(bangkok_yai, NOW)
    content = usual_content(bangkok_yai, None)
    write_order(order=order, content=content, seen=0, by=anong, now=NOW)
    with pytest.raises(Stale):
        write_order(
            order=order,
            content=usual_content(bangkok_yai.parent or bangkok_yai, None),
            seen=0,
            by=anong,
            now=NOW,
        )


def test_only_the_secretaries_keep_orders(
    bangkok_yai: Agency, chai: Member, dao: Member, gaew: Member
) -> None:
    for member in (chai, dao, gaew):
        with pytest.raises(PermissionDenied):
            start_order(agency=bangkok_yai, content=usual_content(bangkok_yai, None), by=member, now=NOW)


def test_one_draft_at_a_time(bangkok_yai: Agency) -> None:
    drafted(bangkok_yai, NOW)
    with pytest.raises(CannotOrder) as refused:
        in_force(bangkok_yai, NOW)
    assert refused.value.code == "another_draft"


def test_three_hundred_members_are_written(bangkok_yai: Agency) -> None:
    chair, member, _secretary = lines_of(bangkok_yai)
    order = drafted(bangkok_yai, NOW)
    set_members(order=order, lines=[chair, *[member] * 299], by=None, now=NOW)
    assert order.members.count() == 300
    assert isinstance(member, MemberLine)
