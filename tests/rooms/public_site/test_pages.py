"""The pages of the public site, as a citizen reads them."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.public_site import kept
from prongsai.publication.actions import publish, withdraw
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Column, ColumnKind, Table
from prongsai.rules.framework import Text
from prongsai.scoring.models import ScoreSheet
from tests.factories.publications import ITEM, said_of, taxes
from tests.factories.sheets import Source, figures, sheet_of
from tests.rooms.public_site.conftest import OFFICE, PLACE, YEAR, Clock

pytestmark = pytest.mark.django_db


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_the_item_is_read_whole(first: Publication, citizen: Client) -> None:
    page = text(citizen, PLACE)
    assert '<html lang="th"' in page
    assert "ข้อมูล ณ วันที่ 1 มีนาคม 2568" in page
    assert "1,234,567.50" in page
    assert "1,332,567.50" in page, "the total"
    assert "ในช่วงนี้ไม่มี" in page
    assert 'href="https://example.go.th/tax?year=2568"' in page
    assert first.digest in page
    assert "<caption>ผลการจัดเก็บภาษีรายเดือน</caption>" in page
    assert '<th scope="col" class="num">จำนวนเงิน (บาท)</th>' in page


def test_the_english_twin_says_the_same(first: Publication, citizen: Client) -> None:
    page = text(citizen, f"/en{PLACE}")
    assert '<html lang="en"' in page
    assert "Taxes collected by month" in page
    assert f'href="{PLACE}" lang="th"' in page
    assert 'hreflang="en" href="http://localhost:8000/en/bangkok-yai/' in page


def test_no_page_sets_a_cookie_or_names_a_script(first: Publication, citizen: Client) -> None:
    for path in (
        OFFICE,
        YEAR,
        PLACE,
        f"{PLACE}1/",
        f"{OFFICE}search/?q=ภาษี",
        "/bma/",
        "/bangkok-yai/results/2567/",
    ):
        answer = citizen.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies
        assert "Cookie" not in answer["Vary"]
        assert b"<script" not in answer.content
        assert b"style=" not in answer.content
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"


def test_a_chart_stands_beside_its_table(first: Publication, citizen: Client) -> None:
    page = text(citizen, PLACE)
    assert page.count("<svg") == page.count("</svg>") > 3
    assert "ผลการจัดเก็บภาษีรายเดือน: จำนวนเงิน (บาท)" in page
    assert page.index("</table>") < page.index("chart-bars")


@pytest.mark.parametrize("figures", [(None, None), (-5, 3), (0, 0)])
def test_no_chart_is_drawn_of_what_cannot_be_drawn(
    bangkok_yai_2568: Round, citizen: Client, now: datetime, figures: tuple[int | None, int | None]
) -> None:
    columns = (Column("k", Text("ชนิด", "Kind")), Column("n", Text("จำนวน", "Number"), ColumnKind.COUNT))
    table = Table("t", Text("ตาราง", "Table"), columns, (("ก", figures[0]), ("ข", figures[1])), chart="n")
    publish(bangkok_yai_2568, said_of(tables=[table]), by=None, now=now)
    page = text(citizen, PLACE)
    assert "chart-bars" not in page
    assert "<table" in page


def test_what_looks_like_markup_is_only_text(bangkok_yai_2568: Round, citizen: Client, now: datetime) -> None:
    columns = (
        Column("a", Text("<b>หัว</b>", "<b>Head</b>")),
        Column("u", Text("ที่อยู่", "Address"), ColumnKind.LINK),
    )
    rows = (("<script>alert(1)</script>", "javascript:alert(1)"), ("&lt;", "https://example.go.th/"))
    table = Table("t", Text("ตาราง", "Table"), columns, rows)
    publish(bangkok_yai_2568, said_of(words="<img src=x onerror=y>", tables=[table]), by=None, now=now)
    page = text(citizen, PLACE)
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert 'href="https://example.go.th/"' in page


def test_the_index_lists_every_item_in_its_order(first: Publication, citizen: Client) -> None:
    page = text(citizen, YEAR)
    places = [page.index(f'public-code">O{number}<') for number in range(1, 23)]
    assert places == sorted(places)
    assert "เผยแพร่แล้ว 1 จาก 22 ข้อ" in page
    assert page.count("ยังไม่เผยแพร่") == 21
    assert f'href="{PLACE}"' in page


def test_the_office_shows_its_years_and_the_city_its_districts(first: Publication, citizen: Client) -> None:
    page = text(citizen, OFFICE)
    assert f'href="{YEAR}"' in page
    assert 'href="/bangkok-yai/results/2567/"' in page
    city = text(citizen, "/bma/")
    assert city.index('href="/khlong-toei/"') < city.index('href="/bangkok-yai/"'), "ค before บ"


def test_the_result_is_told_with_total_and_every_figure(official_2567: ScoreSheet, citizen: Client) -> None:
    page = text(citizen, "/bangkok-yai/results/2567/")
    assert "<strong>97.89</strong>" in page
    assert "ผ่านดี" in page
    assert ">IIT<" in page
    table = citizen.get("/bangkok-yai/results/2567/result.csv")
    assert table.content.decode("utf-8-sig").startswith("code,title,score\r\n")


def test_a_confirmed_assessment_is_told_apart_from_the_official_result(
    bangkok_yai_2568: Round, citizen: Client, now: datetime, time: Clock
) -> None:
    place = "/bangkok-yai/results/2568/"
    assert citizen.get(place).status_code == 404
    time.now += kept.KEPT_SECONDS
    sheet_of(bangkok_yai_2568, figures(O1="100", O2="0"), now, source=Source.COMPUTED, origin="assessment")
    page = text(citizen, place)
    assert "การประเมินการเปิดเผยข้อมูล (OIT)" in page
    assert "<strong>50.00</strong>" in page
    assert "ผลการประเมินอย่างเป็นทางการของปีนี้" in page
    assert ">IIT<" not in page
    assert place in text(citizen, OFFICE)
    assert "O1," in citizen.get(f"{place}result.csv").content.decode("utf-8-sig")
    time.now += kept.KEPT_SECONDS
    sheet_of(bangkok_yai_2568, figures(O1="100", O2="100"), now)
    both = text(citizen, place)
    assert "<strong>50.00</strong>" in both
    assert "ผลการประเมินอย่างเป็นทางการของปีนี้" not in both


def test_what_surveys_alone_made_is_no_result(
    bangkok_yai_2568: Round, citizen: Client, now: datetime
) -> None:
    sheet_of(bangkok_yai_2568, figures(I1="90"), now, source=Source.COMPUTED, origin="surveys")
    assert citizen.get("/bangkok-yai/results/2568/").status_code == 404


def test_a_trial_is_no_result(bangkok_yai_2568: Round, citizen: Client, now: datetime) -> None:
    ScoreSheet.objects.create(
        round=bangkok_yai_2568,
        source=ScoreSheet.Source.MOCK,
        title="ทดลอง",
        origin="typed",
        is_complete=True,
        saved_at=now,
        sealed_at=now,
    )
    assert citizen.get("/bangkok-yai/results/2568/").status_code == 404
    assert "results/2568" not in text(citizen, OFFICE)


def test_an_older_version_stays_and_points_to_the_newest(
    first: Publication, bangkok_yai_2568: Round, citizen: Client, chai: Member, now: datetime, time: Clock
) -> None:
    publish(bangkok_yai_2568, said_of(words="ฉบับใหม่"), by=chai, now=now + timedelta(days=1))
    time.now += 31
    assert "ฉบับใหม่" in text(citizen, PLACE)
    older = text(citizen, f"{PLACE}1/")
    assert "1,234,567.50" in older
    assert "ฉบับเก่า" in older
    assert f'{PLACE}1/1-taxes.csv"' in older
    assert "/files/" not in older


def test_a_withdrawn_item_leaves_its_place_with_the_reason(
    first: Publication, citizen: Client, chai: Member, now: datetime
) -> None:
    withdraw(first, "พบข้อมูลส่วนบุคคล", by=chai, now=now)
    for path in (PLACE, f"{PLACE}1/", f"{PLACE}item.json", f"{PLACE}1-taxes.csv", f"{PLACE}1/1-taxes.json"):
        page = text(citizen, path, 410)
        assert "พบข้อมูลส่วนบุคคล" in page
        assert "1,234,567.50" not in page
        assert first.digest in page
    assert "ถอนแล้ว" in text(citizen, YEAR)


@pytest.mark.parametrize(
    "path",
    [
        f"{YEAR}O2/",
        f"{YEAR}O99/",
        f"{PLACE}7/",
        f"{OFFICE}oit/2599/",
        f"{OFFICE}results/2568/",
        f"{PLACE}2-taxes.csv",
        f"{PLACE}1-taxes.exe",
        f"{PLACE}files/999999/",
    ],
)
def test_what_is_not_there_is_told_kindly_and_leads_on(
    first: Publication, citizen: Client, path: str
) -> None:
    page = text(citizen, path, 404)
    assert f'href="{OFFICE}"' in page


@pytest.mark.parametrize("path", ["/nowhere/", "/nowhere/oit/2568/O1/", "/en/nowhere/", "/nowhere/feed.atom"])
def test_an_office_that_does_not_exist_is_the_house_s_own_404(citizen: Client, path: str) -> None:
    assert citizen.get(path).status_code == 404


def test_only_looking_is_possible(first: Publication, citizen: Client) -> None:
    assert citizen.post(PLACE).status_code == 405
    assert citizen.head(PLACE).status_code == 200


def test_an_address_without_its_last_stroke_leads_to_the_page(first: Publication, citizen: Client) -> None:
    answer = citizen.get(PLACE.rstrip("/"))
    assert answer.status_code == 301
    assert answer["Location"] == PLACE


@pytest.mark.parametrize(("path", "most"), [(PLACE, 9), (YEAR, 8), (OFFICE, 9), ("/bma/", 9)])
def test_the_number_of_queries_does_not_grow(
    first: Publication,
    bangkok_yai_2568: Round,
    citizen: Client,
    now: datetime,
    time: Clock,
    path: str,
    most: int,
) -> None:
    for code in ("O1", "O2", ITEM):
        publish(bangkok_yai_2568, said_of(code, tables=[taxes(), taxes()]), by=None, now=now)
    time.now += 31
    with CaptureQueriesContext(connection) as asked:
        citizen.get(path)
    assert len(asked) <= most
    with CaptureQueriesContext(connection) as again:
        citizen.get(path)
    assert len(again) == 0
