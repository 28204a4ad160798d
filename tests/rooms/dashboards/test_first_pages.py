"""The first pages: each sees the own, the queries do not grow, and the next step is right."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds.actions import open_round
from prongsai.rounds.models import Round
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet

Browser = Callable[[Member], Client]
HERE = "/rounds/bangkok-yai/2568/"


@pytest.mark.parametrize(("who", "code"), [("anong", 200), ("chai", 200), ("boon", 200), ("dao", 404)])
def test_a_round_is_shown_to_its_agency_and_its_supervisor(
    cast: dict[str, Member], client_of: Browser, who: str, code: int
) -> None:
    assert client_of(cast[who]).get(HERE).status_code == code


def test_a_districts_people_land_on_their_newest_round(anong: Member, client_of: Browser) -> None:
    answer = client_of(anong).get("/")
    assert answer.status_code == 302
    assert answer["Location"] == HERE


def test_the_next_step_follows_from_what_is_there(anong: Member, dao: Member, client_of: Browser) -> None:
    own = client_of(anong).get(HERE).content.decode()
    assert "97.89" in own
    assert 'href="/rounds/bangkok-yai/2568/findings/"' in own
    foreign = client_of(dao).get("/rounds/khlong-toei/2568/").content.decode()
    assert 'href="/rounds/khlong-toei/2567/results/new/"' in foreign


def test_a_reader_is_not_sent_to_a_page_that_refuses_them(chai: Member, client_of: Browser) -> None:
    assert "results/new/" not in client_of(chai).get("/rounds/bangkok-yai/2567/").content.decode()


def test_a_reader_is_offered_to_look_and_not_to_do(anong: Member, chai: Member, client_of: Browser) -> None:
    with translation.override("th"):
        doing = [str(translation.gettext(word)) for word in ("Choose the weak points", "Enter the result")]
    own, read = (client_of(member).get(HERE).content.decode() for member in (anong, chai))
    assert all(word in own for word in doing)
    assert not any(word in read for word in doing)


def test_the_supervising_office_sees_every_agency_with_its_result(boon: Member, client_of: Browser) -> None:
    page = client_of(boon).get("/").content.decode()
    for name in ("บางกอกใหญ่", "คลองเตย", "วังทองหลาง"):
        assert name in page
    assert "97.89" in page
    assert "ผ่านดี" in page


def test_the_lowest_score_stands_first_when_asked(
    boon: Member, client_of: Browser, khlong_toei: Agency, now: datetime
) -> None:
    save_sheet(
        round_=Round.objects.select_related("agency", "framework").get(agency=khlong_toei, fiscal_year=2567),
        source=ScoreSheet.Source.OFFICIAL,
        title="ต่ำ",
        origin="typed",
        figures={code: Fraction(61) for code in ("IIT", "EIT", "OIT")},
        by=None,
        now=now,
    )
    page = client_of(boon).get("/?order=score").content.decode()
    assert page.index("61.00") < page.index("97.89")


@pytest.mark.parametrize("year", ["1999", "abc", "2568x", "-1", "๒๕๖๘"])
def test_a_year_without_rounds_is_not_found(boon: Member, client_of: Browser, year: str) -> None:
    assert client_of(boon).get("/", {"year": year}).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/", "/?order=score"])
def test_the_overview_asks_the_same_for_three_agencies_and_for_thirty(
    boon: Member,
    client_of: Browser,
    now: datetime,
    django_assert_max_num_queries: Any,
    address: str,
) -> None:
    framework = FrameworkVersion.objects.get(framework_id="bma-district-2568")
    for number in range(27):
        slug = f"district-{number}"
        agency = Agency.objects.create(
            slug=slug, kind="bma_district", name_th=slug, name_en=slug, short_th=slug, short_en=slug,
            parent=boon.agency, path=f"bma/{slug}/", sort_key=slug,
        )  # fmt: skip
        open_round(agency=agency, fiscal_year=2568, framework=framework, by=None, now=now)
    client = client_of(boon)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_a_round_page_stays_within_twelve_queries(
    anong: Member, client_of: Browser, django_assert_max_num_queries: Any
) -> None:
    client = client_of(anong)
    with django_assert_max_num_queries(12):
        client.get(HERE)
