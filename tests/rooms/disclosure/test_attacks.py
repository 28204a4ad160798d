"""What somebody may try with what an office tells: figures that cannot be, a day that looks fresh, the own work in a second role."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.approvals.actions import CannotTake
from prongsai.disclosure.models import Item, Record, Version
from prongsai.rounds.models import Round
from tests.factories.disclosure import item_of, moved, record_of, said

Signed = Callable[[Member], Client]
TODAY = date(2025, 4, 10)
HEAD = "เดือน,จำนวนราย,จำนวนเงินที่จัดเก็บ"


def _place(record: Record) -> str:
    return f"/rounds/bangkok-yai/2568/oit/records/{record.pk}/"


def _sent(client: Client, record: Record, *lines: str) -> str:
    """The page that comes back for such a file; it was refused."""
    file = SimpleUploadedFile("taxes.csv", "\n".join((HEAD, *lines)).encode())
    answer = client.post(f"{_place(record)}tables/tax_by_month/import/", {"file": file})
    assert answer.status_code == 422
    return answer.content.decode()


@pytest.mark.parametrize(
    ("lines", "row", "sentence"),
    [
        (["ตุลาคม 2567,3,100", "พฤศจิกายน 2567,1,-5"], 2, "ต่ำกว่าศูนย์"),
        (["ตุลาคม 2567,3,100", "ตุลาคม 2567,1,50"], 2, "ซ้ำกับแถวก่อนหน้า"),
        (["ตุลาคม 2567,3,100", "ต.ค. ๒๕๖๗,1,50"], 2, "ซ้ำกับแถวก่อนหน้า"),
        (["ตุลาคม 2567,3,100", "ตุลาคม 2566,1,50"], 2, "ไม่อยู่ในรายการของตารางนี้"),
        (["ตุลาคม 2567,3,๑๐๐", "พฤศจิกายน 2567,1,๕๐", "รวม,4,160"], 0, "150"),
        (["ตุลาคม 2567,3,หนึ่งร้อย"], 1, "หนึ่งร้อย"),
    ],
)
def test_a_table_that_cannot_be_is_told_with_its_place_and_nothing_is_written(
    bangkok_yai_2568: Round, client_of: Signed, ying: Member, lines: list[str], row: int, sentence: str
) -> None:
    record = record_of(bangkok_yai_2568, "O9", 1)
    page = _sent(client_of(ying), record, *lines)
    told = next(line for line in page.splitlines() if sentence in line and "ผลการจัดเก็บ" in line)
    assert f"แถวที่ {row} " in told or not row
    assert not Record.objects.get(pk=record.pk).is_filled


def test_no_typed_date_makes_a_record_look_fresh(
    bangkok_yai_2568: Round, client_of: Signed, ying: Member, anong: Member, chai: Member
) -> None:
    record = record_of(bangkok_yai_2568, "O9", 1)
    before = (record.starts_on, record.ends_on, record.due_on)
    days = dict.fromkeys(("as_of", "starts_on", "ends_on", "due_on", "changed_at", "period"), "2025-09-30")
    client_of(ying).post(_place(record), {"seen": "1", "words_th": "ข้อมูลปีก่อน", **days})
    kept = Record.objects.get(pk=record.pk)
    assert kept.is_filled
    assert (kept.starts_on, kept.ends_on, kept.due_on) == before
    item = moved(item_of(bangkok_yai_2568, "O9"), "submit", ying, TODAY)
    moved(moved(item, "check", anong, TODAY), "approve", chai, TODAY)
    assert Version.objects.get(item=item).as_of == TODAY


def test_who_filled_it_does_not_approve_it_in_a_second_role(
    bangkok_yai_2568: Round, anong: Member, chai: Member
) -> None:
    said(record_of(bangkok_yai_2568, "O16", 1), on=TODAY, by=anong)
    item = moved(item_of(bangkok_yai_2568, "O16"), "submit", anong, TODAY)
    promoted = Member(anong.user, chai.agency, Role.DIRECTOR, is_acting=True)
    with pytest.raises(CannotTake, match="own_work"):
        moved(item, "approve", promoted, TODAY)
    assert Item.objects.get(pk=item.pk).state == Item.State.IN_REVIEW
