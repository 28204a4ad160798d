"""My work: late before soon before waiting, each with its next action, in ten queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.dashboards.work import Work
from prongsai.reports.models import Paper
from prongsai.rounds.actions import excuse_obligation
from prongsai.rounds.models import Obligation, Round

HERE = "/rounds/bangkok-yai/2568/"
Browser = Callable[[Member], Client]


def work(client: Client, day: date) -> Work:
    with time_machine.travel(datetime(day.year, day.month, day.day, 3, tzinfo=UTC), tick=False):
        found: Work = client.get(HERE).context["page"].work
    return found


def test_late_stands_worst_first_with_its_later_periods_behind_it(
    anong: Member, client_of: Browser, bangkok_yai_2568: Round
) -> None:
    shown = work(client_of(anong), date(2025, 5, 6))
    late = Obligation.objects.filter(
        round=bangkok_yai_2568,
        excused_why="",
        grace_until__lt=date(2025, 5, 6),
        opens_on__lte=date(2025, 5, 6),
    )
    assert shown.late.count == late.count() > 20
    first = next(row for row in shown.late.rows if row.title.en.startswith("The working group meets"))
    assert "52" in first.when
    assert "3" in first.more
    ages = [int("".join(filter(str.isdigit, row.when))) for row in shown.late.rows]
    assert ages == sorted(ages, reverse=True)
    assert all(row.href and row.action for row in shown.late.rows)
    assert len(shown.late.rows) == 5


def test_what_is_due_within_fourteen_days_is_soon_and_what_is_later_is_not(
    anong: Member, client_of: Browser, bangkok_yai_2568: Round
) -> None:
    shown = work(client_of(anong), date(2025, 3, 12))
    assert not shown.late.rows
    expected = Obligation.objects.filter(
        round=bangkok_yai_2568,
        due_on__range=(date(2025, 3, 12), date(2025, 3, 26)),
        opens_on__lte=date(2025, 3, 12),
    )
    assert shown.soon.count == expected.count() > 0


def test_a_reader_is_led_to_the_duty_and_an_officer_to_the_work(
    anong: Member, chai: Member, client_of: Browser
) -> None:
    day = date(2025, 9, 20)
    officer = {row.href for row in work(client_of(anong), day).late.rows}
    reader = {row.href for row in work(client_of(chai), day).late.rows}
    assert all("/duties/" in href for href in reader)
    assert officer


def test_nothing_to_do_says_what_to_do(
    anong: Member, chai: Member, client_of: Browser, bangkok_yai_2568: Round, now: datetime
) -> None:
    for duty in bangkok_yai_2568.obligations.filter(excused_why=""):
        duty.round = bangkok_yai_2568
        excuse_obligation(obligation=duty, reason="ทดสอบ", by=chai, now=now)
    assert work(client_of(anong), date(2025, 5, 6)).is_empty
    assert f"{HERE}duties/?show=all" in client_of(anong).get(HERE).content.decode()


def test_a_submitted_paper_waits_for_the_director_alone(
    anong: Member, chai: Member, boon: Member, client_of: Browser, bangkok_yai_2568: Round, now: datetime
) -> None:
    Paper.objects.create(
        agency=bangkok_yai_2568.agency, round=bangkok_yai_2568, kind="analysis", content={}, sha256="0" * 64,
        submitted_at=now, submitted_by=anong.user,
    )  # fmt: skip
    day = date(2025, 3, 12)
    assert len(work(client_of(chai), day).waiting) == 1
    assert not work(client_of(anong), day).waiting
    assert not work(client_of(boon), day).waiting


@pytest.mark.parametrize("day", [date(2025, 3, 12), date(2025, 9, 30)])
def test_my_work_is_ten_queries_however_much_is_late(
    anong: Member, client_of: Browser, django_assert_max_num_queries: Any, day: date
) -> None:
    client = client_of(anong)
    with django_assert_max_num_queries(10):
        work(client, day)


def test_the_overview_counts_late_duties_of_each_agency(boon: Member, client_of: Browser) -> None:
    with time_machine.travel(datetime(2025, 5, 6, 3, tzinfo=UTC), tick=False):
        page = client_of(boon).get("/", {"order": "late"}).context["page"]
    assert [row.late for row in page.rows] == sorted((row.late for row in page.rows), reverse=True)
    assert page.rows[0].late > 20
