"""The story of a figure: from the total down to what was put in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.rules.framework import Kind
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import scored_sheet
from tests.factories.sheets import figures, round_on, sheet_of
from tests.rooms.analysis.pages import MOST_QUERIES, in_english, of_sheet, row, text

Browsers = Callable[[Member], Client]
PANEL = {"HX-Request": "true", "HX-Target": "trace-body"}


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 200), ("boon", 200), ("dao", 404)])
def test_only_those_who_read_the_result_read_how_it_came_about(
    who: str, status: int, cast: dict[str, Member], client_of: Browsers, official_2567: ScoreSheet
) -> None:
    assert client_of(cast[who]).get(of_sheet(official_2567, "figures/TOTAL/")).status_code == status


def test_the_total_is_shown_as_the_sum_of_its_weighted_parts(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    response = in_english(client_of(anong)).get(of_sheet(official_2567, "figures/TOTAL/"))
    assert row(response, "EIT").endswith("30% 92.995 27.8985")
    assert row(response, "Sum").endswith("97.885")
    assert "97.885 is shown as 97.89." in text(response)


def test_each_part_leads_further_down_and_each_figure_up(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    page = client_of(anong).get(of_sheet(official_2567, "figures/EIT/")).content.decode()
    assert of_sheet(official_2567, "figures/E6/") in page
    assert of_sheet(official_2567, "figures/TOTAL/") in page


def test_a_figure_put_in_names_its_sheet_and_what_a_point_of_it_is_worth(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    page = text(in_english(client_of(anong)).get(of_sheet(official_2567, "figures/E6/")))
    assert official_2567.title in page
    assert "bangkok-yai-2567.csv" in page
    assert "Each point more here adds 0.05 points to the total." in page
    assert "EIT 1/6 (16.67%) · Indicator 8 50%" in page


def test_an_item_shows_its_wordings_by_service(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    page = text(client_of(anong).get(of_sheet(official_2567, "figures/E3/")))
    assert "งานทะเบียน" in page
    assert "ยิ่งมีผู้ตอบว่าพบน้อย คะแนนยิ่งสูง" in page


@pytest.mark.slow
def test_every_figure_of_every_shape_has_a_page(
    anong: Member,
    client_of: Browsers,
    official_2567: ScoreSheet,
    mock_2568: ScoreSheet,
    bangkok_yai: Agency,
    now: Any,
) -> None:
    parts = sheet_of(round_on("nacc-2566", bangkok_yai, now), figures(EIT1="79.40", IIT="85.52"), now)
    client = client_of(anong)
    for sheet in (mock_2568, parts):
        for code, step in scored_sheet(sheet).steps.items():
            if step.kind is not Kind.ITEM or step.missing:
                assert client.get(of_sheet(sheet, f"figures/{code}/")).status_code == 200, code


def test_a_missing_figure_says_so(anong: Member, client_of: Browsers, mock_2568: ScoreSheet) -> None:
    client = in_english(client_of(anong))
    assert "No figure was put in for this item." in text(client.get(of_sheet(mock_2568, "figures/I10/")))
    above = text(client.get(of_sheet(mock_2568, "figures/IIT/")))
    assert "Without a figure: I10. A missing figure is left out" in above
    assert "IIT was put in as 99.00" in above
    assert "left out –" in above


def test_an_unknown_figure_is_not_found(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    assert client_of(anong).get(of_sheet(official_2567, "figures/X9/")).status_code == 404


def test_a_sheet_of_another_year_is_not_found(
    anong: Member, client_of: Browsers, mock_2568: ScoreSheet
) -> None:
    place = of_sheet(mock_2568, "figures/TOTAL/").replace("/2568/", "/2567/")
    assert client_of(anong).get(place).status_code == 404


def test_beside_another_page_only_the_story_comes(
    anong: Member,
    client_of: Browsers,
    official_2567: ScoreSheet,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    client = client_of(anong)
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(of_sheet(official_2567, "figures/EIT/"), headers=PANEL)
    page = response.content.decode()
    assert "<html" not in page
    assert "92.995" in page
    assert of_sheet(official_2567, "figures/EIT/") in page
