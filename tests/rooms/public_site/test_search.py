"""The search of the public site: parts of Thai words, in texts and tables, of what stands alone."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.public_site import queries
from prongsai.publication.actions import publish, withdraw
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from tests.factories.publications import ITEM, said_of
from tests.rooms.public_site.conftest import OFFICE, PLACE

pytestmark = pytest.mark.django_db


def found(client: Client, words: str, office: str = OFFICE) -> str:
    answer = client.get(f"{office}search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "words",
    ["ที่ดิน", "สิ่งปลูก", "Taxes collected", "taxes COLLECTED", "1,234,567.50", "พฤศจิกายน ๒๕๖๗", "photo.jpg"],
)
def test_a_part_of_a_word_is_found_in_texts_and_tables(
    first: Publication, citizen: Client, words: str
) -> None:
    assert f'href="{PLACE}"' in found(citizen, words)


@pytest.mark.parametrize("words", ["ไม่มีคำนี้", "ร้อยละ%", "__", "100%"])
def test_what_is_not_there_is_not_found(first: Publication, citizen: Client, words: str) -> None:
    page = found(citizen, words)
    assert PLACE not in page


@pytest.mark.parametrize("words", ["", " ", "ก", "%", "x" * 101, "\u200b\u200b\u200b"])
def test_too_little_and_too_much_are_not_looked_for(first: Publication, citizen: Client, words: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = found(citizen, words)
    assert PLACE not in page
    assert not any("sought" in one["sql"] for one in asked)


def test_what_is_typed_comes_back_as_text(first: Publication, citizen: Client) -> None:
    page = found(citizen, '"><script>x</script>')
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_an_office_searches_its_own_and_the_city_all_below_it(
    first: Publication, khlong_toei_2568: Round, citizen: Client, now: datetime
) -> None:
    publish(khlong_toei_2568, said_of(words="ข้อความเฉพาะเขต"), by=None, now=now)
    assert "/khlong-toei/oit/" not in found(citizen, "ข้อความเฉพาะ")
    assert "/khlong-toei/oit/" in found(citizen, "ข้อความเฉพาะ", "/khlong-toei/")
    city = found(citizen, "การจัดเก็บ", "/bma/")
    assert PLACE in city
    assert "/khlong-toei/oit/2568/" in city


def test_replaced_and_withdrawn_words_are_not_found(
    first: Publication, bangkok_yai_2568: Round, citizen: Client, chai: Member, now: datetime
) -> None:
    second = publish(bangkok_yai_2568, said_of(words="คำใหม่"), by=None, now=now + timedelta(days=1))
    assert PLACE not in found(citizen, "ที่ดิน")
    assert PLACE in found(citizen, "คำใหม่")
    withdraw(second, "ผิด", by=chai, now=now + timedelta(days=2))
    assert PLACE not in found(citizen, "คำใหม่")


def test_many_are_cut_and_told(
    first: Publication,
    bangkok_yai_2568: Round,
    citizen: Client,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queries, "MOST_FOUND", 1)
    publish(bangkok_yai_2568, said_of("O1"), by=None, now=now)
    page = found(citizen, "การจัดเก็บ")
    assert page.count('class="public-code"') == 1
    assert "พบมากเกิน" in page


def test_the_piece_that_holds_the_words_is_shown(first: Publication, citizen: Client) -> None:
    assert "สำนักงานเขตจัดเก็บภาษีตามกฎหมาย" in found(citizen, "ตามกฎหมาย")
    assert ITEM in found(citizen, "ตามกฎหมาย")
