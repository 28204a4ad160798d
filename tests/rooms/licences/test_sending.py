"""Papers that citizens send: cleaned, sealed, asked for, opened through one gate, and gone with who sent them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.licences import actions, sealing
from prongsai.licences.actions import sending
from prongsai.licences.applying import papers
from prongsai.licences.models import Application, ChecklistItem, LicenceType, SentPaper
from prongsai.licences.moves import State
from tests.factories.disguises import photo
from tests.factories.licences import brought, filed
from tests.rooms.licences.conftest import NOON

STATUS = "/l/bangkok-yai/status/"
Browser = Callable[[Member], Client]


pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def told(drain: LicenceType) -> dict[str, str]:
    """Both codes of a fresh application."""
    made = filed(drain, NOON)
    return {"reference": made.application.reference, "secret": made.secret}


def items_of(application: Application) -> list[ChecklistItem]:
    return list(application.checklist.items.filter(is_held=False))


def field(item: ChecklistItem) -> str:
    return f"file-{item.pk}"


def a_photo(name: str = "IMG_0001.jpg", *, gps: bool = True) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo(gps=gps), content_type="image/jpeg")


def gate(paper: SentPaper) -> str:
    return f"/licences/bangkok-yai/{paper.application_id}/papers/{paper.pk}/"


def test_what_is_sent_is_cleaned_sealed_and_opened_by_the_office(
    told: dict[str, str], fah: Member, client_of: Browser
) -> None:
    [application] = Application.objects.all()
    first, second = items_of(application)
    sent = {**told, "do": "papers", field(first): a_photo("นายตัวอย่าง.jpg"), field(second): a_photo(gps=False)}
    page = Client().post(STATUS, sent)
    assert page.status_code == 200
    assert "ได้รับไฟล์แล้ว 2 ไฟล์" in page.content.decode()
    assert "นายตัวอย่าง" not in page.content.decode(), "no name is shown in public"
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, content FROM licences_sentpaper")
        for name, content in cursor.fetchall():
            assert "ตัวอย่าง" not in name
            assert b"\xff\xd8\xff" not in bytes(content)[:64]
    office = client_of(fah)
    page = office.get(f"/licences/bangkok-yai/{application.pk}/").content.decode()
    assert "นายตัวอย่าง.jpg" in page
    paper = SentPaper.objects.get(item=first)
    answer = office.get(gate(paper))
    content = b"".join(answer.streaming_content)
    assert answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]
    with Image.open(BytesIO(content)) as picture:
        assert not picture.getexif()
    assert paper.size == len(content)
    assert Entry.objects.filter(action="licences.paper.taken", actor_id=fah.user.pk).count() == 1


def test_the_slip_and_the_page_before_it_tell_the_limit(drain: LicenceType) -> None:
    typed = {"name": "ผู้ยื่นตัวอย่าง 3", "contact": "ตัวอย่าง", "sending": "s" * 32}
    apply = "/l/bangkok-yai/kinds/drain/apply/"
    assert "5 MB" in Client().get(apply).content.decode()
    slip = Client().post(apply, typed).content.decode()
    [application] = Application.objects.all()
    assert "5 MB" in slip
    assert all(f'name="{field(item)}"' in slip for item in items_of(application))
    held = application.checklist.items.get(is_held=True)
    assert f'name="{field(held)}"' not in slip, "what the office holds is not asked for"


def test_the_same_file_is_kept_once(told: dict[str, str]) -> None:
    [application] = Application.objects.all()
    item = items_of(application)[0]
    for _press in range(2):
        assert Client().post(STATUS, {**told, "do": "papers", field(item): a_photo()}).status_code == 200
    assert SentPaper.objects.count() == 1


def test_a_bad_file_is_named_and_the_good_one_beside_it_is_kept(told: dict[str, str]) -> None:
    [application] = Application.objects.all()
    first, second = items_of(application)
    bad = SimpleUploadedFile("แบบคำขอ.exe", b"MZ" + b"\0" * 200)
    page = Client().post(STATUS, {**told, "do": "papers", field(first): bad, field(second): a_photo()})
    assert page.status_code == 422
    assert "แบบคำขอ.exe" in page.content.decode()
    assert [one.item for one in SentPaper.objects.all()] == [second]


def test_a_notice_asks_for_its_own_papers_and_they_may_answer_it(told: dict[str, str]) -> None:
    [application] = Application.objects.all()
    first, second = items_of(application)
    brought(application, State.DEFECT, NOON)
    page = Client().post(STATUS, told).content.decode()
    assert f'name="{field(first)}"' in page
    assert f'name="{field(second)}"' not in page
    bad = {**told, "do": "answer", "words": "ลงชื่อแล้ว", field(first): SimpleUploadedFile("a.exe", b"MZ\0\0")}
    page = Client().post(STATUS, bad)
    assert page.status_code == 422
    assert "ลงชื่อแล้ว" in page.content.decode(), "what was typed is kept"
    assert Application.objects.get().state == State.DEFECT
    assert Client().post(STATUS, {**told, "do": "answer", "words": ""}).status_code == 422
    answer = Client().post(STATUS, {**told, "do": "answer", "words": "", field(first): a_photo()})
    assert answer.status_code == 200
    assert Application.objects.get().state == State.RESUBMITTED
    assert SentPaper.objects.get().notice == application.notices.get()


@pytest.mark.parametrize("state", [State.CHECKING, State.RESUBMITTED, State.APPROVED, State.WITHDRAWN])
def test_nothing_is_taken_when_nothing_is_asked_for(told: dict[str, str], state: State) -> None:
    [application] = Application.objects.all()
    item = items_of(application)[0]
    brought(application, state, NOON)
    page = Client().post(STATUS, {**told, "do": "papers", field(item): a_photo()})
    assert page.status_code == 422
    assert 'type="file"' not in page.content.decode()
    assert not SentPaper.objects.exists()


def test_papers_of_another_checklist_are_refused(told: dict[str, str]) -> None:
    [application] = Application.objects.all()
    held = application.checklist.items.get(is_held=True)
    for name in (field(held), "file-999999999", "file-", "file-x", "other"):
        Client().post(STATUS, {**told, "do": "papers", name: a_photo()})
    assert not SentPaper.objects.exists()


def test_wrong_codes_send_nothing(told: dict[str, str]) -> None:
    [application] = Application.objects.all()
    item = items_of(application)[0]
    page = Client().post(STATUS, {**told, "secret": "x", "do": "papers", field(item): a_photo()})
    assert page.status_code == 422
    assert not SentPaper.objects.exists()


def test_too_much_at_once_is_told_and_nothing_typed_is_lost(told: dict[str, str], settings: Settings) -> None:
    [application] = Application.objects.all()
    item = items_of(application)[0]
    brought(application, State.DEFECT, NOON)
    settings.UPLOAD_LIMIT_BYTES = 1_000
    large = SimpleUploadedFile("scan.pdf", b"%PDF-" + b"x" * 400_000)
    page = Client().post(STATUS, {**told, "do": "answer", "words": "แนบแล้ว", field(item): large})
    assert page.status_code == 422
    shown = page.content.decode()
    assert "scan.pdf" in shown
    assert "แนบแล้ว" in shown


def test_an_application_holds_so_many_papers_and_no_more(
    told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "MOST_PAPERS", 1)
    [application] = Application.objects.all()
    first, second = items_of(application)
    Client().post(STATUS, {**told, "do": "papers", field(first): a_photo()})
    page = Client().post(STATUS, {**told, "do": "papers", field(second): a_photo()})
    assert page.status_code == 422
    assert SentPaper.objects.count() == 1
    monkeypatch.setattr(papers, "MOST_SENT", 0)
    assert (
        "IMG_0001.jpg"
        in Client().post(STATUS, {**told, "do": "papers", field(second): a_photo()}).content.decode()
    )


def test_the_gate_opens_for_those_who_handle_it_alone(
    told: dict[str, str],
    fah: Member,
    gaew: Member,
    boon: Member,
    dao: Member,
    chai: Member,
    client_of: Browser,
) -> None:
    [application] = Application.objects.all()
    Client().post(STATUS, {**told, "do": "papers", field(items_of(application)[0]): a_photo()})
    [paper] = SentPaper.objects.all()
    statuses = {
        member.user.username: client_of(member).get(gate(paper)).status_code
        for member in (fah, gaew, boon, dao, chai)
    }
    assert list(statuses.values()) == [200, 403, 403, 404, 200], statuses
    assert Client().get(gate(paper)).status_code == 302
    other = f"/licences/bangkok-yai/{application.pk}/papers/{application.applicant.pk}/"
    assert client_of(fah).get(other).status_code == 404
    for member in (gaew, boon):
        assert (
            "IMG_0001"
            not in client_of(member).get(f"/licences/bangkok-yai/{application.pk}/").content.decode()
        )


def test_papers_go_with_who_sent_them_and_never_before(told: dict[str, str]) -> None:
    [application] = Application.objects.all()
    Client().post(STATUS, {**told, "do": "papers", field(items_of(application)[0]): a_photo()})
    with pytest.raises(IntegrityError), transaction.atomic():
        SentPaper.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        SentPaper.objects.update(size=1)
    actions.withdraw(application=application, reason="", by=None, now=NOON)
    assert actions.destroy_applicants(now=NOON + timedelta(days=751)) == 1
    assert not SentPaper.objects.exists()


def test_a_new_key_seals_papers_anew(
    told: dict[str, str], fah: Member, client_of: Browser, settings: Settings
) -> None:
    [application] = Application.objects.all()
    Client().post(STATUS, {**told, "do": "papers", field(items_of(application)[0]): a_photo()})
    settings.LICENCE_KEYS = ["new", settings.SECRET_KEY]
    assert actions.seal_anew() == 2
    assert actions.seal_anew() == 0
    settings.LICENCE_KEYS = ["new"]
    assert sealing.opened(SentPaper.objects.get(), "name") == "IMG_0001.jpg"
    settings.LICENCE_KEYS = ["lost"]
    answer = client_of(fah).get(gate(SentPaper.objects.get()), follow=True)
    assert "เปิดอ่านไม่ได้" in answer.content.decode()
