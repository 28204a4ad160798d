"""Visitors with one-time cards: the same cards, boxes and marks as those of staff, and a division chosen on the way."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO

import pdfplumber
import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys import actions
from prongsai.surveys.actions import CannotCount, CannotReach, add_point, make_cards, save_headcount
from prongsai.surveys.answering import facts
from prongsai.surveys.codes import new_code, printed
from prongsai.surveys.models import Point, Wave
from prongsai.surveys.printing import cards_pdf
from prongsai.surveys.responses import store
from prongsai.surveys.responses.models import Intake
from tests.factories.surveys import opened

ANSWERS = {f"E{number}": "4" for number in range(1, 7)}


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    facts.forget()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def slips(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now, with_slips=True)


@pytest.fixture
def codes(slips: Wave, anong: Member, now: datetime) -> list[str]:
    return make_cards(wave=slips, size=20, by=anong, now=now)[1]


def send(wave: Wave, code: str, submission: str = "a" * 22, place: str = "revenue") -> HttpResponse:
    words = {**ANSWERS, "card": code, "submission": submission}
    return Client().post(f"/s/{wave.token}/{place}/revenue/", words)  # type: ignore[return-value]


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_visitor_chooses_the_division_and_types_the_code(slips: Wave, codes: list[str]) -> None:
    start = page(Client().get(f"/s/{slips.token}/"))  # type: ignore[arg-type]
    assert f'href="/s/{slips.token}/revenue/"' in start
    sheet = page(Client().get(f"/s/{slips.token}/revenue/revenue/"))  # type: ignore[arg-type]
    assert 'name="card"' in sheet
    assert 'name="place"' not in sheet
    assert send(slips, printed(codes[0])).status_code == 303
    (row,) = Intake.objects.all()
    assert row.place == slips.places.get(code="revenue").number
    assert row.service == 3
    assert store.unspent(slips.drawer) == {1: 19}


def test_a_card_is_good_once_and_a_retry_is_harmless(slips: Wave, codes: list[str]) -> None:
    for _ in range(2):
        assert send(slips, codes[0]).status_code == 303
    again = send(slips, codes[0], "b" * 22)
    assert again.status_code == 422
    assert Intake.objects.count() == 1


@pytest.mark.parametrize("code", ["", "K7QM 2XHF 9T4D", "x" * 200])
def test_without_a_good_card_nothing_counts_and_nothing_is_lost(
    slips: Wave, codes: list[str], code: str
) -> None:
    answer = send(slips, code)
    assert answer.status_code == 422
    assert page(answer).count(" checked") >= 6
    assert not Intake.objects.exists()


def test_a_card_of_another_survey_is_told_apart(slips: Wave, codes: list[str]) -> None:
    assert send(slips, new_code("another")).status_code == 422
    assert store.unspent(slips.drawer) == {1: 20}


def test_the_form_of_staff_is_not_theirs(slips: Wave) -> None:
    assert Client().get(f"/s/{slips.token}/card/").status_code == 404


def test_the_paper_is_for_visitors(slips: Wave, anong: Member, now: datetime) -> None:
    batch, codes = make_cards(wave=slips, size=20, by=anong, now=now)
    with pdfplumber.open(BytesIO(cards_pdf(slips, batch, codes))) as pdf:
        text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert printed(codes[0]) in text
    assert f"/s/{slips.token}/" in text
    assert f"/s/{slips.token}/card/" not in text


def test_nobody_says_how_many_visitors_there_were(slips: Wave, anong: Member, now: datetime) -> None:
    actions.close_wave(wave=slips, by=None, now=now)
    with pytest.raises(CannotCount):
        save_headcount(wave=slips, people=500, by=anong, now=now)


def test_cards_and_ways_in_do_not_mix(slips: Wave, anong: Member, now: datetime) -> None:
    with pytest.raises(CannotReach):
        add_point(place=slips.places.all()[0], kind=Point.Kind.COUNTER, name="1", by=anong, now=now)


def test_an_officer_prepares_one_and_prints_its_cards(
    anong: Member, client_of: Callable[[Member], Client], bangkok_yai_2568: Round
) -> None:
    officer = client_of(anong)
    here = "/rounds/bangkok-yai/2568/surveys/"
    words = {"instrument": "EIT", "kind": "official", "first_on": "1/3/2568", "last_on": "30/6/2568"}
    assert officer.post(f"{here}prepare/", {**words, "with_slips": "on"}).status_code == 302
    wave = Wave.objects.get(round=bangkok_yai_2568)
    assert wave.with_cards
    assert not wave.with_comments
    officer.post(f"{here}{wave.pk}/open/")
    assert officer.post(f"{here}{wave.pk}/cards/", {"size": "20"})["Content-Type"] == "application/pdf"
    html = page(officer.get(f"{here}{wave.pk}/"))
    assert f"{here}{wave.pk}/cards/1/cancel/" in html
    assert f"{here}{wave.pk}/poster/?place=revenue" in html
