"""Choosing weak points in the browser: look first, then save; whoever may not choose reads."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue
from prongsai.analysis.models import Analysis
from prongsai.analysis.queries import findings_of
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of
from tests.factories.plans import weak_points_chosen
from tests.factories.sheets import sheet_of
from tests.rooms.analysis.pages import MOST_QUERIES, address, in_english, row, text

Browsers = Callable[[Member], Client]
LIVE = {"HX-Request": "true", "HX-Target": "preview"}


@pytest.fixture
def place(bangkok_yai_2568: Round, official_2567: ScoreSheet) -> str:
    return address(bangkok_yai_2568, "findings/")


def codes(round_: Round) -> list[str]:
    return [finding.node.code for finding in findings_of(round_)]


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 200), ("boon", 200), ("dao", 404)])
def test_only_the_agency_and_those_above_it_see_the_page(
    who: str, status: int, cast: dict[str, Member], client_of: Browsers, place: str
) -> None:
    assert client_of(cast[who]).get(place).status_code == status


@pytest.mark.parametrize(("who", "status"), [("chai", 403), ("boon", 403), ("dao", 404)])
def test_only_the_officer_saves_a_list(
    who: str, status: int, cast: dict[str, Member], client_of: Browsers, place: str
) -> None:
    answer = client_of(cast[who]).post(f"{place}choose/", {"rule": "lowest", "count": "2"})
    assert answer.status_code == status
    assert not Analysis.objects.exists()


def test_the_page_begins_with_a_list_and_its_reasons(anong: Member, client_of: Browsers, place: str) -> None:
    response = in_english(client_of(anong)).get(place)
    assert "Items below 95.00 points" in text(response)
    assert row(response, "E6").endswith("90.84 4.16 below the target of 95.00. new on the list")


def test_the_reason_reads_in_thai(anong: Member, client_of: Browsers, place: str) -> None:
    assert "ต่ำกว่าเป้าหมาย 95.00 อยู่ 4.16" in text(client_of(anong).get(place))


def test_looking_saves_nothing(anong: Member, client_of: Browsers, place: str) -> None:
    response = in_english(client_of(anong)).get(f"{place}?rule=lowest&count=2&extra=I7", headers=LIVE)
    assert "<html" not in response.content.decode()
    assert row(response, "E5").endswith("Number 2 from the bottom. new on the list")
    assert row(response, "I7").endswith("Added by the officer. new on the list")
    assert not Analysis.objects.exists()


def test_what_is_looked_at_is_what_is_saved(
    anong: Member, client_of: Browsers, place: str, bangkok_yai_2568: Round
) -> None:
    client = in_english(client_of(anong))
    fields = client.get(f"{place}?rule=lowest&count=2&extra=I7").context["page"].preview.fields
    data: dict[str, list[str]] = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    answer = client.post(f"{place}choose/", data, follow=True)
    assert codes(bangkok_yai_2568) == ["I7", "E5", "E6"]
    assert "Saved: 3 items are on the list." in text(answer)
    assert "This is the list that stands." in text(answer)


def test_what_stands_is_shown_when_the_page_is_opened_again(
    anong: Member, client_of: Browsers, place: str, bangkok_yai_2568: Round
) -> None:
    client = in_english(client_of(anong))
    client.post(f"{place}choose/", {"rule": "lowest", "count": "2", "extra": ["I7"]})
    page = text(client.get(place))
    assert "The 2 lowest items" in page
    assert "This is the list that stands." in page
    assert "Plan measures" in page


def test_what_would_be_kept_is_told_before_and_after_saving(
    anong: Member, client_of: Browsers, place: str, bangkok_yai_2568: Round, now: datetime
) -> None:
    found = weak_points_chosen(bangkok_yai_2568, now)
    set_issue(finding=found["E1"], text="ยังต้องอธิบาย", by=anong, now=now)
    client = in_english(client_of(anong))
    preview = text(client.get(f"{place}?rule=lowest&count=2"))
    assert "E1 would fall out by this rule, but work has been written down for it." in preview
    assert "Leaves the list: E2 and E4." in preview
    saved = text(client.post(f"{place}choose/", {"rule": "lowest", "count": "2"}, follow=True))
    assert "E1 stays on the list, because work has been written down for it." in saved
    assert codes(bangkok_yai_2568) == ["E1", "E5", "E6"]


def test_a_corrected_result_asks_for_the_list_to_be_looked_through(
    anong: Member,
    client_of: Browsers,
    place: str,
    bangkok_yai_2568: Round,
    official_2567: ScoreSheet,
    now: datetime,
) -> None:
    weak_points_chosen(bangkok_yai_2568, now)
    sheet_of(
        official_2567.round,
        dict(figures_of(official_2567)) | {"E6": Fraction(99)},
        now,
        replaces=official_2567,
    )
    assert "has been corrected since the list was made" in text(in_english(client_of(anong)).get(place))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"rule": "below_target", "target": "101"}, "Target score: A score is at most 100."),
        ({"rule": "below_target", "target": ""}, "Target score: Put in a score from 0 to 100"),
        ({"rule": "below_target", "target": "ninety"}, "Target score: Put in a score from 0 to 100"),
        ({"rule": "lowest", "count": "0"}, "Number of items: Put in a whole number from 1 to 99."),
        ({"rule": "lowest", "count": "many"}, "Number of items: Put in a whole number from 1 to 99."),
        ({"rule": "lowest", "count": "2", "extra": "X9"}, "Items added by hand: The result has no item X9."),
        ({"rule": "guess"}, "Which items are weak: "),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(
    query: dict[str, str], sentence: str, anong: Member, client_of: Browsers, place: str
) -> None:
    client = in_english(client_of(anong))
    assert sentence in text(client.get(place, query))
    refused = client.post(f"{place}choose/", query)
    assert refused.status_code == 422
    assert sentence in text(refused)
    assert not Analysis.objects.exists()


def test_thai_digits_are_understood(anong: Member, client_of: Browsers, place: str) -> None:
    page = text(in_english(client_of(anong)).get(place, {"rule": "below_target", "target": "๙๑.๕"}))
    assert "Items below 91.50 points" in page
    assert "2 items are on the list." in page


def test_readers_see_the_list_that_stands_and_no_form(
    chai: Member, boon: Member, client_of: Browsers, place: str, bangkok_yai_2568: Round, now: datetime
) -> None:
    for reader in (chai, boon):
        assert "have not been chosen yet" in text(in_english(client_of(reader)).get(place))
    weak_points_chosen(bangkok_yai_2568, now)
    for reader in (chai, boon):
        response = in_english(client_of(reader)).get(f"{place}?rule=lowest&count=1")
        assert row(response, "E1").endswith("2.87 below the target of 95.00.")
        assert '<form class="form' not in response.content.decode()


def test_without_last_years_result_the_page_says_what_comes_first(
    dao: Member, client_of: Browsers, khlong_toei_2568: Round
) -> None:
    response = in_english(client_of(dao)).get(address(khlong_toei_2568, "findings/"))
    assert "The official result of fiscal year 2567 is not here yet" in text(response)
    assert (
        client_of(dao).post(address(khlong_toei_2568, "findings/choose/"), {"rule": "lowest"}).status_code
        == 422
    )


def test_the_page_stays_within_its_queries(
    anong: Member,
    client_of: Browsers,
    place: str,
    bangkok_yai_2568: Round,
    now: datetime,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    weak_points_chosen(bangkok_yai_2568, now)
    client = client_of(anong)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(f"{place}?rule=lowest&count=2&extra=I7")
