"""My work: late before soon before waiting, each with its next action, in ten queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.approvals.actions import take
from prongsai.dashboards.work import Work
from prongsai.reports.deciding import PAPER
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
    paper = Paper.objects.create(
        agency=bangkok_yai_2568.agency, round=bangkok_yai_2568, kind="analysis", content={}, sha256="0" * 64,
        submitted_at=now, submitted_by=anong.user, state="new",
    )  # fmt: skip
    take(procedure=PAPER, subject_id=paper.pk, move="submit", by=anong, now=now)
    day = date(2025, 3, 12)
    assert len(work(client_of(chai), day).waiting) == 1
    assert not work(client_of(anong), day).waiting
    assert not work(client_of(boon), day).waiting


@pytest.mark.parametrize("day", [date(2025, 3, 12), date(2025, 9, 30)])
def test_my_work_is_eleven_queries_however_much_is_late(
    anong: Member, client_of: Browser, django_assert_max_num_queries: Any, day: date
) -> None:
    client = client_of(anong)
    work(client, day)  # notes once in five minutes that the session is used
    with django_assert_max_num_queries(11):
        work(client, day)


def test_the_overview_counts_late_duties_of_each_agency(boon: Member, client_of: Browser) -> None:
    with time_machine.travel(datetime(2025, 5, 6, 3, tzinfo=UTC), tick=False):
        page = client_of(boon).get("/", {"order": "late"}).context["page"]
    assert [row.late for row in page.rows] == sorted((row.late for row in page.rows), reverse=True)
    assert page.rows[0].late > 20


def test_a_duty_of_several_units_is_one_row_that_leads_to_its_list(
    anong: Member, client_of: Browser, bangkok_yai_2568: Round
) -> None:
    client = client_of(anong)
    row = next(row for row in work(client, date(2025, 4, 21)).soon.rows if row.title.en.startswith("O10"))
    due = Obligation.objects.filter(round=bangkok_yai_2568, code="O10", due_on=date(2025, 4, 30))
    units = {one.unit_id for one in due}
    assert str(len(units)) in row.unit.en
    with time_machine.travel(datetime(2025, 4, 21, 3, tzinfo=UTC), tick=False):
        listed = client.get(row.href).context["page"]
    shown = {line.href for group in listed.groups for line in group.rows}
    assert {int(href.rstrip("/").rpartition("/")[2]) for href in shown} >= {one.pk for one in due}
    assert all(line.title.en.startswith("O10") for group in listed.groups for line in group.rows)


def test_somebody_of_a_unit_has_the_work_of_that_unit_alone(
    anong: Member, client_of: Browser, bangkok_yai: Agency, bangkok_yai_2568: Round
) -> None:
    unit = bangkok_yai.units.get(code="registration")
    membership = anong.user.memberships.get()
    membership.role, membership.unit = Role.DIVISION_OFFICER, unit
    membership.save()
    shown = work(client_of(anong), date(2025, 4, 21))
    due = Obligation.objects.filter(
        round=bangkok_yai_2568, unit=unit, due_on__range=(date(2025, 4, 21), date(2025, 5, 5)), excused_why=""
    )
    assert shown.soon.count == due.count() > 0
    assert all(row.unit.th == unit.name_th for row in shown.soon.rows)
