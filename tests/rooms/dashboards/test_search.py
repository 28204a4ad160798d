"""The search finds what the member may see, by parts of Thai words, in groups; a neighbour's things never."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.dashboards.searching import SearchPage, search_page
from prongsai.files.models import Evidence
from prongsai.reports.actions import submit_paper
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.papers import analysis_of, lay_plan

ClientOf = Callable[[Member], Client]


def titles(page: SearchPage) -> dict[str, list[str]]:
    return {group.key: [one.title for one in group.found] for group in page.groups}


@pytest.fixture
def planned(bangkok_yai_2568: Round, official_2567: ScoreSheet, anong: Member, now: datetime) -> None:
    lay_plan(bangkok_yai_2568, official_2567, now)
    submit_paper(topic=analysis_of(bangkok_yai_2568), by=anong, now=now)


def test_each_kind_is_found(anong: Member, planned: None, now: datetime) -> None:
    found = {
        "จัดซื้อ": "duties",
        "เขตบางกอกใหญ่": "agencies",
        "2568": "rounds",
        "E1": "items",
        "ฝ่ายการคลัง": "units",
        anong.user.name_th: "people",
        "บางกอกใหญ่ 2568": "papers",
    }
    for words, kind in found.items():
        assert kind in titles(search_page(anong, words, "")), words
    assert "measures" in titles(search_page(anong, "ประชาสัมพันธ์", ""))


@pytest.mark.slow
def test_what_is_found_can_be_opened(anong: Member, planned: None, client_of: ClientOf) -> None:
    client = client_of(anong)
    pages = [search_page(anong, words, "") for words in ("บางกอกใหญ่", "E1", "จัดซื้อ", "ประชาสัมพันธ์", "ฝ่าย")]
    places = {one.href for page in pages for group in page.groups for one in group.found}
    assert len(places) > 8
    for place in places:
        assert client.get(place).status_code == 200, place


def test_a_neighbour_finds_nothing_of_ours_whatever_we_add(
    dao: Member, anong: Member, planned: None, now: datetime
) -> None:
    words = ("บางกอกใหญ่", anong.user.name_th, "ประชาสัมพันธ์", "2568", "จัดซื้อ", "ความลับ")
    before = [search_page(dao, one, "") for one in words]
    assert all(
        "bangkok-yai" not in one.href for page in before for group in page.groups for one in group.found
    )
    Evidence.objects.create(
        agency=anong.agency,
        caption="ความลับของบางกอกใหญ่",
        added_on=now.date(),
        added_at=now,
        added_by=anong.user,
    )
    user = User.objects.create_user("neu", None, name_th="ความลับ บางกอกใหญ่")
    Membership.objects.create(user=user, agency=anong.agency, role="auditor", starts_on=now.date())
    assert [search_page(dao, one, "") for one in words] == before


def test_an_office_above_finds_below_and_reads_no_unapproved_paper(boon: Member, planned: None) -> None:
    found = titles(search_page(boon, "บางกอกใหญ่", ""))
    assert found["rounds"]
    assert "papers" not in found


def test_all_words_must_stand_there_and_signs_of_patterns_are_letters(anong: Member) -> None:
    assert "duties" in titles(search_page(anong, "จัดซื้อ จัดจ้าง", ""))
    assert "duties" not in titles(search_page(anong, "จัดซื้อ ไดโนเสาร์", ""))
    assert search_page(anong, "%%", "").groups == ()
    assert search_page(anong, "__", "").groups == ()


def test_year_and_agency_narrow_duties_but_do_not_suffice(anong: Member) -> None:
    assert "duties" in titles(search_page(anong, "จัดซื้อ 2568 บางกอกใหญ่", ""))
    assert "duties" not in titles(search_page(anong, "จัดซื้อ 2499", ""))
    assert "duties" not in titles(search_page(anong, "2568", ""))


def test_one_kind_alone_shows_more(anong: Member) -> None:
    some = next(one for one in search_page(anong, "ข้อมูล", "").groups if one.key == "items")
    assert len(some.found) == 5
    alone = search_page(anong, "ข้อมูล", "items")
    assert [group.key for group in alone.groups] == ["items"]
    assert len(alone.groups[0].found) > 5


@pytest.mark.parametrize(
    "asked", ["", "ก", "x" * 10_000, "\x00", "a\x00b", "' OR 1=1 --", "ก " * 100, "\u202e", "<b>"]
)
def test_any_words_are_answered(asked: str, anong: Member, client_of: ClientOf) -> None:
    answer = client_of(anong).get("/search/", {"q": asked, "in": "nothing"})
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode().split("<main", 1)[1].replace("</b>", "")
    assert client_of(anong).get("/search/", {"q": asked}).status_code == 200


def test_the_bar_on_every_page_leads_there_without_scripts(anong: Member, client_of: ClientOf) -> None:
    assert 'action="/search/"' in client_of(anong).get("/frameworks/").content.decode()


def test_the_number_of_queries_does_not_grow_with_what_is_found(
    anong: Member, planned: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(16):
        search_page(anong, "บางกอกใหญ่", "")
