"""What the checks say of a frozen pack, and in what the office, the machine and the assessor differ: to learn from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.assessment.content import Side
from prongsai.assessment.models import Assessment
from prongsai.assessment.queries.cases import case_of
from prongsai.assessment.queries.machine import checked_of, machine_of, said_in
from prongsai.checks.actions import decide_finding, scan_file
from prongsai.checks.models import Finding, Scan
from prongsai.checks.queries import Gate, LinkStanding, Standing
from prongsai.disclosure.models import Record
from prongsai.files.models import Evidence
from prongsai.rounds.models import Round
from prongsai.rules.comparing import Machine, Remark
from prongsai.rules.disclosing import Attachment, Disclosed, Link, Part
from prongsai.rules.framework import Text
from prongsai.rules.links import Answer, Why
from prongsai.rules.openness import Openness
from tests.factories.assessment import all_judged, answered, fair, judged, the_case, told
from tests.factories.followup import at
from tests.rooms.assessment.conftest import CUT_OFF, TODAY
from tests.rooms.assessment.test_to_the_end import moved

HERE = "/rounds/bangkok-yai/2568/assessment/"
LAST = TODAY + timedelta(days=14)
AFTER = LAST + timedelta(days=1)
Browser = Callable[[Member], Client]


def remarks(round_: Round, code: str, component: int) -> tuple[Remark, ...]:
    case = case_of(round_, with_documents=True)
    assert case is not None
    one = case.item(code)
    assert one is not None
    return machine_of(one, said_in(one), checked_of(case, [one]))[component]


def kinds(round_: Round, code: str, component: int) -> set[Machine]:
    return {one.machine for one in remarks(round_, code, component)}


def page_of(client: Client, place: str, on: date = TODAY) -> str:
    with time_machine.travel(at(on), tick=False):
        return client.get(place).content.decode()


def test_nothing_stands_under_what_was_not_there(pack: Assessment, published: Round) -> None:
    assert remarks(published, "O2", 1) == (Remark(Machine.NOTHING),)


def test_a_file_is_told_of_until_a_second_person_has_cleared_it(
    pack: Assessment, published: Round, evidence: Evidence, anong: Member, chai: Member
) -> None:
    assert Machine.UNSCANNED in kinds(published, "O10", 1)
    scan_file(version=evidence.versions.get(), author=anong, now=at(TODAY))
    assert Machine.UNDECIDED in kinds(published, "O10", 1)
    for finding in Finding.objects.waiting():
        decide_finding(finding=finding, is_clear=True, reason="ภาพกิจกรรม", by=chai, now=at(TODAY))
    assert not {Machine.UNSCANNED, Machine.UNDECIDED, Machine.PRIVATE} & kinds(published, "O10", 1)


def test_what_a_second_person_confirmed_speaks_against_a_component_that_is_met(
    pack: Assessment,
    published: Round,
    evidence: Evidence,
    anong: Member,
    chai: Member,
    yada: Member,
    client_of: Browser,
) -> None:
    scan_file(version=evidence.versions.get(), author=anong, now=at(TODAY))
    for finding in Finding.objects.waiting():
        decide_finding(finding=finding, is_clear=False, reason="เห็นใบหน้าเด็ก", by=chai, now=at(TODAY))
    all_judged(published, Side.FIRST, by=yada, now=at(TODAY))
    page = page_of(client_of(yada), f"{HERE}items/O10/")
    assert "มีไฟล์ที่มีข้อมูลส่วนบุคคล" in page
    assert "ผู้ประเมินว่าครบถ้วน ระบบตรวจพบข้อสงสัย" in page


URL, VERSION = "https://example.go.th/tax", 7
LINK = Link(Text("ระบบ", "System"), URL)
PDF = Attachment(VERSION, "แผน.pdf", "application/pdf", 10, "0" * 64)
CLEAR = Standing(Gate.CLEAR, Scan(openness=Openness.TEXT))


@pytest.mark.parametrize(
    ("link", "file", "found"),
    [
        (LinkStanding(Answer.OK, Why.FINE), CLEAR, set()),
        (LinkStanding(Answer.OK, Why.FINE, has_drifted=True), CLEAR, {Machine.CHANGED}),
        (LinkStanding(Answer.BROKEN, Why.GONE), CLEAR, {Machine.BROKEN}),
        (LinkStanding(Answer.UNSURE, Why.ODD), CLEAR, {Machine.UNSURE}),
        (
            LinkStanding(Answer.OK, Why.FINE),
            Standing(Gate.CLEAR, Scan(openness=Openness.PICTURE)),
            {Machine.PICTURE},
        ),
        (LinkStanding(Answer.BROKEN, Why.GONE), Standing(Gate.REFUSED), {Machine.BROKEN, Machine.PRIVATE}),
    ],
)
def test_every_check_has_its_word(
    pack: Assessment, published: Round, link: LinkStanding, file: Standing, found: set[Machine]
) -> None:
    case = case_of(published, with_documents=True)
    assert case is not None
    one = case.item("O10")
    assert one is not None
    part = Part(1, Text("องค์ประกอบ", "Component"), links=(LINK,), files=(PDF,))
    said = Disclosed("O10", Text("ข้อ", "Item"), CUT_OFF, (part,))
    checked = replace(checked_of(case, []), units=[], links={URL: link}, files={VERSION: file})
    remarks = machine_of(one, said, checked)[1]
    assert {each.machine for each in remarks} - {Machine.MISSING, Machine.THERE} == found


def test_what_was_due_at_the_cut_off_and_is_not_there_is_counted(pack: Assessment, published: Round) -> None:
    """Of the divisions that tell each month, one has told its whole year."""
    due = Record.objects.filter(
        item__round=published, item__code="O10", component=1, due_on__lte=CUT_OFF, starts_on__isnull=False
    )
    missing = due.exclude(unit__code="revenue").count()
    assert missing
    assert Remark(Machine.MISSING, missing, due.count()) in remarks(published, "O10", 1)


def test_after_the_confirmation_the_page_and_the_workbook_list_the_differences(
    pack: Assessment, published: Round, anong: Member, yada: Member, head: Member, client_of: Browser
) -> None:
    all_judged(published, Side.OWN, by=anong, now=at(TODAY))
    with time_machine.travel(at(TODAY), tick=False):
        told(published, yada, TODAY, LAST)
    answered(published, "O10", anong, TODAY)
    ten = the_case(published).item("O10")
    assert ten is not None
    judged(published, "O10", Side.FINAL, fair(ten), by=yada, now=at(AFTER))
    moved(pack, "finish", yada, AFTER)
    moved(pack, "approve", head, AFTER)
    client = client_of(anong)
    page = page_of(client, f"{HERE}compare/", AFTER)
    assert "ผลคะแนนได้รับการยืนยันแล้ว" in page
    assert "เปลี่ยนผลหลังคำชี้แจง" in page
    assert "หน่วยงานว่าครบถ้วน ผู้ประเมินว่าไม่ครบถ้วน" in page
    assert f'href="{HERE}compare/"' in page or 'href="compare/"' in page_of(client, HERE, AFTER)
    with time_machine.travel(at(AFTER), tick=False):
        book = load_workbook(BytesIO(client.get(f"{HERE}scores.xlsx").content))
    rows = list(book.worksheets[2].values)
    assert {row[0] for row in rows[1:]} >= {"O1", "O10"}
    assert any(row[0] == "O10" and "เปลี่ยนผลหลังคำชี้แจง" in str(row[2]) for row in rows)


@pytest.mark.parametrize("name", ["anong", "yada"])
def test_before_it_is_told_the_office_learns_of_no_difference(
    pack: Assessment, published: Round, anong: Member, yada: Member, client_of: Browser, name: str
) -> None:
    all_judged(published, Side.OWN, by=anong, now=at(TODAY))
    all_judged(published, Side.FIRST, by=yada, now=at(TODAY), missing=1)
    page = page_of(client_of({"anong": anong, "yada": yada}[name]), f"{HERE}compare/")
    assert ("หน่วยงานว่าครบถ้วน ผู้ประเมินว่าไม่ครบถ้วน" in page) == (name == "yada")
