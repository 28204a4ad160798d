"""The office's pages: taken at the counter, checked, told, decided by another; lists, boards, files from outside."""

import io
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.licences import actions
from prongsai.licences.models import Application, Checklist, LicenceType, OutsideCase
from prongsai.licences.moves import State
from prongsai.licences.outside import SAMPLE, StatusFile
from prongsai.tables.cannot_read import CannotRead
from tests.factories import licences
from tests.factories.licences import brought, filed
from tests.rooms.licences.conftest import NOON

HERE = "/licences/bangkok-yai/"
TYPED = {"name": licences.NAME, "contact": licences.CONTACT, "sending": "s" * 32}
Browser = Callable[[Member], Client]


def case_at(case: Application, view: str = "") -> str:
    return f"{HERE}{case.pk}/{view}"


def findings(case: Application, *, wrong: bool, seen: int) -> dict[str, str]:
    sent = {"seen": str(seen)}
    for item in case.checklist.items.filter(is_held=False):
        sent[f"verdict-{item.pk}"] = "missing" if wrong else "ok"
        sent[f"reason-{item.pk}"] = "ขาดลายมือชื่อ" if wrong else ""
    return sent


def test_the_whole_way_through_the_pages(
    drain: LicenceType, fah: Member, head: Member, client_of: Browser
) -> None:
    officer, decider = client_of(fah), client_of(head)
    assert officer.get(HERE).status_code == 200
    assert officer.get(f"{HERE}new/").status_code == 200
    slip = officer.post(f"{HERE}kinds/drain/new/", TYPED)
    assert "licence-codes" in slip.content.decode()
    case = Application.objects.get()
    assert case.channel == Application.Channel.COUNTER
    assert licences.NAME in officer.get(case_at(case)).content.decode()
    bad = {**findings(case, wrong=True, seen=1), f"reason-{case.checklist.items.all()[0].pk}": ""}
    assert officer.post(case_at(case, "check/"), bad).status_code == 422
    assert officer.post(case_at(case, "check/"), findings(case, wrong=True, seen=1)).status_code == 302
    assert officer.post(case_at(case, "review/"), {"seen": "2"}).status_code == 422
    assert officer.post(case_at(case, "notice/"), {"seen": "2", "answer_by": ""}).status_code == 422
    assert officer.post(case_at(case, "notice/"), {"seen": "1", "answer_by": "1/4/2568"}).status_code == 409
    assert officer.post(case_at(case, "notice/"), {"seen": "2", "answer_by": "1/4/2568"}).status_code == 302
    assert officer.post(case_at(case, "resubmit/"), {"seen": "3", "words": "นำมาส่งที่ฝ่าย"}).status_code == 302
    assert "นำมาส่งที่ฝ่าย" in officer.get(case_at(case)).content.decode()
    assert officer.post(case_at(case, "check/"), findings(case, wrong=False, seen=4)).status_code == 302
    assert officer.post(case_at(case, "review/"), {"seen": "4"}).status_code == 302
    decision = {"seen": "5", "outcome": "refuse", "reason": "", "appeal": ""}
    assert officer.post(case_at(case, "decide/"), decision).status_code == 403
    assert decider.post(case_at(case, "decide/"), decision).status_code == 422
    assert decider.post(case_at(case, "decide/"), {**decision, "outcome": "approve"}).status_code == 302
    assert officer.post(case_at(case, "issue/"), {"seen": "6"}).status_code == 302
    assert officer.post(case_at(case, "close/"), {"seen": "7"}).status_code == 302
    assert officer.get(case_at(case)).status_code == 200
    assert officer.post(case_at(case, "burn/"), {"seen": "8"}).status_code == 404


def test_applicants_are_read_by_those_who_work_on_them_alone(
    drain: LicenceType,
    case: Application,
    gaew: Member,
    boon: Member,
    dao: Member,
    chai: Member,
    client_of: Browser,
) -> None:
    for member in (gaew, boon):
        page = client_of(member).get(case_at(case))
        assert page.status_code == 200
        assert licences.NAME not in page.content.decode()
    assert licences.NAME in client_of(chai).get(case_at(case)).content.decode()
    assert client_of(dao).get(case_at(case)).status_code == 404
    assert client_of(dao).get(f"/licences/khlong-toei/{case.pk}/").status_code == 404
    assert client_of(gaew).post(case_at(case, "withdraw/"), {"seen": "1", "reason": "ก"}).status_code == 403


def test_the_list_taken_out_holds_no_formula_and_is_noted(
    drain: LicenceType, anong: Member, fah: Member, client_of: Browser
) -> None:
    filed(drain, NOON, name='=HYPERLINK("http://x")')
    assert client_of(fah).get(f"{HERE}list/csv/").status_code == 403
    text = client_of(anong).get(f"{HERE}list/csv/").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    book = load_workbook(io.BytesIO(client_of(anong).get(f"{HERE}list/xlsx/").content))
    cell = book.worksheets[0]["C2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")
    assert Entry.objects.filter(action="licences.list.taken").count() == 2


def test_the_twelve_kinds_are_taken_once_and_wait_for_a_second_person(
    bangkok_yai: Agency, anong: Member, chai: Member, fah: Member, client_of: Browser
) -> None:
    assert client_of(fah).post(f"{HERE}kinds/take-all/").status_code == 403
    for _press in range(2):
        assert client_of(anong).post(f"{HERE}kinds/take-all/").status_code == 302
    assert LicenceType.objects.count() == 12
    assert LicenceType.objects.filter(is_tracked=True).count() == 8
    assert Checklist.objects.filter(is_published=True).count() == 0
    place = f"{HERE}kinds/drain/checklist/1/publish/"
    assert client_of(anong).post(place).status_code == 403
    assert client_of(chai).post(place).status_code == 302
    assert Checklist.objects.get(is_published=True).licence_type.key == "drain"
    client = client_of(anong)
    client.get(f"{HERE}kinds/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{HERE}kinds/").status_code == 200
    assert len(queries) <= 15


def test_the_next_version_is_written_on_a_form(drain: LicenceType, fah: Member, client_of: Browser) -> None:
    client, place = client_of(fah), f"{HERE}kinds/drain/checklist/"
    page = client.get(place).context["form"]
    sent = {field.html_name: field.value() or "" for field in page}
    sent = {name: value for name, value in sent.items() if not name.startswith("held-")}
    sent |= {"effective_from": "1/4/2568", "days": "12", "name-3": "เอกสารใหม่", "copies-3": "2"}
    assert client.post(place, {**sent, "days": "0"}).status_code == 422
    assert client.post(place, {**sent, **{f"name-{at}": "" for at in range(6)}}).status_code == 422
    assert client.post(place, sent).status_code == 302
    draft = Checklist.objects.get(is_published=False)
    assert (draft.number, draft.days) == (2, 12)
    assert [item.name for item in draft.items.all()] == ["คำขอ", "แผนผัง", "ทะเบียนบ้าน", "เอกสารใหม่"]


def test_a_kind_is_added_by_a_unit_for_itself_alone(
    drain: LicenceType, fah: Member, works: object, client_of: Browser
) -> None:
    client = client_of(fah)
    typed = {"key": "well", "name_th": "บ่อน้ำ", "unit": "", "starts": "filing", "keep_months": "12"}
    assert client.post(f"{HERE}kinds/add-one/", typed).status_code == 422
    typed["unit"] = str(drain.unit_id)
    assert client.post(f"{HERE}kinds/add-one/", {**typed, "key": "drain"}).status_code == 422
    assert client.post(f"{HERE}kinds/add-one/", typed).status_code == 302
    change = {**typed, "name_th": "บ่อบาดาล", "seen": "9"}
    assert client.post(f"{HERE}kinds/well/change/", change).status_code == 422
    assert client.post(f"{HERE}kinds/well/change/", {**change, "seen": "1"}).status_code == 302
    assert LicenceType.objects.get(key="well").name_th == "บ่อบาดาล"


def test_boards_count_what_is_overdue(
    drain: LicenceType, boon: Member, anong: Member, client_of: Browser
) -> None:
    early = NOON - timedelta(days=40)
    old = licences.kind(drain.agency, None, early, key="tree")
    for number in range(2):
        filed(old, early, sending=f"early-{number:020}")
    brought(filed(drain, NOON).application, State.APPROVED, NOON)
    rows = client_of(anong).get(f"{HERE}times/").context["page"].tables[0].rows
    assert [[cell.text for cell in row][1:6] for row in rows] == [
        ["1", "1", "0.0", "0", "0.0"],
        ["2", "0", "–", "2", "100.0"],
    ]
    client = client_of(boon)
    client.get("/licences/")
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/licences/").context["page"]
    assert len(queries) <= 15
    line = next(row for row in page.tables[0].rows if "บางกอกใหญ่" in row[0].text)
    assert [cell.text for cell in line][1:] == ["3", "1", "0.0", "2", "66.7"]
    assert client_of(anong).get("/licences/").status_code == 403
    assert client_of(boon).get("/licences/export/csv/").status_code == 200
    assert client_of(anong).get(f"{HERE}times/xlsx/").content.startswith(b"PK")


def test_a_status_file_is_shown_first_and_written_whole(
    bangkok_yai: Agency, anong: Member, client_of: Browser
) -> None:
    actions.take_listed_types(agency=bangkok_yai, effective_from=NOON.date(), by=None, now=NOON)
    client, place = client_of(anong), f"{HERE}outside/read/"
    shown = client.post(place, {"file": SimpleUploadedFile("a.csv", SAMPLE.read_bytes())})
    assert OutsideCase.objects.count() == 0
    table = unescape(shown.content.decode().split('name="table" value="')[1].split('"')[0])
    assert client.post(place, {"table": table}).status_code == 302
    assert OutsideCase.objects.count() == 6
    assert client.get(f"{HERE}outside/").status_code == 200
    bad = SAMPLE.read_text("utf-8").replace("build_renew", "ไม่มี").replace("18/4/2568", "40/4/2568")
    answer = client.post(place, {"file": SimpleUploadedFile("a.csv", bad.encode())}).content.decode()
    assert answer.count("ไม่มี") >= 1
    assert "40/4/2568" in answer


def test_a_status_file_may_be_json() -> None:
    rows = '[{"number": "1", "kind": "drain", "status": "อนุญาต", "filed_on": "1/3/2568", "other": null}]'
    [record] = StatusFile("a.json", rows.encode()).records()
    assert (record["number"], record["due_on"]) == ("1", "")
    assert len(StatusFile(SAMPLE.name, SAMPLE.read_bytes()).records()) == 6
    for bad in ("", "{}", "[]", "[1]", '[{"number": "1"}]', "[" * 100_000, "not json"):
        with pytest.raises(CannotRead):
            StatusFile("a.json", bad.encode()).records()


def test_a_json_status_file_is_shown_first_and_written_whole(
    drain: LicenceType, anong: Member, client_of: Browser
) -> None:
    client, place = client_of(anong), f"{HERE}outside/read/"
    assert ".json" in client.get(place).content.decode()
    row = '{"number": "OSS-7", "kind": "drain", "status": "%s", "filed_on": "2025-03-01"}'
    good = SimpleUploadedFile("status.json", f"[{row % 'อนุญาต'}]".encode())
    shown = client.post(place, {"file": good}).content.decode()
    assert "OSS-7" in shown
    assert OutsideCase.objects.count() == 0
    table = unescape(shown.split('name="table" value="')[1].split('"')[0])
    assert client.post(place, {"table": table}).status_code == 302
    assert OutsideCase.objects.get().state == State.APPROVED
    for content, said in (("{}", "แฟ้ม JSON"), (f"[{row % 'ไม่รู้จัก'}]", "ไม่รู้จัก"), ("[" * 100_000, "แฟ้ม JSON")):
        answer = client.post(place, {"file": SimpleUploadedFile("a.json", content.encode())})
        assert answer.status_code == 422
        assert said in answer.content.decode()


def test_the_pages_keep_to_their_budget(
    drain: LicenceType, case: Application, fah: Member, client_of: Browser
) -> None:
    client = client_of(fah)
    for number in range(5):
        filed(drain, NOON, sending=f"more--{number:020}")
    with CaptureQueriesContext(connection) as queries:
        client.get(HERE)
    assert len(queries) <= 12
    with CaptureQueriesContext(connection) as queries:
        client.get(case_at(case))
    assert len(queries) <= 18
