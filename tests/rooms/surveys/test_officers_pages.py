"""The officer runs a survey and sees how many, never what; after the close only large groups speak."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys import queries
from prongsai.surveys.answering import facts
from prongsai.surveys.models import Wave
from prongsai.surveys.responses import store
from prongsai.surveys.telling import tables
from tests.factories.surveys import fill, opened, prepared

HERE = "/rounds/bangkok-yai/2568/surveys/"


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    facts.forget()
    queries.forget_counts()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def row_of(html: str, name: str) -> str:
    found = re.search(rf"<tr>\s*<th scope=\"row\">{name}</th>.*?</tr>", html, re.DOTALL)
    assert found, name
    return found[0]


def test_an_officer_prepares_opens_and_closes_a_survey(officer: Client, bangkok_yai_2568: Round) -> None:
    words = {"instrument": "EIT", "kind": "official", "first_on": "1 มี.ค. 2568", "last_on": "30/6/2568"}
    made = officer.post(f"{HERE}prepare/", words)
    assert made.status_code == 302
    wave = Wave.objects.get(round=bangkok_yai_2568)
    assert officer.get(made["Location"]).status_code == 200
    assert officer.post(f"{HERE}{wave.pk}/open/").status_code == 302
    assert Client().get(f"/s/{wave.token}/").status_code == 200
    officer.post(f"{HERE}{wave.pk}/close/")
    wave.refresh_from_db()
    assert wave.closed_at is not None


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"last_on": "1/1/2568"}, "last_on"),
        ({"first_on": "พรุ่งนี้"}, "first_on"),
        ({"instrument": "OIT"}, "instrument"),
        ({"kind": ""}, "kind"),
    ],
)
def test_a_form_that_makes_no_sense_comes_back_with_its_words(
    officer: Client, bangkok_yai_2568: Round, change: dict[str, str], place: str
) -> None:
    words = {"instrument": "EIT", "kind": "official", "first_on": "1/3/2568", "last_on": "30/6/2568"}
    answer = officer.post(f"{HERE}prepare/", {**words, **change})
    assert answer.status_code == 422
    assert place in answer.context["form"].errors
    assert not Wave.objects.exists()


def test_the_board_names_the_silent_first_and_hides_small_counts(officer: Client, visitors: Wave) -> None:
    numbers = {place.code: place.number for place in visitors.places.all()}
    fill(visitors, numbers["revenue"], 61)
    fill(visitors, numbers["finance"], 3)
    html = page(officer.get(f"{HERE}{visitors.pk}/"))
    order = re.findall(r'<th scope="row">([^<]+)</th>', html)
    assert order[-1] == "ฝ่ายรายได้"
    assert order.index("ฝ่ายการคลัง") > order.index("ฝ่ายโยธา"), "the silent come first"
    finance = row_of(html, "ฝ่ายการคลัง")
    assert "&lt;5" in finance
    assert "3" not in re.sub(r"<[^>]+>|&lt;5|40|&gt;35", "", finance)
    assert "61" in row_of(html, "ฝ่ายรายได้")


def test_the_count_is_not_live(officer: Client, visitors: Wave) -> None:
    """Whoever reloads the board while one person answers must not see that person."""
    fill(visitors, 1, 6)
    assert "6" in row_of(page(officer.get(f"{HERE}{visitors.pk}/")), "ฝ่ายปกครอง")
    fill(visitors, 1, 1, answer=2)
    assert store.counts([visitors.drawer])[visitors.drawer] == {1: 7}
    again = row_of(page(officer.get(f"{HERE}{visitors.pk}/")), "ฝ่ายปกครอง")
    assert "6" in again
    assert "7" not in re.sub(r"<[^>]+>", "", again)


def test_nobody_sees_a_score_while_it_is_open(
    officer: Client, visitors: Wave, cast: dict[str, Member], client_of: Callable[[Member], Client]
) -> None:
    fill(visitors, 1, 30)
    for member in cast.values():
        assert client_of(member).get(f"{HERE}{visitors.pk}/result/").status_code == 404
    with pytest.raises(tables.StillOpen):
        tables.tables_of(visitors)


def test_cards_come_as_one_paper_and_nowhere_else(
    officer: Client, bangkok_yai_2568: Round, now: datetime
) -> None:
    wave = opened(bangkok_yai_2568, now, "IIT")
    answer = officer.post(f"{HERE}{wave.pk}/cards/", {"size": "20"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    assert store.unspent(wave.drawer) == {1: 20}
    assert officer.post(f"{HERE}{wave.pk}/cards/1/cancel/").status_code == 302
    assert store.unspent(wave.drawer) == {}
    assert officer.post(f"{HERE}{wave.pk}/cards/", {"size": "3"}).status_code == 422


def test_the_days_of_an_open_survey_only_grow_at_the_end(officer: Client, visitors: Wave) -> None:
    later = officer.post(f"{HERE}{visitors.pk}/days/", {"first_on": "1/1/2568", "last_on": "15/7/2568"})
    assert later.status_code == 302
    earlier = officer.post(f"{HERE}{visitors.pk}/days/", {"first_on": "2/1/2568", "last_on": "15/7/2568"})
    assert earlier.status_code == 422


def test_central_officers_see_the_board_and_cannot_run_it(
    boon: Member, client_of: Callable[[Member], Client], bangkok_yai_2568: Round, now: datetime
) -> None:
    wave = prepared(bangkok_yai_2568, now)
    central = client_of(boon)
    html = page(central.get(f"{HERE}{wave.pk}/"))
    assert f"{HERE}{wave.pk}/open/" not in html
    assert central.post(f"{HERE}{wave.pk}/open/").status_code == 403
