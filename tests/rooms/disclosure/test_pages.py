"""What people see: the office its board, a division its own part; in few queries."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.disclosure.models import Item, Record
from prongsai.rounds.models import Round
from tests.factories.disclosure import item_of, moved, record_of, said

TODAY = date(2025, 4, 10)
HOME = "/rounds/bangkok-yai/2568/oit/"
Signed = Callable[[Member], Client]
pytestmark = pytest.mark.usefixtures("bangkok_yai_2568")


def _approved(round_: Round, anong: Member, chai: Member) -> Item:
    said(record_of(round_, "O16", 1), on=TODAY, by=anong)
    return moved(moved(item_of(round_, "O16"), "submit", anong, TODAY), "approve", chai, TODAY)


def test_the_board_has_all_items_in_their_sub_indicators(client_of: Signed, anong: Member) -> None:
    page = client_of(anong).get(HOME).context["page"]
    assert [group.code for group in page.groups] == ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"]
    assert sum(len(group.rows) for group in page.groups) == 22


def test_the_board_is_read_in_few_queries(client_of: Signed, anong: Member) -> None:
    client = client_of(anong)
    client.get(HOME)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(HOME)
    assert len(asked) <= 15


def test_the_board_shows_one_state_alone(
    client_of: Signed, anong: Member, chai: Member, bangkok_yai_2568: Round
) -> None:
    _approved(bangkok_yai_2568, anong, chai)
    page = client_of(anong).get(f"{HOME}?state=late").context["page"]
    shown = {row.status.tone for group in page.groups for row in group.rows}
    assert shown == {"late"}
    every = client_of(anong).get(f"{HOME}?state=nonsense").context["page"]
    assert sum(len(group.rows) for group in every.groups) == 22


def test_a_division_is_led_to_its_own_part(client_of: Signed, ying: Member) -> None:
    answer = client_of(ying).get(HOME)
    assert answer.headers["Location"] == f"{HOME}units/revenue/"
    page = client_of(ying).get(f"{HOME}units/revenue/").context["page"]
    assert {item.code for item in (*page.items, *page.others)} >= {"O9", "O10"}
    assert "O16" not in {item.code for item in (*page.items, *page.others)}


def test_a_division_does_not_find_what_others_tell(
    client_of: Signed, ying: Member, bangkok_yai_2568: Round
) -> None:
    client = client_of(ying)
    theirs = record_of(bangkok_yai_2568, "O10", 1)
    assert client.get(f"{HOME}records/{theirs.pk}/").status_code == 404
    assert client.get(f"{HOME}items/O16/").status_code == 404
    assert client.get(f"{HOME}units/enforcement/").status_code == 404
    page = client.get(f"{HOME}items/O10/").context["page"]
    assert {part.number for part in page.components} == {9, 11, 12}


def test_a_stranger_finds_nothing(client_of: Signed, dao: Member) -> None:
    for place in ("", "items/O9/", "items/O10/months/", "units/revenue/"):
        assert client_of(dao).get(HOME + place).status_code == 404


def test_the_centre_reads_and_does_not_fill(client_of: Signed, boon: Member, bangkok_yai_2568: Round) -> None:
    client = client_of(boon)
    assert client.get(HOME).status_code == 200
    record = record_of(bangkok_yai_2568, "O9", 1)
    answer = client.get(f"{HOME}records/{record.pk}/")
    assert answer.context["page"].form is None
    assert client.post(f"{HOME}records/{record.pk}/", {"words_th": "x"}).status_code == 403


def test_the_table_of_months_has_a_row_a_month(client_of: Signed, anong: Member) -> None:
    page = client_of(anong).get(f"{HOME}items/O15/months/").context["page"]
    monthly = page.grids[0]
    assert len(monthly.rows) == 12
    assert len(monthly.heads) == 13
    assert monthly.rows[0].cells[0].status.tone == "late"
    assert page.due_days == 5


def test_the_item_page_is_read_in_few_queries(
    client_of: Signed, anong: Member, chai: Member, bangkok_yai_2568: Round
) -> None:
    _approved(bangkok_yai_2568, anong, chai)
    client = client_of(anong)
    client.get(f"{HOME}items/O16/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{HOME}items/O16/").context["page"]
    assert len(asked) <= 20
    assert [one.number for one in page.versions] == [1]


def test_a_version_stays_readable_as_it_was_approved(
    client_of: Signed, anong: Member, chai: Member, bangkok_yai_2568: Round
) -> None:
    item = _approved(bangkok_yai_2568, anong, chai)
    opened = moved(item, "unlock", anong, TODAY, comment="ปรับปรุง")
    said(record_of(opened.round, "O16", 1), "ข้อความใหม่", on=TODAY, by=anong)
    page = client_of(anong).get(f"{HOME}items/O16/versions/1/").context["page"]
    assert page.is_whole
    assert [part.said.words for part in page.parts] == ["ข้อมูลเป็นปัจจุบัน"]
    assert client_of(anong).get(f"{HOME}items/O16/versions/9/").status_code == 404


def test_the_director_approves_on_the_page(
    client_of: Signed, anong: Member, chai: Member, bangkok_yai_2568: Round
) -> None:
    said(record_of(bangkok_yai_2568, "O16", 1), on=TODAY, by=anong)
    client_of(anong).post(f"{HOME}items/O16/decide/submit/")
    answer = client_of(chai).post(f"{HOME}items/O16/decide/approve/")
    assert answer.status_code == 302
    assert Item.objects.get(round=bangkok_yai_2568, code="O16").state == Item.State.ACCEPTED


def test_preparing_again_says_that_all_is_there(client_of: Signed, anong: Member, dao: Member) -> None:
    before = Record.objects.count()
    assert client_of(anong).post(f"{HOME}prepare/").status_code == 302
    assert client_of(dao).post(f"{HOME}prepare/").status_code == 404
    assert Record.objects.count() == before
