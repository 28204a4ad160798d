"""A report of one indicator alone: looked at, taken as a draft, and made of what was approved."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from docx import Document

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.config.demo.central import approve_report
from prongsai.config.demo.khlong_toei import report_of_2567
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from tests.conftest import NOW
from tests.factories.assessment import SINCE

pytestmark = [pytest.mark.paper, pytest.mark.slow]
PAPER = "/rounds/khlong-toei/2567/papers/results.6/"


@pytest.fixture
def browser(khlong_toei: Agency, store: Path, dao: Member, client_of: Callable[[Member], Client]) -> Client:
    report_of_2567(khlong_toei, now=NOW)
    return client_of(dao)


def codes_in(docx: bytes) -> list[str]:
    (table,) = Document(io.BytesIO(docx)).tables
    return [row.cells[0].text.split()[0] for row in table.rows[1:] if row.cells[0].grid_span == 1]


def test_the_page_offers_each_indicator_and_shows_the_one_that_was_asked_for(browser: Client) -> None:
    whole = browser.get(PAPER).content.decode()
    assert f'href="{PAPER}?indicator=3"' in whole
    one = browser.get(f"{PAPER}?indicator=3&digits=thai").content.decode()
    assert "เฉพาะตัวชี้วัดที่ ๓ การใช้อำนาจ" in one
    assert "I13" in one
    assert "E10" not in one
    assert 'name="seen"' not in one


def test_an_indicator_that_the_report_does_not_tell_of_is_not_found(browser: Client) -> None:
    assert browser.get(f"{PAPER}?indicator=99").status_code == 404
    assert browser.get(f"{PAPER}draft/docx/?indicator=6").status_code == 404


def test_the_draft_of_one_indicator_has_its_rows_alone(browser: Client) -> None:
    answer = browser.get(f"{PAPER}draft/docx/?indicator=8")
    assert codes_in(answer.content) == ["E12", "E14"]
    assert browser.get(f"{PAPER}draft/pdf/?indicator=8").content.startswith(b"%PDF")


def test_what_was_approved_is_asked_for_by_indicator_under_its_number(
    browser: Client, khlong_toei: Agency
) -> None:
    director = User.objects.create_user("dara", None, name_th="dara")
    Membership.objects.create(user=director, agency=khlong_toei, role=Role.DIRECTOR, starts_on=SINCE)
    round_ = Round.objects.select_related("agency", "framework").get(agency=khlong_toei, fiscal_year=2567)
    approve_report(round_, now=NOW)
    paper = Paper.objects.get(kind="results")
    place = f"/rounds/khlong-toei/2567/papers/{paper.pk}/"
    page = browser.get(place).content.decode()
    assert f'href="{place}file/docx/?indicator=2"' in page
    part = browser.get(f"{place}file/docx/?indicator=2").content
    assert codes_in(part) == ["I8"]
    assert paper.number in "\n".join(one.text for one in Document(io.BytesIO(part)).paragraphs)
    assert len(codes_in(browser.get(f"{place}file/docx/").content)) == 9
