"""Trying figures out: nothing is saved, and a scenario has an address."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.scoring.models import ScoreSheet, SheetFigure
from tests.factories.sheets import figures, round_on, sheet_of
from tests.rooms.analysis.pages import MOST_QUERIES, in_english, of_sheet, row, text

Browsers = Callable[[Member], Client]
LIVE = {"HX-Request": "true", "HX-Target": "outcome"}


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 200), ("boon", 200), ("dao", 404)])
def test_whoever_reads_the_result_may_try_figures(
    who: str, status: int, cast: dict[str, Member], client_of: Browsers, official_2567: ScoreSheet
) -> None:
    assert client_of(cast[who]).get(of_sheet(official_2567, "what-if/")).status_code == status


def test_a_scenario_shows_before_and_after_and_saves_nothing(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    before = list(SheetFigure.objects.values_list("node", "value"))
    response = in_english(client_of(anong)).get(of_sheet(official_2567, "what-if/?E6=100.00"))
    assert row(response, "Total score") == "Total score 97.89 98.34 +0.45"
    assert row(response, "EIT") == "EIT 93.00 94.52 +1.52"
    assert row(response, "IIT").endswith("0.00")
    assert list(SheetFigure.objects.values_list("node", "value")) == before


def test_the_cheapest_way_reaches_the_next_level(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    client = in_english(client_of(anong))
    preset = client.get(of_sheet(official_2567, "what-if/")).context["page"].way_href
    assert set(parse_qs(urlsplit(preset).query)) == {"E5", "E6"}
    assert "level Excellent pass" in text(client.get(preset))


def test_what_does_not_change_leaves_the_address(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    response = client_of(anong).get(of_sheet(official_2567, "what-if/?E1=92.13&E5=&E6=๙๙.๕&I1=100"))
    assert response.status_code == 302
    assert response.headers["Location"] == of_sheet(official_2567, "what-if/?E6=99.50")


def test_while_typing_only_the_outcome_comes_with_its_address(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    response = client_of(anong).get(of_sheet(official_2567, "what-if/?E1=92.13&E6=99.5"), headers=LIVE)
    assert "<form" not in response.content.decode()
    assert response.headers["HX-Replace-Url"] == of_sheet(official_2567, "what-if/?E6=99.50")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("E6=101", "E6: A score is at most 100."),
        ("E6=-1", "E6: A score is at least 0."),
        ("E6=ninety", "E6: Put in a score from 0 to 100, for example 92.50."),
        ("E6=NaN", "E6: Put in a score from 0 to 100, for example 92.50."),
        ("E6=1e400", "E6: "),
        ("E6=90.1234567", "E6: A score has at most 6 decimals."),
        ("X9=5", "This sheet has no figure X9 to change."),
    ],
)
def test_bad_input_gets_one_sentence_and_the_rest_still_counts(
    query: str, sentence: str, anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    response = in_english(client_of(anong)).get(of_sheet(official_2567, f"what-if/?E5=95&{query}"))
    assert response.status_code == 200
    assert sentence in text(response)
    assert "1 figure changed" in text(response)


def test_what_was_typed_wrong_stays_in_its_field(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    page = client_of(anong).get(of_sheet(official_2567, "what-if/?E6=<b>101")).content.decode()
    assert 'name="E6" inputmode="decimal" autocomplete="off" value="&lt;b&gt;101" aria-invalid="true"' in page


def test_a_missing_figure_can_be_tried(anong: Member, client_of: Browsers, mock_2568: ScoreSheet) -> None:
    page = text(in_english(client_of(anong)).get(of_sheet(mock_2568, "what-if/?I10=50.00")))
    assert "This is provisional" not in page
    assert "1 figure changed" in page


def test_other_shapes_can_be_tried_too(
    anong: Member, client_of: Browsers, bangkok_yai: Agency, now: datetime
) -> None:
    sheet = sheet_of(
        round_on("nacc-2566", bangkok_yai, now), figures(IIT="85", EIT1="79.4", EIT2="82.24", OIT="97"), now
    )
    assert client_of(anong).get(of_sheet(sheet, "what-if/?EIT1=100.00")).status_code == 200


def test_the_page_stays_within_its_queries(
    anong: Member,
    client_of: Browsers,
    official_2567: ScoreSheet,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    client = client_of(anong)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(of_sheet(official_2567, "what-if/?E6=99.50"))
