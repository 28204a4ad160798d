"""The duties of a year and one duty, as each of the cast sees them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import DutyRecord, LockException, Obligation, Round

YEAR = "/rounds/bangkok-yai/2568/duties/"
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _on_7_april() -> Iterator[None]:
    with time_machine.travel(datetime(2025, 4, 7, 3, 0, tzinfo=UTC), tick=False):
        yield


def test_the_year_shows_what_is_late_and_due_by_month_and_by_unit(
    anong: Member, client_of: SignIn, bangkok_yai_2568: Round
) -> None:
    client = client_of(anong)
    shown = client.get(YEAR).content.decode()
    assert "เมษายน 2568" in shown
    page = client.get(YEAR).context["page"]
    assert {row.state for group in page.groups for row in group.rows} == {"late", "due"}
    by_unit = client.get(YEAR, {"show": "all", "by": "unit", "unit": "finance"}).context["page"]
    assert [group.title for group in by_unit.groups] == ["ฝ่ายการคลัง"]
    every = client.get(YEAR, {"show": "all"}).context["page"]
    assert sum(len(group.rows) for group in every.groups) == bangkok_yai_2568.obligations.count()


@pytest.mark.parametrize(
    "query", [{"show": "x" * 500}, {"by": "'; --"}, {"unit": "<script>"}, {"show": "\0"}]
)
def test_a_forged_filter_does_no_harm(anong: Member, client_of: SignIn, query: dict[str, str]) -> None:
    answer = client_of(anong).get(YEAR, query)
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.split(b"</head>")[1].split(b"duty-filters")[1]


def test_an_officer_records_and_takes_back(anong: Member, client_of: SignIn, procurement: Obligation) -> None:
    client, here = client_of(anong), f"{YEAR}{procurement.pk}/"
    assert client.get(here).context["page"].record is not None
    sent = {"done_on": "5 เม.ย. 2568", "text": "เผยแพร่ครบทุกฝ่าย", "reference": "กท 4401/55"}
    assert client.post(f"{here}record/", sent).status_code == 302
    record = DutyRecord.objects.get(obligation=procurement)
    assert record.done_on == date(2025, 4, 5)
    assert client.get(here).context["page"].row.state == "accepted"
    withdraw = f"{here}records/{record.pk}/withdraw/"
    assert "ฉบับผิด" not in client.get(withdraw).content.decode()
    assert client.post(withdraw, {"reason": "ฉบับผิด"}).status_code == 302
    assert "ฉบับผิด" in client.get(here).content.decode()
    assert client.post(withdraw, {"reason": "อีก"}).status_code == 422


def test_what_was_typed_stays_when_a_record_is_refused(
    anong: Member, client_of: SignIn, procurement: Obligation
) -> None:
    sent = {"done_on": "1 ธ.ค. 2568", "text": "เผยแพร่ครบ <b>", "reference": ""}
    answer = client_of(anong).post(f"{YEAR}{procurement.pk}/record/", sent)
    assert answer.status_code == 422
    assert "1 ธ.ค. 2568" in answer.content.decode()
    assert "เผยแพร่ครบ &lt;b&gt;" in answer.content.decode()
    assert not DutyRecord.objects.exists()


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("record", "chai"),
        ("record", "boon"),
        ("excuse", "anong"),
        ("restore", "anong"),
        ("exception", "anong"),
    ],
)
def test_without_the_role_nothing_is_written(
    cast: dict[str, Member], client_of: SignIn, procurement: Obligation, verb: str, who: str
) -> None:
    answer = client_of(cast[who]).post(
        f"{YEAR}{procurement.pk}/{verb}/", {"reason": "x", "text": "x", "done_on": "1/4/2568"}
    )
    assert answer.status_code == 403
    procurement.refresh_from_db()
    assert procurement.excused_why == ""


def test_a_stranger_finds_neither_year_nor_duty(
    dao: Member, client_of: SignIn, procurement: Obligation
) -> None:
    client = client_of(dao)
    for place in ("", f"{procurement.pk}/", "rule/"):
        assert client.get(YEAR + place).status_code == 404
    foreign = client.get(f"/rounds/khlong-toei/2568/duties/{procurement.pk}/")
    assert foreign.status_code == 404


def test_a_director_excuses_and_lets_it_stand_again(
    chai: Member, client_of: SignIn, procurement: Obligation
) -> None:
    client, here = client_of(chai), f"{YEAR}{procurement.pk}/"
    assert client.post(f"{here}excuse/", {"reason": ""}).status_code == 422
    client.post(f"{here}excuse/", {"reason": "ไม่มีรายการจัดซื้อ"})
    assert "ไม่มีรายการจัดซื้อ" in client.get(here).content.decode()
    client.post(f"{here}restore/")
    procurement.refresh_from_db()
    assert procurement.excused_why == ""


def test_counting_anew_and_an_exception_by_the_director(
    chai: Member, anong: Member, client_of: SignIn, procurement: Obligation, bangkok_yai_2568: Round
) -> None:
    client = client_of(chai)
    rule = {"weekend_rule": "next_working_day", "grace_days": "0", "lock_after": "0"}
    assert client.post(f"{YEAR}rule/", rule).status_code == 302
    meeting = Obligation.objects.get(
        round=bangkok_yai_2568, code="meeting:tuesday_meeting", due_on=date(2025, 4, 8)
    )
    assert meeting.locks_on == date(2025, 4, 9)
    with time_machine.travel(datetime(2025, 4, 20, 3, 0, tzinfo=UTC), tick=False):
        here = f"{YEAR}{meeting.pk}/"
        assert client_of(anong).get(here).context["page"].record is None
        wrong = client.post(f"{here}exception/", {"reason": "ระบบขัดข้อง", "until": "1/4/2568"})
        assert wrong.status_code == 422
        assert "ระบบขัดข้อง" in wrong.content.decode()
        client.post(f"{here}exception/", {"reason": "ระบบขัดข้อง", "until": "30/4/2568"})
        assert LockException.objects.get().obligation_id == meeting.pk
        assert client_of(anong).get(here).context["page"].record is not None
    assert client_of(anong).get(f"{YEAR}rule/").status_code == 403


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    anong: Member,
    client_of: SignIn,
    procurement: Obligation,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    client = client_of(anong)
    with django_assert_max_num_queries(7):  # type: ignore[attr-defined]
        client.get(YEAR, {"show": "all"})
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        client.get(f"{YEAR}{procurement.pk}/")
