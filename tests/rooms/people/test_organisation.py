"""Agencies and units: added, changed, closed; by hand and by list; never deleted, never half."""

from collections.abc import Callable
from datetime import date
from html import unescape
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.audit.models import Entry
from prongsai.people.models import Invitation
from tests.rooms.intake.tables_for_tests import workbook

Browser = Callable[[Member], Client]
UNITS = "/people/agencies/bangkok-yai/units/"
PEOPLE = "/people/agencies/bangkok-yai/people/"
SCHOOL = {
    "code": "school_1",
    "kind": "school",
    "name_th": "โรงเรียนตัวอย่าง",
    "name_en": "",
    "short_th": "",
    "aliases": "ร.ร.ตัวอย่าง\nโรงเรียนตัวอยาง\n\n",
}
DISTRICT = {
    "slug": "new-district",
    "kind": "bma_district",
    "name_th": "สำนักงานเขตใหม่",
    "name_en": "New District Office",
    "short_th": "ใหม่",
    "short_en": "New",
    "like": "bangkok-yai",
    "aliases": "",
}


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2025-03-12T07:00:00Z", tick=False):
        yield


def _upload(client: Client, address: str, rows: list[list[str]], name: str = "list.csv") -> str:
    """The preview of a list; its status says whether something is wrong."""
    content = workbook(rows) if name.endswith("xlsx") else "\n".join(",".join(row) for row in rows).encode()
    answer = client.post(address, {"file": SimpleUploadedFile(name, content)})
    return answer.content.decode() if answer.status_code == 200 else f"REFUSED {answer.content.decode()}"


def _write(client: Client, address: str, preview: str) -> int:
    table = unescape(preview.split('name="table" value="', 1)[1].split('"', 1)[0])
    return client.post(address, {"table": table}).status_code


def test_a_school_is_added_changed_and_closed(anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    assert client.post(f"{UNITS}add/", SCHOOL).status_code == 302
    unit = Unit.objects.get(code="school_1")
    assert {alias.text for alias in unit.aliases.all()} == {"ร.ร.ตัวอย่าง", "โรงเรียนตัวอยาง"}
    changed = {**SCHOOL, "name_th": "โรงเรียนใหม่", "aliases": "โรงเรียนตัวอย่าง"}
    assert client.post(f"{UNITS}school_1/change/", changed).status_code == 302
    assert client.post(f"{UNITS}school_1/close/", {"day": "12/3/2568"}).status_code == 302
    unit.refresh_from_db()
    assert (unit.name_th, unit.closed_on) == ("โรงเรียนใหม่", date(2025, 3, 12))
    assert "โรงเรียนใหม่" in client.get("/people/agencies/bangkok-yai/").content.decode()
    actions = Entry.objects.filter(action__startswith="people.unit").order_by("id")
    assert [entry.action.split(".")[-1] for entry in actions] == ["added", "changed", "closed"]


@pytest.mark.parametrize(
    "bad",
    [
        {"code": "revenue"},
        {"code": "Größe"},
        {"code": "../x"},
        {"code": "a" * 10_000},
        {"kind": "palace"},
        {"name_th": ""},
        {"name_th": "\u202e\u200b"},
        {"name_th": "ก" * 10_000},
        {"aliases": "ก" * 10_000},
        {"aliases": "ก" * 30_000},
    ],
)
def test_a_bad_unit_is_refused(anong: Member, client_of: Browser, bad: dict[str, str]) -> None:
    answer = client_of(anong).post(f"{UNITS}add/", {**SCHOOL, **bad})
    assert answer.status_code == 422
    assert not Unit.objects.filter(name_th=SCHOOL["name_th"]).exists()


def test_units_are_arranged_by_who_may(cast: dict[str, Member], client_of: Browser) -> None:
    assert client_of(cast["chai"]).post(f"{UNITS}add/", SCHOOL).status_code == 403
    assert client_of(cast["boon"]).post(f"{UNITS}add/", SCHOOL).status_code == 302


def test_a_closed_unit_is_not_offered_for_invitations(
    anong: Member, bangkok_yai: Agency, client_of: Browser
) -> None:
    unit = bangkok_yai.units.get(code="revenue")
    Unit.objects.filter(pk=unit.pk).update(closed_on=date(2025, 3, 1))
    assert f'value="{unit.pk}"' not in client_of(anong).get(f"{PEOPLE}invite/").content.decode()


def test_the_central_office_adds_a_district_with_its_divisions(boon: Member, client_of: Browser) -> None:
    answer = client_of(boon).post("/people/add-agency/", DISTRICT)
    assert answer.status_code == 302
    agency = Agency.objects.get(slug="new-district")
    assert (agency.path, agency.units.count()) == ("bma/new-district/", 10)
    assert client_of(boon).get("/people/agencies/new-district/people/").status_code == 200


@pytest.mark.parametrize(
    "bad",
    [{"slug": "bangkok-yai"}, {"slug": "Big City"}, {"kind": "bma"}, {"like": "nowhere"}, {"name_th": ""}],
)
def test_a_bad_agency_is_refused(boon: Member, client_of: Browser, bad: dict[str, str]) -> None:
    number = Agency.objects.count()
    assert client_of(boon).post("/people/add-agency/", {**DISTRICT, **bad}).status_code == 422
    assert Agency.objects.count() == number


def test_districts_add_no_agencies(cast: dict[str, Member], client_of: Browser) -> None:
    for name in ("anong", "chai", "dao"):
        assert client_of(cast[name]).post("/people/add-agency/", DISTRICT).status_code == 403
        assert client_of(cast[name]).post("/people/add-agencies/", {}).status_code == 403


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_units_go_out_and_come_back_unchanged(anong: Member, client_of: Browser, ending: str) -> None:
    client = client_of(anong)
    file = client.get(f"{UNITS}export/{ending}/")
    answer = client.post(f"{UNITS}import/", {"file": SimpleUploadedFile(f"list.{ending}", file.content)})
    assert answer.status_code == 200
    assert 'name="table"' not in answer.content.decode()


def test_a_list_of_units_is_shown_and_then_written(anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    rows = [["ชื่อหน่วย", "ประเภท"], ["โรงเรียนหนึ่ง", ""], ["โรงเรียนสอง", "โรงเรียน"], ["ฝ่ายรักษาฯ", ""]]
    preview = _upload(client, f"{UNITS}import/", rows, "list.xlsx")
    assert not Unit.objects.filter(kind="school").exists()
    assert _write(client, f"{UNITS}import/", preview) == 302
    made = Unit.objects.filter(kind="school").order_by("position")
    assert [(one.code, one.name_th) for one in made] == [
        ("school_1", "โรงเรียนหนึ่ง"),
        ("school_2", "โรงเรียนสอง"),
    ]
    assert Unit.objects.filter(agency__slug="bangkok-yai", kind="division").count() == 10


@pytest.mark.parametrize(
    "line",
    [["", "โรงเรียน"], ["ก" * 300, ""], ["โรงเรียนสอง", "วัง"], ["โรงเรียนหนึ่ง", ""], ["โรงเรียน หนึ่ง", "ฝ่าย"]],
)
def test_one_bad_line_and_nothing_is_written(anong: Member, client_of: Browser, line: list[str]) -> None:
    rows = [["ชื่อหน่วย", "ประเภท"], ["โรงเรียนหนึ่ง", "โรงเรียน"], line, ["โรงเรียนสาม", "โรงเรียน"]]
    preview = _upload(client_of(anong), f"{UNITS}import/", rows)
    assert preview.startswith("REFUSED")
    assert 'name="table"' not in preview
    assert not Unit.objects.filter(kind="school").exists()


def test_a_forged_preview_is_read_as_strictly_as_a_file(anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    forged = (
        "x",
        "[]",
        "{}",
        "[[1, 2]]",
        "[[1e999, {}]]",
        "[" * 200_000,
        '[["a", {"name_th": "x"}]]',
        '[[1, {"name_th": "x", "code": "../x"}]]',
        '[[1, {"name_th": ["x"], "kind": {}}]]',
        '[[1, {"name_th": "โรงเรียน", "kind": "palace"}]]',
    )
    for table in forged:
        assert client.post(f"{UNITS}import/", {"table": table}).status_code in {200, 422}, table
    assert Unit.objects.filter(agency__slug="bangkok-yai").count() == 10


@pytest.mark.parametrize("name", ["list.xlsm", "list.xlsx", "list.csv", "list.exe"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04broken", b"a,b\n1,2", b"\xff\xfe\x00"])
def test_a_file_that_is_no_list_gets_one_sentence(
    anong: Member, client_of: Browser, name: str, content: bytes
) -> None:
    answer = client_of(anong).post(f"{UNITS}import/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert answer.content.decode().count("field-error") == 1


def test_people_are_invited_from_a_list(anong: Member, bangkok_yai: Agency, client_of: Browser) -> None:
    client = client_of(anong)
    rows = [
        ["ชื่อ-สกุล", "อีเมล", "บทบาท", "ฝ่าย"],
        ["คนหนึ่ง", "", "working_group", ""],
        ["คนสอง", "two@example.go.th", "division_officer", "ฝ่ายรักษาฯ"],
    ]
    preview = _upload(client, f"{PEOPLE}import/", rows)
    assert not Invitation.objects.exists()
    assert _write(client, f"{PEOPLE}import/", preview) == 200
    first, second = Invitation.objects.order_by("id")
    assert (first.name_th, first.role, first.unit) == ("คนหนึ่ง", Role.WORKING_GROUP, None)
    assert second.unit is not None
    assert (second.email, second.unit.code) == ("two@example.go.th", "cleansing")


@pytest.mark.parametrize(
    "line",
    [
        ["คนสอง", "", "director", ""],
        ["คนสอง", "", "king", ""],
        ["คนสอง", "", "division_officer", ""],
        ["คนสอง", "", "division_officer", "ฝ่ายกฎหมาย"],
        ["คนสอง", "no address", "working_group", ""],
        ["", "a@b.example", "working_group", ""],
        ["คนหนึ่ง", "", "working_group", ""],
    ],
)
def test_one_bad_person_and_nobody_is_invited(anong: Member, client_of: Browser, line: list[str]) -> None:
    rows = [["ชื่อ-สกุล", "อีเมล", "บทบาท", "ฝ่าย"], ["คนหนึ่ง", "", "working_group", ""], line]
    preview = _upload(client_of(anong), f"{PEOPLE}import/", rows)
    assert preview.startswith("REFUSED")
    assert 'name="table"' not in preview


def test_who_serves_already_is_left_out(anong: Member, bangkok_yai: Agency, client_of: Browser) -> None:
    client = client_of(anong)
    Membership.objects.create(
        user=anong.user, agency=bangkok_yai, role=Role.WORKING_GROUP, starts_on=date(2024, 10, 1)
    )
    rows = [["ชื่อ", "บทบาท"], ["anong", "working_group"], ["คนใหม่", "working_group"]]
    preview = _upload(client, f"{PEOPLE}import/", rows)
    assert _write(client, f"{PEOPLE}import/", preview) == 200
    assert [one.name_th for one in Invitation.objects.all()] == ["คนใหม่"]


def test_agencies_come_from_a_list(boon: Member, client_of: Browser) -> None:
    client = client_of(boon)
    rows = [
        ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ประเภท", "มีฝ่ายเหมือน"],
        ["new-one", "สำนักงานเขตหนึ่ง", "", "เขตบางกอกใหญ่"],
        ["bangkok-yai", "สำนักงานเขตบางกอกใหญ่", "", ""],
    ]
    preview = _upload(client, "/people/add-agencies/", rows)
    assert _write(client, "/people/add-agencies/", preview) == 302
    agency = Agency.objects.get(slug="new-one")
    assert (agency.kind, agency.path, agency.units.count()) == ("bma_district", "bma/new-one/", 10)


def test_a_name_that_looks_like_a_formula_stays_text(
    anong: Member, bangkok_yai: Agency, client_of: Browser
) -> None:
    Unit.objects.filter(agency=bangkok_yai, code="revenue").update(name_th='=HYPERLINK("http://x")')
    client = client_of(anong)
    book = load_workbook(BytesIO(client.get(f"{UNITS}export/xlsx/").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"]
    assert "'=HYPERLINK" in client.get(f"{UNITS}export/csv/").content.decode("utf-8-sig")
    assert client.get(f"{UNITS}export/pdf/").status_code == 404
