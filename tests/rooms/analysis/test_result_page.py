"""The result page: how we stand, why, what it is made of, what has changed, and the cheapest way up."""

import gzip
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.analysis.presenters.result import result_page
from prongsai.analysis.queries import reading_of
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of
from tests.factories.sheets import Source, figures, round_on, sheet_of
from tests.rooms.analysis.pages import MOST_BYTES, MOST_QUERIES, address, in_english, row, text

Browsers = Callable[[Member], Client]


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 200), ("boon", 200), ("dao", 404)])
def test_only_the_agency_and_those_above_it_read_the_result(
    who: str, status: int, cast: dict[str, Member], client_of: Browsers, official_2567: ScoreSheet
) -> None:
    assert client_of(cast[who]).get(address(official_2567.round, "result/")).status_code == status


def test_it_says_in_thai_how_we_stand_and_why(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    page = text(client_of(anong).get(address(official_2567.round, "result/")))
    assert "97.89 คะแนน ระดับผ่านดี เพราะ EIT ได้ 93.00 ยังไม่ถึง 95.00 ตามเงื่อนไขของผ่านดีเยี่ยม" in page
    assert "85.00 ถึง 94.99" in page


def test_it_shows_instruments_indicators_and_items(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    response = client_of(anong).get(address(official_2567.round, "result/"))
    page = text(response)
    assert "99.96" in page
    assert row(response, "EIT 8").endswith("91.06")
    assert row(response, "9.1").endswith("100.00")
    assert row(response, "E6").endswith("90.84")


def test_it_names_the_cheapest_way_up(anong: Member, client_of: Browsers, official_2567: ScoreSheet) -> None:
    page = text(in_english(client_of(anong)).get(address(official_2567.round, "result/")))
    assert "EIT has 93.00 and needs 95.00: 2.00 more." in page
    assert "The cheapest way: raise E5 from 91.27 to " in page
    assert "level Excellent pass" in page


def test_last_years_figures_stand_beside_this_years_with_the_change(
    anong: Member, client_of: Browsers, mock_2568: ScoreSheet
) -> None:
    response = in_english(client_of(anong)).get(address(mock_2568.round, "result/"))
    assert row(response, "E6").endswith("93.10 90.84 +2.26")
    assert row(response, "E5").endswith("90.02 91.27 −1.25")
    assert row(response, "I1").endswith("100.00 100.00 0.00")
    assert "wording changed" in row(response, "I8")


def test_a_missing_figure_is_named_and_the_result_is_called_provisional(
    anong: Member, client_of: Browsers, mock_2568: ScoreSheet
) -> None:
    response = in_english(client_of(anong)).get(address(mock_2568.round, "result/"))
    page = text(response)
    assert "This is provisional: I10 has no figure." in page
    assert "between 95.44 and 97.94" in page
    assert " missing 99.91 –" in row(response, "I10")


def test_a_figure_that_does_not_agree_is_reported(
    anong: Member, client_of: Browsers, mock_2568: ScoreSheet
) -> None:
    page = text(in_english(client_of(anong)).get(address(mock_2568.round, "result/")))
    assert "IIT was put in as 99.00, but the figures below it make 99.96 (difference −0.96)." in page


def test_the_official_sheet_comes_before_a_newer_mock(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet, now: datetime
) -> None:
    mock = sheet_of(official_2567.round, figures(IIT="90", EIT="90", OIT="90"), now, source=Source.MOCK)
    client = client_of(anong)
    assert "97.89 คะแนน" in text(client.get(address(official_2567.round, "result/")))
    assert "90.00 คะแนน" in text(client.get(address(official_2567.round, f"result/?sheet={mock.pk}")))


def test_a_corrected_sheet_can_still_be_read_and_says_so(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet, now: datetime
) -> None:
    given = dict(figures_of(official_2567)) | {"E6": Fraction(100)}
    sheet_of(official_2567.round, given, now, replaces=official_2567)
    client = in_english(client_of(anong))
    old = text(client.get(address(official_2567.round, f"result/?sheet={official_2567.pk}")))
    assert "A later sheet corrects this one." in old
    assert "97.89 points" not in text(client.get(address(official_2567.round, "result/")))


@pytest.mark.parametrize("sheet", ["999999", "x", "-1", "9" * 40, ""])
def test_a_sheet_that_is_not_there_is_not_found(
    sheet: str, anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    assert client_of(anong).get(address(official_2567.round, f"result/?sheet={sheet}")).status_code == 404


def test_a_planning_year_without_a_result_leads_to_the_result_it_plans_on(
    anong: Member, client_of: Browsers, bangkok_yai_2568: Round, official_2567: ScoreSheet
) -> None:
    response = client_of(anong).get(address(bangkok_yai_2568, "result/"))
    page = response.content.decode()
    assert address(official_2567.round, "result/") in page
    assert address(bangkok_yai_2568, "findings/") in page


def test_a_first_year_without_a_result_leads_the_officer_to_entering_it(
    dao: Member, boon: Member, client_of: Browsers, khlong_toei_2568: Round
) -> None:
    place = address(khlong_toei_2568, "result/").replace("2568", "2567")
    enter = client_of(dao).get(place).context["page"].enter_href
    assert enter
    assert enter in client_of(dao).get(place).content.decode()
    assert enter not in client_of(boon).get(place).content.decode()


def test_the_officer_is_led_to_choosing_the_weak_points_and_the_director_to_seeing_them(
    anong: Member, chai: Member, client_of: Browsers, official_2567: ScoreSheet, bangkok_yai_2568: Round
) -> None:
    place = address(official_2567.round, "result/")
    assert "Choose the weak points for 2568" in text(in_english(client_of(anong)).get(place))
    seen = in_english(client_of(chai)).get(place)
    assert "See the weak points for 2568" in text(seen)
    assert address(bangkok_yai_2568, "findings/") in seen.content.decode()


@pytest.mark.parametrize(
    ("framework", "given", "expected"),
    [
        ("nacc-2561", {"1": "87.62", "2": "92.27", "3": "93.36", "4": "90.94", "5": "66.79"}, "86.50"),
        ("nacc-2566", {"IIT": "85.52", "EIT1": "79.40", "EIT2": "82.24", "OIT": "97.69"}, "88.98"),
        ("nacc-2564", {"IIT": "90", "EIT": "90", "9": "82", "10": "70"}, "84.40"),
    ],
)
def test_frameworks_of_other_shapes_are_read_too(
    framework: str,
    given: dict[str, str],
    expected: str,
    anong: Member,
    client_of: Browsers,
    bangkok_yai: Agency,
    now: datetime,
) -> None:
    round_ = round_on(framework, bangkok_yai, now)
    sheet_of(round_, figures(**given), now)
    response = client_of(anong).get(address(round_, "result/"))
    assert response.status_code == 200
    assert f"{expected} คะแนน" in text(response)
    assert all(code in text(response) for code in given)


def test_years_that_are_not_mapped_are_not_compared(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet, bangkok_yai: Agency, now: datetime
) -> None:
    sheet_of(round_on("nacc-2566", bangkok_yai, now), figures(IIT="80", EIT="80", OIT="80"), now)
    page = text(in_english(client_of(anong)).get(address(official_2567.round, "result/")))
    assert "Last year's items are not mapped to this year's yet" in page


def test_the_page_stays_within_its_queries_and_its_weight(
    anong: Member,
    client_of: Browsers,
    mock_2568: ScoreSheet,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    client = client_of(anong)
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(address(mock_2568.round, "result/"))
    assert len(gzip.compress(response.content)) < MOST_BYTES


def test_nothing_is_asked_of_the_database_while_the_page_is_drawn(
    anong: Member, mock_2568: ScoreSheet, django_assert_num_queries: Callable[[int], Any]
) -> None:
    page = result_page(reading_of(mock_2568.round, None), mock_2568, viewer=anong)
    with django_assert_num_queries(0):
        render_to_string("analysis/result.html", {"page": page})


def test_each_picture_has_its_figures_in_a_table(
    anong: Member, client_of: Browsers, official_2567: ScoreSheet
) -> None:
    page = client_of(anong).get(address(official_2567.round, "result/")).content.decode()
    assert "chart-bars" in page
    assert "chart-wide" in page
    assert page.index("</svg>") < page.rindex("<table")
