"""What is handed in is looked through: personal data keeps the director from approving until a second person has decided."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.approvals.actions import CannotTake
from prongsai.checks.models import Finding
from prongsai.disclosure.actions import fill_record
from prongsai.disclosure.content import Content
from prongsai.disclosure.models import Item
from prongsai.rounds.models import Round
from tests.factories.disclosure import item_of, moved, record_of, said
from tests.factories.followup import at

TODAY = date(2025, 4, 10)
A_NUMBER = "เลขประจำตัวประชาชน ๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘"


def _handed_in(round_: Round, words: str, anong: Member) -> Item:
    said(record_of(round_, "O16", 1), words, on=TODAY, by=anong)
    return moved(item_of(round_, "O16"), "submit", anong, TODAY)


def test_a_citizen_number_in_thai_digits_blocks_the_approval(
    bangkok_yai_2568: Round, anong: Member, chai: Member
) -> None:
    item = _handed_in(bangkok_yai_2568, A_NUMBER, anong)
    assert Finding.objects.filter(scan__subject="disclosure:2568:O16").exists()
    with pytest.raises(CannotTake, match="waiting"):
        moved(item, "approve", chai, TODAY)


def test_the_page_leads_to_what_was_found(
    client_of: Callable[[Member], Client], bangkok_yai_2568: Round, anong: Member
) -> None:
    place = "/rounds/bangkok-yai/2568/oit/items/O16/"
    _handed_in(bangkok_yai_2568, A_NUMBER, anong)
    assert client_of(anong).get(place).context["page"].findings == "/checks/bangkok-yai/findings/"


def test_mended_words_pass(bangkok_yai_2568: Round, anong: Member, chai: Member) -> None:
    item = _handed_in(bangkok_yai_2568, A_NUMBER, anong)
    moved(item, "return", chai, TODAY, comment="ลบเลขประจำตัวประชาชน")
    item = _handed_in(bangkok_yai_2568, "ลบแล้ว", anong)
    assert moved(item, "approve", chai, TODAY).state == Item.State.ACCEPTED


def test_neighbouring_figures_do_not_make_a_citizen_number(bangkok_yai_2568: Round, anong: Member) -> None:
    record = record_of(bangkok_yai_2568, "O9", 1)
    rows = (("ตุลาคม 2567", 16, Decimal("23750.00")),)
    content = Content(tables={"tax_by_month": rows})
    fill_record(record=record, content=content, seen=record.row_version, by=anong, now=at(TODAY))
    moved(item_of(bangkok_yai_2568, "O9"), "submit", anong, TODAY)
    assert not Finding.objects.exists()
