"""A link of an approved item breaks: those who keep it are told once, and once more when it opens again."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.checks.models import WatchedAddress
from prongsai.disclosure.actions import fill_record
from prongsai.disclosure.content import Content
from prongsai.disclosure.models import Record
from prongsai.disclosure.notice_kinds import kinds
from prongsai.disclosure.telling import BROKEN, OPENS_AGAIN
from prongsai.notices.models import Notice
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Link
from prongsai.rules.framework import Text
from tests.factories import followup
from tests.factories.checks import answered, broken, failed
from tests.factories.disclosure import item_of, moved, record_of
from tests.factories.followup import at

TODAY = date(2025, 4, 10)
LATER = at(date(2025, 5, 2))
DAY = timedelta(days=1)
URL = "https://example.go.th/tax"


@pytest.fixture
def link(bangkok_yai_2568: Round, ying: Member, anong: Member, chai: Member, store: object) -> WatchedAddress:
    """In O9 of the revenue division, handed in by it and approved."""
    record = record_of(bangkok_yai_2568, "O9", 1)
    standing = Record.objects.select_related("item__round__agency", "unit").get(pk=record.pk)
    content = Content(Text("ภาษีป้าย", ""), links=[Link(Text("หน้าเว็บ", ""), f"{URL}#top")])
    fill_record(record=standing, content=content, seen=standing.row_version, by=ying, now=at(TODAY))
    item = moved(item_of(bangkok_yai_2568, "O9"), "submit", ying, TODAY)
    moved(moved(item, "check", anong, TODAY), "approve", chai, TODAY)
    address = WatchedAddress.objects.get()
    assert address.url == URL
    return answered(address, at(TODAY) + DAY)


def told(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("user__username", flat=True))


def test_the_division_that_keeps_it_and_the_officer_are_told_once(
    link: WatchedAddress, ying: Member, fah: Member, anong: Member
) -> None:
    failed(link, LATER - 2 * DAY)
    assert told(BROKEN) == []
    broken(link, LATER)
    assert set(told(BROKEN)) >= {ying.user.username, anong.user.username}
    assert fah.user.username not in told(BROKEN)
    before = told(BROKEN)
    failed(link, LATER + DAY)
    assert told(BROKEN) == before
    notice = Notice.objects.get(user=ying.user, kind=BROKEN)
    with translation.override("th"):
        kind = kinds()[0]
        assert kind.sentence(notice.params) == f"O9 ปี 2568: ลิงก์เปิดไม่ได้แล้ว: {URL}"
    assert kind.address(notice.params) == "/rounds/bangkok-yai/2568/oit/items/O9/"


def test_it_is_told_when_it_opens_again_and_a_second_break_is_a_second_notice(
    link: WatchedAddress, ying: Member
) -> None:
    broken(link, LATER)
    answered(link, LATER + DAY)
    assert ying.user.username in told(OPENS_AGAIN)
    answered(link, LATER + 2 * DAY)
    assert told(OPENS_AGAIN).count(ying.user.username) == 1
    broken(link, LATER + 9 * DAY)
    assert told(BROKEN).count(ying.user.username) == 2


def test_a_link_that_was_only_unsure_is_no_news_when_it_opens(link: WatchedAddress) -> None:
    failed(link, LATER)
    answered(link, LATER + DAY)
    assert not Notice.objects.filter(kind__in=(BROKEN, OPENS_AGAIN)).exists()


def test_a_digest_says_only_what_still_holds_and_may_be_seen(
    link: WatchedAddress, ying: Member, fah: Member, bangkok_yai: Agency, dao: Member
) -> None:
    broken(link, LATER)
    watch = link.watches.get().pk
    is_broken, opens_again = (kind.still_told for kind in kinds())
    assert is_broken(ying, [watch]) == {watch}
    assert is_broken(fah, [watch]) == set()
    assert is_broken(dao, [watch]) == set()
    assert opens_again(ying, [watch]) == set()
    answered(link, LATER + DAY)
    assert is_broken(ying, [watch]) == set()
    assert opens_again(ying, [watch]) == {watch}


def test_who_has_left_the_division_is_not_told(
    link: WatchedAddress, ying: Member, bangkok_yai: Agency
) -> None:
    Membership.objects.filter(user=ying.user).update(ends_on=TODAY)
    heir = followup.person_of(bangkok_yai, "nid", Role.DIVISION_HEAD, "revenue", TODAY)
    broken(link, LATER)
    assert ying.user.username not in told(BROKEN)
    assert heir.user.username in told(BROKEN)


def test_nobody_is_told_of_a_closed_year(link: WatchedAddress, bangkok_yai_2568: Round) -> None:
    Round.objects.filter(pk=bangkok_yai_2568.pk).update(phase=Round.Phase.CLOSED)
    broken(link, LATER)
    assert told(BROKEN) == []
