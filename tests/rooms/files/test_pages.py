"""Putting files in by the form and by the script of the page, looking through the library, describing."""

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import SkipFile
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.files.models import Evidence, StoredFile
from prongsai.files.receiving import LimitedFileUploadHandler
from tests.rooms.files.attacks import PAGE, pdf
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Member], Client]
AS_SCRIPT = {"accept": "application/json"}


def upload(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_many_files_come_in_at_once_without_scripts(client_of: ClientOf, anong: Member) -> None:
    files = [upload(phone_photo(1)), upload(phone_photo(2)), upload(pdf(), "report.pdf")]
    sent = {
        "files": files,
        "upload_id": "batch",
        "caption": "ประชุม",
        "place": "ห้องประชุม",
        "taken_on": "12 มี.ค. 2568",
    }
    answer = client_of(anong).post("/files/add/", sent)
    assert answer.status_code == 302
    assert answer["Location"] == "/files/"
    described = set(Evidence.objects.values_list("caption", "place", "taken_on"))
    assert described == {("ประชุม", "ห้องประชุม", date(2025, 3, 12))}
    assert StoredFile.objects.count() == 3


def test_the_form_sent_twice_stores_once(client_of: ClientOf, anong: Member) -> None:
    client = client_of(anong)
    for _ in range(2):
        client.post(
            "/files/add/", {"files": [upload(phone_photo(1)), upload(phone_photo(2))], "upload_id": "batch"}
        )
    assert StoredFile.objects.count() == 2


def test_what_is_refused_is_named_and_the_rest_is_stored(client_of: ClientOf, anong: Member) -> None:
    files = [upload(phone_photo(), "good.jpg"), upload(PAGE, "bad<b>.pdf")]
    answer = client_of(anong).post("/files/add/", {"files": files, "caption": "ข้อความที่พิมพ์"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert StoredFile.objects.count() == 1
    assert "good.jpg" in page
    assert "bad&lt;b&gt;.pdf" in page
    assert "ข้อความที่พิมพ์" in page


def test_a_day_that_cannot_be_read_loses_no_file(client_of: ClientOf, anong: Member) -> None:
    answer = client_of(anong).post("/files/add/", {"files": [upload(phone_photo())], "taken_on": "วันก่อน"})
    assert answer.status_code == 422
    assert StoredFile.objects.count() == 1
    assert "วันก่อน" in answer.content.decode()


def test_no_file_is_a_sentence(client_of: ClientOf, anong: Member) -> None:
    with translation.override("en"):
        answer = client_of(anong).post("/files/add/", {}, headers={"accept-language": "en"})
    assert answer.status_code == 422


def test_a_file_over_the_limit_is_let_go_while_it_streams(
    client_of: ClientOf, anong: Member, settings: Settings
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.EVIDENCE_LIMIT_BYTES = 100_000
    files = [
        upload(phone_photo(1), "one.jpg"),
        upload(phone_photo() + bytes(900_000), "huge.jpg"),
        upload(phone_photo(2), "two.jpg"),
    ]
    answer = client_of(anong).post("/files/add/", {"files": files})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "huge.jpg" in page
    assert set(StoredFile.objects.values_list("name", flat=True)) == {"one.jpg", "two.jpg"}
    assert list(settings.INCOMING_FOLDER.iterdir()) == []


def test_no_more_than_the_limit_is_ever_written(settings: Settings) -> None:
    settings.EVIDENCE_LIMIT_BYTES = 100_000
    handler = LimitedFileUploadHandler(RequestFactory().post("/"))
    handler.new_file("files", "huge.jpg", "image/jpeg", None)
    handler.receive_data_chunk(bytes(90_000), 0)
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(bytes(90_000), 90_000)
    assert handler.file.tell() == 90_000
    handler.upload_interrupted()
    assert list(settings.INCOMING_FOLDER.iterdir()) == []


def test_streamed_uploads_are_stored_whole(client_of: ClientOf, anong: Member, settings: Settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    client_of(anong).post("/files/add/", {"files": [upload(phone_photo())]})
    assert StoredFile.objects.get().size == len(phone_photo())
    assert list(settings.INCOMING_FOLDER.iterdir()) == []


def test_the_script_gets_an_answer_for_each_file(client_of: ClientOf, anong: Member) -> None:
    client = client_of(anong)
    answer = client.post(
        "/files/add/", {"files": upload(phone_photo()), "upload_id": "one"}, headers=AS_SCRIPT
    )
    told = json.loads(answer.content)
    evidence = Evidence.objects.get()
    assert told["href"] == f"/files/{evidence.pk}/"
    assert told["sentence"] == ""
    again = client.post(
        "/files/add/", {"files": upload(phone_photo()), "upload_id": "one"}, headers=AS_SCRIPT
    )
    assert json.loads(again.content)["href"] == told["href"]
    twice = client.post(
        "/files/add/", {"files": upload(phone_photo()), "upload_id": "two"}, headers=AS_SCRIPT
    )
    assert json.loads(twice.content)["sentence"]


def test_the_script_is_told_what_cannot_be_mended_by_trying_again(client_of: ClientOf, anong: Member) -> None:
    answer = client_of(anong).post("/files/add/", {"files": upload(PAGE, "x.pdf")}, headers=AS_SCRIPT)
    told = json.loads(answer.content)
    assert (answer.status_code, told["href"], told["again"]) == (422, "", False)
    assert told["sentence"]


def test_the_script_may_try_again_when_the_scanner_was_silent(
    client_of: ClientOf, anong: Member, settings: Settings
) -> None:
    settings.CLAMD = "127.0.0.1:1"
    answer = client_of(anong).post("/files/add/", {"files": upload(phone_photo())}, headers=AS_SCRIPT)
    assert json.loads(answer.content)["again"]


def test_an_unreadable_day_keeps_the_scripts_file_for_another_try(client_of: ClientOf, anong: Member) -> None:
    sent = {"files": upload(phone_photo()), "taken_on": "วันก่อน"}
    answer = client_of(anong).post("/files/add/", sent, headers=AS_SCRIPT)
    assert answer.status_code == 422
    assert json.loads(answer.content)["again"]
    assert not StoredFile.objects.exists()


def test_the_library_finds_by_words_month_and_flaw(client_of: ClientOf, anong: Member, put_in: PutIn) -> None:
    put_in(phone_photo(1), "meeting.jpg", upload_id="1", caption="ประชุมคณะทำงาน", taken_on=date(2025, 3, 12))
    put_in(phone_photo(2), "visit.jpg", upload_id="2", place="ศูนย์เยาวชน", taken_on=date(2025, 2, 28))
    put_in(phone_photo(2), "again.jpg", upload_id="3", caption="ซ้ำ", taken_on=date(2025, 2, 1))
    client = client_of(anong)

    def found(query: str) -> int:
        return client.get(f"/files/{query}").content.decode().count('class="evidence-card"')

    assert found("") == 3
    assert found("?q=คณะ") == 1
    assert found("?q=เยาวชน") == 1
    assert found("?q=VISIT") == 1
    assert found("?q=ไม่มี") == 0
    assert found("?month=2025-02") == 2
    assert found("?month=2025-03") == 1
    assert found("?month=nonsense") == 3
    assert found("?show=alike") == 2
    assert found("?show=no-caption") == 1
    assert found("?show=nonsense&page=-4") == 3


def test_what_is_set_aside_leaves_the_library_and_comes_back(
    client_of: ClientOf, anong: Member, put_in: PutIn
) -> None:
    evidence = put_in(phone_photo(), caption="ผิดภาพ").evidence
    client = client_of(anong)
    client.post(f"/files/{evidence.pk}/set-aside/")
    client.post(f"/files/{evidence.pk}/set-aside/")
    assert "ผิดภาพ" not in client.get("/files/").content.decode()
    assert "ผิดภาพ" in client.get("/files/?show=set-aside").content.decode()
    assert client.get(f"/files/{evidence.pk}/").status_code == 200
    client.post(f"/files/{evidence.pk}/bring-back/")
    assert "ผิดภาพ" in client.get("/files/").content.decode()


def test_a_description_is_saved(client_of: ClientOf, anong: Member, put_in: PutIn) -> None:
    evidence = put_in(phone_photo()).evidence
    sent = {
        "caption": "  ประชุม   คณะทำงาน ",
        "taken_on": "๑๒ มี.ค. ๒๕๖๘",
        "place": "ห้องประชุม",
        "row_version": "1",
    }
    assert client_of(anong).post(f"/files/{evidence.pk}/describe/", sent).status_code == 302
    evidence.refresh_from_db()
    assert (evidence.caption, evidence.taken_on, evidence.place) == (
        "ประชุม คณะทำงาน",
        date(2025, 3, 12),
        "ห้องประชุม",
    )


def test_a_stale_description_shows_both_texts(
    client_of: ClientOf, anong: Member, put_in: PutIn, now: datetime
) -> None:
    evidence = put_in(phone_photo()).evidence
    client = client_of(anong)
    place = f"/files/{evidence.pk}/describe/"
    client.post(place, {"caption": "ของคนแรก", "row_version": "1"})
    answer = client.post(place, {"caption": "ของคนที่สอง", "row_version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "ของคนแรก" in page
    assert "ของคนที่สอง" in page
    client.post(place, {"caption": "ของคนที่สอง", "row_version": "2"})
    evidence.refresh_from_db()
    assert evidence.caption == "ของคนที่สอง"


@pytest.mark.parametrize("day", ["32 มี.ค. 2568", "เมื่อวาน", "1 ม.ค. 2699"])
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    client_of: ClientOf, anong: Member, put_in: PutIn, day: str
) -> None:
    evidence = put_in(phone_photo(), caption="เดิม").evidence
    sent = {"caption": "ใหม่", "taken_on": day, "row_version": "1"}
    answer = client_of(anong).post(f"/files/{evidence.pk}/describe/", sent)
    assert answer.status_code == 422
    assert day in answer.content.decode()
    assert "ใหม่" in answer.content.decode()
    evidence.refresh_from_db()
    assert evidence.caption == "เดิม"


def test_a_new_version_takes_its_place(client_of: ClientOf, anong: Member, put_in: PutIn) -> None:
    evidence = put_in(phone_photo(1)).evidence
    client = client_of(anong)
    place = f"/files/{evidence.pk}/versions/add/"
    assert client.post(place, {"file": upload(phone_photo(2), "new.jpg"), "note": "ชัดกว่า"}).status_code == 302
    page = client.get(f"/files/{evidence.pk}/").content.decode()
    assert "new.jpg" in page
    assert "ชัดกว่า" in page
    same = client.post(place, {"file": upload(phone_photo(2), "new.jpg")})
    assert same.status_code == 422
    assert client.post(place, {}).status_code == 422


def test_the_pages_ask_little_of_the_database(
    client_of: ClientOf, anong: Member, put_in: PutIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        put_in(phone_photo(number % 3), upload_id=str(number))
    client = client_of(anong)
    first = Evidence.objects.order_by("pk")[0]
    with django_assert_max_num_queries(14):
        client.get("/files/")
    with django_assert_max_num_queries(12):
        client.get(f"/files/{first.pk}/")


def test_words_from_outside_are_never_markup(client_of: ClientOf, anong: Member, put_in: PutIn) -> None:
    evidence = put_in(phone_photo(), "<img src=x>.jpg", caption="<script>alert(1)</script>").evidence
    client = client_of(anong)
    for place in (
        "/files/",
        f"/files/{evidence.pk}/",
        f"/files/{evidence.pk}/describe/",
        "/files/?q=<script>",
    ):
        assert "<script>alert" not in client.get(place).content.decode()
