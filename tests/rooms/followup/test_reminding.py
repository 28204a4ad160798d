"""Missing entries are told to whose turn it is, once a step, and stand on my work, one line a period."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.dashboards.work import Work
from prongsai.followup.models import Assignment
from prongsai.followup.queries.missing import still_missing
from prongsai.followup.reminding import remind
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Notice
from tests.factories.followup import at, written

FORTNIGHT = (date(2025, 3, 1), date(2025, 3, 15))


def told(on: date, first: date = FORTNIGHT[0]) -> set[str]:
    """Who was told on that day of the entry of the fortnight that begins on `first`."""
    before = set(Notice.objects.values_list("pk", flat=True))
    remind(now=at(on))
    fresh = Notice.objects.exclude(pk__in=before).filter(kind__startswith="followup.")
    found = [
        one
        for one in fresh
        if one.params["starts_on"] == first.isoformat() and one.params["look"] == "fortnightly"
    ]
    return {one.user.username for one in found}


def test_word_goes_up_the_ladder_and_each_step_once(
    fortnightly: Assignment, fah: Member, anong: Member, chai: Member
) -> None:
    assert told(date(2025, 3, 12)) == set()
    assert told(date(2025, 3, 13)) == {"fah"}
    assert told(date(2025, 3, 13)) == set()
    assert told(date(2025, 3, 16)) == {"fah"}
    assert told(date(2025, 3, 18)) == {"anong"}, "nobody heads the administration, so it goes on upwards"
    assert told(date(2025, 3, 29)) == {"chai"}


def test_what_is_written_is_not_told(fortnightly: Assignment, fah: Member) -> None:
    written(fortnightly, date(2025, 3, 12))
    assert told(date(2025, 3, 16)) == set()


def test_a_notice_says_how_many_and_is_dropped_once_all_is_written(
    fortnightly: Assignment, fah: Member
) -> None:
    told(date(2025, 3, 16))
    notice = Notice.objects.filter(
        kind="followup.entries_late", user=fah.user, params__look="fortnightly"
    ).latest("pk")
    kind = kind_of(notice.kind)
    assert kind is not None
    assert "1–15" in kind.sentence(notice.params)
    assert kind.address(notice.params) == "/rounds/bangkok-yai/2568/follow-up/"
    assert still_missing(fah, [notice.about_id], date(2025, 3, 16)) == {notice.about_id}
    written(fortnightly, date(2025, 3, 12), on=date(2025, 3, 16))
    assert still_missing(fah, [notice.about_id], date(2025, 3, 16)) == set()


@pytest.mark.parametrize(("name", "first"), [("fah", 10 + 5 + 2), ("anong", 10 + 50 + 11 + 2), ("chai", 0)])
def test_my_work_counts_what_the_person_answers_for(
    fortnightly: Assignment,
    fah: Member,
    anong: Member,
    chai: Member,
    client_of: Callable[[Member], Client],
    name: str,
    first: int,
) -> None:
    member = {"fah": fah, "anong": anong, "chai": chai}[name]
    with time_machine.travel(at(date(2025, 3, 12)), tick=False):
        work: Work = client_of(member).get("/rounds/bangkok-yai/2568/").context["page"].work
    assert work.entries.count == first
    assert len(work.entries.rows) == (5 if first else 0)
