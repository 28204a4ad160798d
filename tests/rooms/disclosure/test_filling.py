"""A record is filled without scripts; what is wrong is told with its place, and what was typed stays."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.disclosure.models import Record
from prongsai.rounds.models import Round
from tests.factories.disclosure import record_of

Signed = Callable[[Member], Client]
HOME = "/rounds/bangkok-yai/2568/oit/records/"
TODAY = date(2025, 4, 10)


@pytest.fixture
def taxes(bangkok_yai_2568: Round) -> Record:
    return record_of(bangkok_yai_2568, "O9", 1)


@pytest.fixture
def fees(bangkok_yai_2568: Round) -> Record:
    """Of enforcement, October."""
    return record_of(bangkok_yai_2568, "O10", 1)


def _page(record: Record) -> str:
    return f"{HOME}{record.pk}/"


def _again(record: Record) -> Record:
    return Record.objects.get(pk=record.pk)


def test_a_month_is_filled_with_thai_digits(client_of: Signed, fah: Member, fees: Record) -> None:
    sent = {
        "seen": "1",
        "t-revenue-0-what": "ค่าปรับ",
        "t-revenue-0-count": "๑๒",
        "t-revenue-0-amount": "๑,๒๓๔.๕๐",
        "t-revenue-total-amount": "1234.50",
    }
    answer = client_of(fah).post(_page(fees), sent)
    assert answer.status_code == 302
    assert _again(fees).tables == {"revenue": [["ค่าปรับ", 12, "1234.50"]]}


def test_none_this_month_is_said_with_one_tick(client_of: Signed, fah: Member, fees: Record) -> None:
    assert client_of(fah).post(_page(fees), {"seen": "1", "is_none": "on"}).status_code == 302
    assert (_again(fees).is_none, _again(fees).is_filled) == (True, True)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"t-revenue-0-what": "ค่าปรับ", "t-revenue-0-amount": "-5"}, "-5"),
        ({"t-revenue-0-what": "ค่าปรับ", "t-revenue-0-amount": "ห้า"}, "ห้า"),
        ({"t-revenue-0-amount": "5"}, "รายการ"),
        (
            {
                "t-revenue-0-what": "ค่าปรับ",
                "t-revenue-1-what": "ค่าปรับ",
                "t-revenue-0-amount": "1",
                "t-revenue-1-amount": "2",
            },
            "ค่าปรับ",
        ),
        ({"t-revenue-0-what": "ค่าปรับ", "t-revenue-0-amount": "5", "t-revenue-total-amount": "6"}, "5.00"),
        ({"link-0-url": "javascript:alert(1)"}, "javascript:alert(1)"),
        ({"is_none": "on", "words_th": "มี"}, ""),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    client_of: Signed, fah: Member, fees: Record, sent: dict[str, str], sentence: str
) -> None:
    answer = client_of(fah).post(_page(fees), {"seen": "1", **sent})
    assert answer.status_code == 422
    form = answer.context["page"].form
    assert any(sentence in error for error in form.non_field_errors())
    assert not _again(fees).is_filled
    for value in sent.values():
        assert value in answer.content.decode() or value == "on"


def test_a_row_is_added_by_a_button_and_what_was_typed_stays(
    client_of: Signed, fah: Member, fees: Record
) -> None:
    sent = {"seen": "1", "add": "revenue", "t-revenue-0-what": "ค่าปรับจอดรถ"}
    answer = client_of(fah).post(_page(fees), sent)
    rows = answer.context["page"].form.tables[0].rows()
    assert answer.status_code == 200
    assert [row[0].text for row in rows] == ["ค่าปรับจอดรถ", ""]
    assert not _again(fees).is_filled


def test_months_of_the_year_are_given_and_only_those_told_are_kept(
    client_of: Signed, ying: Member, taxes: Record
) -> None:
    page = client_of(ying).get(_page(taxes)).context["page"]
    labels = [row[0].text for row in page.form.tables[0].rows()]
    assert (labels[0], labels[-1], len(labels)) == ("ตุลาคม 2567", "กันยายน 2568", 12)
    sent = {"seen": "1", "t-tax_by_month-3-amount": "0", "t-tax_by_month-4-count": "7"}
    client_of(ying).post(_page(taxes), sent)
    kept = _again(taxes).tables["tax_by_month"]
    assert kept == [["มกราคม 2568", None, "0.00"], ["กุมภาพันธ์ 2568", 7, None]]


def test_the_processes_of_a_division_are_given(
    bangkok_yai_2568: Round, client_of: Signed, anong: Member
) -> None:
    record = record_of(bangkok_yai_2568, "O11", 1)
    page = client_of(anong).get(_page(record)).context["page"]
    assert len(page.form.tables[0].rows()) == 4


def test_a_file_is_sent_along_and_shown(client_of: Signed, fah: Member, fees: Record, store: object) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.rooms.files.pictures_for_tests import saved, scene

    picture = SimpleUploadedFile("receipts.jpg", saved(scene(1, (64, 48))), "image/jpeg")
    sent = {"seen": "1", "words_th": "ดูไฟล์แนบ", "files": picture}
    assert client_of(fah).post(_page(fees), sent).status_code == 302
    assert fees.files.count() == 1


def test_a_file_of_another_agency_is_not_taken(
    client_of: Signed, fah: Member, dao: Member, fees: Record, store: object
) -> None:
    from tests.factories.districts import _put_in

    theirs = _put_in(dao, 3, fees.item.round.opened_at).versions.get()
    client_of(fah).post(_page(fees), {"seen": "1", "words_th": "มี", "file": str(theirs.pk)})
    assert fees.files.count() == 0


def test_a_stale_form_shows_both_versions(client_of: Signed, ying: Member, taxes: Record) -> None:
    client = client_of(ying)
    client.post(_page(taxes), {"seen": "1", "words_th": "ของเพื่อน"})
    answer = client.post(_page(taxes), {"seen": "1", "words_th": "ของฉัน"})
    assert answer.status_code == 422
    assert "ของเพื่อน" in answer.content.decode()
    assert "ของฉัน" in answer.content.decode()
    assert _again(taxes).words_th == "ของเพื่อน"


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_goes_out_and_comes_in_again(client_of: Signed, fah: Member, fees: Record, name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = client_of(fah)
    client.post(
        _page(fees),
        {"seen": "1", "t-revenue-0-what": "=1+1", "t-revenue-0-count": "2", "t-revenue-0-amount": "10.50"},
    )
    content = client.get(f"{_page(fees)}tables/revenue.{name}").content
    if name == "csv":
        assert "'=1+1" in content.decode("utf-8-sig")
    client.post(_page(fees), {"seen": "2", "words_th": "ล้างตาราง"})
    assert _again(fees).tables == {}
    place = f"{_page(fees)}tables/revenue/import/"
    shown = client.post(place, {"file": SimpleUploadedFile(f"a.{name}", content)})
    assert shown.status_code == 200
    client.post(place, {"table": shown.context["page"].preview.table})
    assert _again(fees).tables == {"revenue": [["=1+1", 2, "10.50"]]}
    assert _again(fees).words_th == "ล้างตาราง"


def test_a_total_line_of_a_file_is_held_against_its_rows(
    client_of: Signed, fah: Member, fees: Record
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    text = "รายการ,จำนวน,จำนวนเงิน\nค่าปรับ,1,100\nค่าเช่า,2,๕๐\nรวม,3,160\n"
    file = SimpleUploadedFile("a.csv", text.encode())
    answer = client_of(fah).post(f"{_page(fees)}tables/revenue/import/", {"file": file})
    assert answer.status_code == 422
    assert "150" in answer.content.decode()


def test_json_says_the_table_with_its_columns(client_of: Signed, fah: Member, fees: Record) -> None:
    client = client_of(fah)
    client.post(_page(fees), {"seen": "1", "t-revenue-0-what": "ค่าปรับ", "t-revenue-0-amount": "10"})
    said = client.get(f"{_page(fees)}tables/revenue.json").json()
    assert said["rows"] == [["ค่าปรับ", None, "10.00"]]
    assert said["totals"] == {"count": None, "amount": "10.00"}
    assert client.get(f"{_page(fees)}tables/tax_by_month.json").status_code == 404
    assert client.get(f"{_page(fees)}tables/revenue.exe").status_code == 404
