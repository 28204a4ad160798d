"""The officer sees what closed surveys give, saves it once, and finds the official result beside it, untouched."""

import re
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of
from prongsai.surveys.models import Wave
from tests.factories.sheets import sheet_of
from tests.rooms.scoring.test_from_surveys import closed

pytestmark = pytest.mark.django_db(databases=["default", "surveys"])
HERE = "/rounds/bangkok-yai/2568/computed/"


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def test_figures_are_seen_saved_and_found_again(
    officer: Client, bangkok_yai_2568: Round, now: datetime
) -> None:
    closed(bangkok_yai_2568, now)
    html = officer.get(HERE).content.decode()
    assert "93.33" in html
    saved = officer.post(f"{HERE}save/", {"kind": "official"})
    sheet = ScoreSheet.objects.get(round=bangkok_yai_2568, source="computed")
    assert saved["Location"].endswith(f"?sheet={sheet.pk}")
    assert officer.get(saved["Location"]).status_code == 200
    again = officer.get(HERE).content.decode()
    assert f"{HERE}save/" not in again, "the same figures are not saved twice"
    assert f"?sheet={sheet.pk}" in again


def test_the_official_result_stands_beside_and_is_not_mixed_in(
    officer: Client, bangkok_yai_2568: Round, now: datetime
) -> None:
    closed(bangkok_yai_2568, now)
    official = sheet_of(bangkok_yai_2568, {"E1": Fraction(90), "EIT": Fraction(88)}, now)
    html = officer.get(HERE).content.decode()
    [row] = [row for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if "E1" in row]
    assert re.findall(r"[+−]?\d+\.\d\d", re.sub(r"<[^>]+>", " ", row)) == ["93.33", "90.00", "+3.33"]
    officer.post(f"{HERE}save/", {"kind": "official"})
    computed = ScoreSheet.objects.get(round=bangkok_yai_2568, source="computed")
    assert figures_of(computed)["E1"] != 90
    assert figures_of(official) == {"E1": 90, "EIT": 88}


def test_a_trial_is_a_sheet_of_its_own(officer: Client, bangkok_yai_2568: Round, now: datetime) -> None:
    closed(bangkok_yai_2568, now, kind=Wave.Kind.TRIAL)
    assert "93.33" not in officer.get(HERE).content.decode()
    assert "93.33" in officer.get(f"{HERE}?kind=trial").content.decode()
    officer.post(f"{HERE}save/", {"kind": "trial"})
    assert ScoreSheet.objects.filter(round=bangkok_yai_2568).get().source == "mock"


def test_nothing_closed_is_said_in_a_sentence(officer: Client, bangkok_yai_2568: Round) -> None:
    assert officer.get(HERE).status_code == 200
    answer = officer.post(f"{HERE}save/", {"kind": "official"}, follow=True)
    assert "ยังไม่มี" in answer.content.decode()
    assert not ScoreSheet.objects.filter(round=bangkok_yai_2568).exists()


def test_the_page_asks_few_queries(officer: Client, bangkok_yai_2568: Round, now: datetime) -> None:
    closed(bangkok_yai_2568, now)
    officer.get(HERE)
    with CaptureQueriesContext(connection) as asked:
        officer.get(HERE)
    assert len(asked) <= 15


def test_others_may_look_or_may_not(
    bangkok_yai_2568: Round, cast: dict[str, Member], client_of: Callable[[Member], Client]
) -> None:
    assert client_of(cast["dao"]).get(HERE).status_code == 404
    assert client_of(cast["boon"]).get(HERE).status_code == 200
    assert client_of(cast["boon"]).post(f"{HERE}save/").status_code == 403
