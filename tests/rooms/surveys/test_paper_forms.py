"""Typing in paper forms: all or nothing, nothing typed is lost, and no sheet is tied to who typed it."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.rounds.models import Round
from prongsai.surveys.actions import make_cards
from prongsai.surveys.models import PaperBatch, Wave
from prongsai.surveys.responses import store
from prongsai.surveys.responses.models import Intake
from tests.factories.surveys import opened

HERE = "/rounds/bangkok-yai/2568/surveys/"


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def sheets(count: int, **change: str) -> dict[str, str]:
    """So many filled rows of a batch of six; change: fields by name, with _ for -."""
    typed = {
        f"{row}-{column}": "1" if column == "service" else str((row + place) % 6 + 1)
        for row in range(1, count + 1)
        for place, column in enumerate(("service", *(f"E{number}" for number in range(1, 7))))
    }
    return {**typed, **{name.replace("_", "-").lstrip("n"): value for name, value in change.items()}}


def send(client: Client, wave: Wave, typed: dict[str, str], **more: str) -> HttpResponse:
    words = {"place": "revenue", "sheets": "6", "submission": "p" * 22, **typed, **more}
    answer: HttpResponse = client.post(f"{HERE}{wave.pk}/paper/type/", words)  # type: ignore[assignment]
    return answer


def test_a_batch_is_stored_and_counts_for_its_division(officer: Client, visitors: Wave) -> None:
    assert officer.get(f"{HERE}{visitors.pk}/paper/").status_code == 200
    grid = officer.get(f"{HERE}{visitors.pk}/paper/type/?place=revenue&sheets=6")
    assert page(grid).count('class="typed-digit"') == 6 * 7
    assert send(officer, visitors, sheets(5)).status_code == 302
    revenue = visitors.places.get(code="revenue")
    assert store.counts([visitors.drawer])[visitors.drawer] == {revenue.number: 5}
    assert {row.a1 for row in Intake.objects.all()} == {2, 3, 4, 5, 0}
    batch = PaperBatch.objects.get()
    assert (batch.size, batch.place) == (5, revenue)
    told = Entry.objects.filter(action="surveys.paper.entered")
    assert told.count() == 1, "one line for the batch, none for a sheet"


def test_the_same_batch_sent_twice_counts_once(officer: Client, visitors: Wave) -> None:
    send(officer, visitors, sheets(5))
    assert send(officer, visitors, sheets(5)).status_code == 422
    assert Intake.objects.count() == 5
    assert PaperBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "anchor"),
    [
        ({"n2_E3": "9"}, "2-E3"),
        ({"n2_E3": "x"}, "2-E3"),
        ({"n2_E3": ""}, "2-E3"),
        ({"n2_service": "6"}, "2-service"),
    ],
    ids=["off the scale", "no number", "left out", "a service that the division does not offer"],
)
def test_what_is_wrong_is_named_and_nothing_is_stored_or_lost(
    officer: Client, visitors: Wave, change: dict[str, str], anchor: str
) -> None:
    answer = send(officer, visitors, sheets(5, **change))
    assert answer.status_code == 422
    assert f'href="#{anchor}"' in page(answer)
    assert 'name="5-E6" value="6"' in page(answer)
    assert not Intake.objects.exists()


def test_thai_digits_and_not_concerned_are_read(officer: Client, visitors: Wave) -> None:
    send(officer, visitors, sheets(5, n1_E1="๖", n2_E2="0"))
    assert Intake.objects.filter(a2=None).count() == 1
    assert Intake.objects.filter(a1=5).count() == 2


def test_fewer_than_five_would_point_at_a_person(officer: Client, visitors: Wave) -> None:
    answer = send(officer, visitors, sheets(4))
    assert answer.status_code == 422
    assert 'name="4-E6" value="5"' in page(answer)
    assert not Intake.objects.exists()


def test_typed_twice_what_differs_is_looked_at_again(officer: Client, visitors: Wave) -> None:
    once = send(officer, visitors, sheets(5), twice="on")
    assert once.status_code == 200
    assert 'name="first-5-E6" value="6"' in page(once)
    first = {f"first-{name}": value for name, value in sheets(5).items()}
    differs = send(officer, visitors, {**first, **sheets(5, n3_E2="1")}, twice="on", second="1")
    assert differs.status_code == 422
    assert 'href="#3-E2"' in page(differs)
    assert 'name="first-3-E2" value=""' in page(differs)
    assert not Intake.objects.exists()
    third = {**first, "first-3-E2": "", **sheets(5, n3_E2="1")}
    assert send(officer, visitors, third, twice="on", second="1").status_code == 302
    assert Intake.objects.count() == 5


def test_paper_of_staff_spends_the_card_that_is_pinned_to_it(
    officer: Client, bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    staff = opened(bangkok_yai_2568, now, "IIT")
    _batch, codes = make_cards(wave=staff, size=20, by=anong, now=now)
    typed = {
        f"{row}-{column}": codes[row] if column == "card" else "0"
        for row in range(1, 6)
        for column in ("card", *(f"I{number}" for number in range(1, 13)))
    }
    twice = send(officer, staff, {**typed, "5-card": codes[1]}, place="unsaid")
    assert twice.status_code == 422
    assert 'href="#5-card"' in page(twice) or 'href="#1-card"' in page(twice)
    assert store.counts([staff.drawer])[staff.drawer] == {}
    assert send(officer, staff, typed, place="unsaid").status_code == 302
    assert store.counts([staff.drawer])[staff.drawer] == {0: 5}
    assert store.unspent(staff.drawer) == {1: 15}


def test_others_may_not_and_a_closed_survey_takes_none(
    boon: Member, client_of: Callable[[Member], Client], visitors: Wave
) -> None:
    assert send(client_of(boon), visitors, sheets(5)).status_code == 403
