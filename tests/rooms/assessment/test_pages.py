"""The pages of an assessment, asked by those who use them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.assessment.content import Side
from prongsai.assessment.models import Answer, Assessment, Judgement, Pack
from prongsai.assessment.queries import machine
from prongsai.checks.queries.links import NEVER
from prongsai.disclosure.asked import components_of
from prongsai.rounds.models import Round
from prongsai.rules.links import Answer as LinkAnswer
from tests.factories.assessment import REASON, all_judged, answered, the_case, told
from tests.factories.followup import at
from tests.rooms.assessment.conftest import TODAY
from tests.rooms.files.pictures_for_tests import phone_photo

HERE = "/rounds/bangkok-yai/2568/assessment/"
ITEM = f"{HERE}items/O10/"
LAST = TODAY + timedelta(days=14)
PUBLIC = "ประชาชนอ่านได้ที่หน้าสาธารณะ"
Browser = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(at(TODAY), tick=False):
        yield


def opinion(round_: Round, *, seen: int = 0, **instead: str) -> dict[str, str]:
    """O10 as a form sends it: everything met, but for what is given."""
    one = the_case(round_).item("O10")
    assert one is not None
    places = range(1, len(components_of(one.node)) + 1)
    return {"seen": str(seen), "note": "", **{f"verdict-{place}": "met" for place in places}, **instead}


def test_a_central_officer_freezes_on_the_board(published: Round, boon: Member, client_of: Browser) -> None:
    client = client_of(boon)
    page = client.get(HERE).content.decode()
    assert 'value="30 เม.ย. 2568"' in page
    refused = client.post(f"{HERE}freeze/", {"cut_off_on": "30/5/2568", "rule": "all"})
    assert refused.status_code == 422
    assert "30/5/2568" in refused.content.decode()
    assert client.post(f"{HERE}freeze/", {"cut_off_on": "30/4/2568", "rule": "all"}).status_code == 302
    assert Pack.objects.get(round=published).rule == "all"
    again = client.post(f"{HERE}freeze/", {"cut_off_on": "30/4/2568", "rule": "all"})
    assert again.status_code == 422
    assert "ตรึงชุดข้อมูลไว้แล้ว" in again.content.decode()


def test_the_page_states_the_rule_and_that_it_is_not_known(
    pack: Assessment, anong: Member, client_of: Browser
) -> None:
    page = client_of(anong).get(HERE).content.decode()
    assert "ต้องครบทุกองค์ประกอบ" in page
    assert "ปี 2568 ไม่พบหลักเกณฑ์" in page


def test_the_office_judges_item_by_item(
    pack: Assessment, published: Round, anong: Member, client_of: Browser
) -> None:
    client = client_of(anong)
    bare = client.post(ITEM, opinion(published, **{"verdict-2": "not_met"}))
    assert bare.status_code == 422
    assert 'name="verdict-2" value="not_met"' in bare.content.decode()
    assert not Judgement.objects.exists()
    sent = opinion(published, **{"verdict-2": "not_met", "reason-2": REASON}, next="1")
    assert client.post(ITEM, sent).headers["Location"] == f"{HERE}items/O11/"
    stale = client.post(ITEM, opinion(published))
    assert stale.status_code == 422
    assert REASON in stale.content.decode()
    assert client.post(ITEM, opinion(published, seen=1)).status_code == 302


def test_the_frozen_copy_is_shown(pack: Assessment, yada: Member, client_of: Browser) -> None:
    page = client_of(yada).get(ITEM).content.decode()
    assert "สำนักงานเขตจัดเก็บภาษีตามกฎหมาย" in page
    assert "1,234,567.50" in page
    assert "/bangkok-yai/oit/2568/O10/2/" in page


def test_an_item_of_another_year_is_told_with_a_sentence(
    pack: Assessment, published: Round, yada: Member, dao: Member, client_of: Browser
) -> None:
    client = client_of(yada)
    other_year = "/rounds/bangkok-yai/2567/assessment/items/O10/"
    for sent in (
        client.get(f"{HERE}items/O40/"),
        client.post(f"{HERE}items/O40/", opinion(published)),
        client.post(other_year, opinion(published)),
    ):
        assert sent.status_code == 404
        assert "ไม่อยู่ในชุดข้อมูลที่ตรึงไว้ของปี" in sent.content.decode()
    assert not Judgement.objects.exists()
    assert "ชุดข้อมูลที่ตรึงไว้ของปี" not in client_of(dao).get(other_year).content.decode()


def test_the_office_sees_the_assessor_only_once_it_is_told(
    pack: Assessment, published: Round, anong: Member, yada: Member, client_of: Browser
) -> None:
    all_judged(published, Side.FIRST, by=yada, now=at(TODAY), missing=1)
    office, assessor = client_of(anong), client_of(yada)
    for place in (HERE, ITEM, f"{HERE}compare/"):
        assert REASON not in office.get(place).content.decode()
    assert REASON in assessor.get(ITEM).content.decode()
    assert office.get(f"{HERE}scores.xlsx").status_code == 403
    days = {"first_on": "2/5/2568", "last_on": "16/5/2568"}
    turned = assessor.post(f"{HERE}tell/", {"first_on": "16/5/2568", "last_on": "2/5/2568"})
    assert turned.status_code == 422
    assert "16/5/2568" in turned.content.decode()
    assert assessor.post(f"{HERE}tell/", days).status_code == 302
    assert REASON in office.get(ITEM).content.decode()
    assert office.get(f"{HERE}scores.xlsx").status_code == 200


def test_the_office_answers_with_a_file_and_not_after_the_window(
    pack: Assessment, published: Round, anong: Member, yada: Member, client_of: Browser
) -> None:
    told(published, yada, TODAY, LAST)
    client = client_of(anong)
    photo = SimpleUploadedFile("proof.jpg", phone_photo(), "image/jpeg")
    sent = {"text": "เผยแพร่แล้ว", "seen": "0", "upload_id": "a", "files": photo}
    assert client.post(f"{ITEM}answer/", sent).status_code == 302
    kept = Answer.objects.get()
    assert kept.files.count() == 1
    again = {"text": "เผยแพร่แล้วตั้งแต่มีนาคม", "seen": "1", "keep": str(kept.files.get().version_id)}
    assert client.post(f"{ITEM}answer/", again).status_code == 302
    assert Answer.objects.get().files.count() == 1
    with time_machine.travel(at(LAST + timedelta(days=1)), tick=False):
        late = client.post(f"{ITEM}answer/", {"text": "ขอแก้ไข", "seen": "2"})
    assert late.status_code == 422
    assert "พ้นกำหนด" in late.content.decode()
    assert "ขอแก้ไข" in late.content.decode()
    assert Answer.objects.get().text == "เผยแพร่แล้วตั้งแต่มีนาคม"


def test_the_head_confirms_once_and_the_page_leads_to_the_sheet(
    pack: Assessment, published: Round, yada: Member, head: Member, client_of: Browser
) -> None:
    told(published, yada, TODAY, LAST)
    with time_machine.travel(at(LAST + timedelta(days=1)), tick=False):
        assert client_of(yada).post(f"{HERE}decide/finish/").status_code == 302
        client = client_of(head)
        assert PUBLIC in client.get(HERE).content.decode()
        assert PUBLIC not in client_of(yada).get(HERE).content.decode()
        assert client.post(f"{HERE}decide/approve/").status_code == 302
        assert client.post(f"{HERE}decide/approve/").status_code == 422
        sheet = Assessment.objects.get(pk=pack.pk).sheet_id
        assert f"/rounds/bangkok-yai/2568/result/?sheet={sheet}" in client.get(HERE).content.decode()
        result = client.get(f"/rounds/bangkok-yai/2568/result/?sheet={sheet}").content.decode()
        assert "ผลการประเมินการเปิดเผยข้อมูลสาธารณะ (OIT)" in result


def test_differences_come_first(
    pack: Assessment, published: Round, anong: Member, yada: Member, client_of: Browser
) -> None:
    all_judged(published, Side.OWN, by=anong, now=at(TODAY))
    all_judged(published, Side.FIRST, by=yada, now=at(TODAY), missing=1)
    page = client_of(yada).get(f"{HERE}compare/").content.decode()
    assert page.index("items/O10/") < page.rindex('class="assess-differs"') < page.index("items/O2/")


def test_the_workbook_holds_every_reason(
    pack: Assessment, published: Round, yada: Member, anong: Member, client_of: Browser
) -> None:
    told(published, yada, TODAY, LAST)
    answered(published, "O10", anong, TODAY)
    book = load_workbook(BytesIO(client_of(yada).get(f"{HERE}scores.xlsx").content))
    components, scores, _differences = (list(sheet.values) for sheet in book.worksheets)
    rows = [row for row in components if row[0] == "O10"]
    assert rows[-1][6] == REASON
    assert rows[0][9] == "ข้อมูลอยู่ในหน้าที่ 3"
    assert ("OIT", "0.00") in [(row[0], row[3]) for row in scores]


def test_the_central_list_shows_how_far_each_office_is(
    pack: Assessment, published: Round, boon: Member, anong: Member, yada: Member, client_of: Browser
) -> None:
    told(published, yada, TODAY, LAST)
    answered(published, "O10", anong, TODAY)
    client = client_of(boon)
    client.get("/assessments/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get("/assessments/?year=2568").content.decode()
    assert len(asked) <= 15
    assert "22/22" in page
    assert client_of(anong).get("/assessments/").status_code == 403
    assert client.get("/assessments/?year=2500").status_code == 404


@pytest.mark.parametrize("place", [HERE, ITEM, f"{HERE}compare/"])
def test_pages_ask_a_bounded_number_of_queries(
    pack: Assessment, published: Round, anong: Member, yada: Member, client_of: Browser, place: str
) -> None:
    told(published, yada, TODAY, LAST)
    answered(published, "O10", anong, TODAY)
    client = client_of(anong)
    client.get(place)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(place).status_code == 200
    assert len(asked) <= 32


@pytest.mark.parametrize(("answer", "words"), [("broken", "มีลิงก์ที่เปิดไม่ได้"), ("", "มีลิงก์ที่ยังตรวจไม่ได้")])
def test_the_machine_tells_of_links(
    pack: Assessment,
    yada: Member,
    client_of: Browser,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    words: str,
) -> None:
    found = replace(NEVER, answer=LinkAnswer(answer)) if answer else NEVER
    monkeypatch.setattr(machine, "standing_of", lambda urls, *, agency: dict.fromkeys(urls, found))
    assert words in client_of(yada).get(ITEM).content.decode()
