"""What must not come in does not, says why, and leaves nothing behind; what people need does come in."""

from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings

from prongsai.files.kinds import BY_MEDIA_TYPE
from prongsai.files.models import Evidence, StoredFile
from prongsai.files.refusing import CannotTake
from prongsai.files.wording import REFUSALS, refusal
from tests.factories.packages import with_parts
from tests.rooms.files import attacks
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo, saved, scene

pytestmark = pytest.mark.django_db


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


TAKE_A_WHILE = {
    "a Word file that bursts",
    "a Word file that bursts by its charts",
    "a Word file with a text of 40 MB",
    "a Word file of 10,001 parts",
}
"""Made large before they are refused."""


@pytest.mark.parametrize(
    "attack",
    [pytest.param(one, marks=pytest.mark.slow) if one in TAKE_A_WHILE else one for one in attacks.ATTACKS],
)
def test_an_attack_is_refused_with_its_reason(put_in: PutIn, places: Path, attack: str) -> None:
    name, make, code = attacks.ATTACKS[attack]
    with pytest.raises(CannotTake) as refused:
        put_in(make(), name)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()
    assert not Evidence.objects.exists()
    assert files_under(places) == []


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    used = {code for _name, _make, code in attacks.ATTACKS.values()}
    assert used <= set(REFUSALS)
    for code in REFUSALS:
        with translation.override("en"):
            sentence = refusal(CannotTake(code, "video/mp4"))
        assert sentence.endswith("."), sentence
        assert "%(" not in sentence


@pytest.mark.parametrize(
    ("name", "content", "stored_as", "media_type"),
    [
        ("IMG_0001.JPG", phone_photo(), "IMG_0001.jpg", "image/jpeg"),
        ("ภาพกิจกรรม.jpeg", phone_photo(), "ภาพกิจกรรม.jpg", "image/jpeg"),
        ("screen.png", saved(scene(), "PNG"), "screen.png", "image/png"),
        ("photo.webp", saved(scene(), "WEBP"), "photo.webp", "image/webp"),
        ("ประกาศ.pdf", attacks.pdf(), "ประกาศ.pdf", "application/pdf"),
        ("รายงาน.docx", attacks.word_file(), "รายงาน.docx", "wordprocessingml.document"),
        ("ตาราง.xlsx", attacks.excel_file(), "ตาราง.xlsx", "spreadsheetml.sheet"),
        ("นำเสนอ.pptx", attacks.powerpoint_file(), "นำเสนอ.pptx", "presentationml.presentation"),
        ("wrong.exe", phone_photo(), "wrong.jpg", "image/jpeg"),
        ("report.pdf", attacks.word_file(), "report.docx", "wordprocessingml.document"),
        ("../../etc/pass\u202egpj.exe", phone_photo(), "passgpj.jpg", "image/jpeg"),
        ("C:\\Users\\x\\a\r\nb.jpg", phone_photo(), "ab.jpg", "image/jpeg"),
        ("", phone_photo(), "file.jpg", "image/jpeg"),
        ("x" * 400 + ".jpg", phone_photo(), "x" * 146 + ".jpg", "image/jpeg"),
        (".jpg", phone_photo(), "file.jpg", "image/jpeg"),
    ],
)
def test_useful_files_come_in_under_a_tidy_name(
    put_in: PutIn, name: str, content: bytes, stored_as: str, media_type: str
) -> None:
    file = put_in(content, name).version.file
    assert file.name == stored_as
    assert file.media_type.endswith(media_type)
    assert file.media_type in BY_MEDIA_TYPE


def test_a_file_at_the_limit_comes_in_and_one_above_does_not(put_in: PutIn, settings: Settings) -> None:
    photo = phone_photo()
    settings.EVIDENCE_LIMIT_BYTES = len(photo)
    put_in(photo)
    with pytest.raises(CannotTake) as refused:
        put_in(photo + b"x", upload_id="u2")
    assert refused.value.code == "too_large"


def test_a_word_file_may_hold_a_chart_and_a_link(put_in: PutIn) -> None:
    parts = {
        "word/embeddings/chart.xlsx": attacks.excel_file(),
        "word/_rels/document.xml.rels": attacks.relation("hyperlink", "https://bangkok.go.th/"),
        "word/_rels/settings.xml.rels": attacks.relation(
            "attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"
        ),
    }
    put_in(with_parts(attacks.word_file(), **parts), "report.docx")


def test_a_pdf_shows_its_first_page_as_thumbnail(put_in: PutIn) -> None:
    renditions = put_in(attacks.pdf(), "report.pdf").version.file.renditions.all()
    assert {each.kind for each in renditions} == {"large", "small"}
