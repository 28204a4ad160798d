"""Evidence up to 25 MB a file by the plain form; what is more is named, and what was typed stays."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.files.models import StoredFile
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Member], Client]
MEGABYTE = 1024 * 1024


def heavy(number: int, size: int = 6 * MEGABYTE) -> SimpleUploadedFile:
    """A photo with a comment that makes it heavy."""
    photo = phone_photo(number)
    comment = b"\xff\xfe\xff\xff" + bytes(65_533)
    return SimpleUploadedFile(f"heavy{number}.jpg", photo[:2] + comment * (size // len(comment)) + photo[2:])


def test_files_above_the_limit_of_the_house_come_in_by_the_plain_form(
    client_of: ClientOf, anong: Member
) -> None:
    answer = client_of(anong).post("/files/add/", {"files": [heavy(1), heavy(2)], "caption": "ใหญ่"})
    assert answer.status_code == 302
    assert min(StoredFile.objects.values_list("size", flat=True)) > 5 * MEGABYTE


def test_a_form_too_large_names_its_files_and_keeps_what_was_typed(
    client_of: ClientOf, anong: Member, settings: Settings
) -> None:
    settings.EVIDENCE_LIMIT_BYTES = settings.EVIDENCE_FORM_LIMIT_BYTES = 100_000
    files = [heavy(1, 400_000), heavy(2, 400_000)]
    answer = client_of(anong).post("/files/add/", {"caption": "ประชุมครั้งที่ 9", "files": files})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ประชุมครั้งที่ 9" in page
    assert "heavy1.jpg" in page
    assert "heavy2.jpg" in page
    assert not StoredFile.objects.exists()


def test_a_version_too_large_is_refused_with_its_sentence(
    client_of: ClientOf, anong: Member, put_in: PutIn, settings: Settings
) -> None:
    place = f"/files/{put_in(phone_photo(1)).evidence.pk}/versions/add/"
    settings.EVIDENCE_LIMIT_BYTES = settings.UPLOAD_LIMIT_BYTES = 100_000
    answer = client_of(anong).post(place, {"note": "ฉบับลงนาม", "file": heavy(2, 400_000)})
    assert answer.status_code == 422
    assert "ฉบับลงนาม" in answer.content.decode()
    assert StoredFile.objects.count() == 1


def test_a_stranger_fills_no_disk(settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 100_000
    answer = Client().post("/files/add/", {"caption": "ค้างไว้", "files": heavy(1, 400_000)})
    assert answer.status_code == 401
    page = answer.content.decode()
    assert "ค้างไว้" in answer.context["kept"].packed
    assert "kept_file" in page, "the page must tell that the file did not stay"
    assert not settings.INCOMING_FOLDER.exists() or not list(settings.INCOMING_FOLDER.iterdir())
