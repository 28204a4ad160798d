"""Photos on paper: upright, small enough, with words for those who cannot see them, and the same in all three forms."""

import hashlib
import io
from dataclasses import dataclass, replace
from datetime import date, datetime

import pypdfium2
import pytest
from PIL import Image

from prongsai.accounts.members import Member
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.receiving import holding_bytes
from prongsai.files.stores import key_of, the_store
from prongsai.reports.content import content_from
from prongsai.reports.making import make_files
from prongsai.reports.pictures import Photo, Picture, laid_out, pictures_in
from prongsai.reports.printed.html import write_html
from prongsai.reports.printed.reading import read_paper
from prongsai.reports.prints import DOTS_PER_MM, prints_of
from prongsai.reports.word import Manner
from tests.factories.photo_papers import Measure, PhotoPaper, photo_paper, photo_template
from tests.rooms.files.pictures_for_tests import MAKER, phone_photo
from tests.rooms.reports.reading_papers import opened

pytestmark = [pytest.mark.paper, pytest.mark.slow]
DAY = date(2025, 4, 21)


@dataclass(frozen=True)
class Row:
    """Two photos abreast."""

    places: range
    of: int = 2


@pytest.fixture
def stored(anong: Member, now: datetime) -> str:
    """The SHA-256 of a photo taken with the phone on its side: its pixels lie, the picture stands."""
    content = phone_photo(1, orientation=6)
    with holding_bytes(iter([content]), "กิจกรรม.jpg") as incoming:
        add_file(
            agency=anong.agency,
            incoming=incoming,
            upload_id="1",
            description=Description(),
            by=anong,
            now=now,
        )
    return hashlib.sha256(content).hexdigest()


def paper_with(sha256: str) -> PhotoPaper:
    photos = [Photo(sha256, "ประชุมชี้แจง", 480, 640, alt="ผู้เข้าประชุมนั่งล้อมโต๊ะ")] * 2
    rows = laid_out(photos, [Row(range(2))], room=90)
    return photo_paper(Measure(("E1",), "มาตรการ", "ผล", rows))


def test_a_photo_stands_upright_at_the_size_of_print_and_without_traces(stored: str) -> None:
    picture = Picture(stored, "", "", width=45, height=60)
    content = prints_of(frozenset({picture}))[picture]
    with Image.open(io.BytesIO(content)) as printed:
        assert printed.size == (45 * DOTS_PER_MM, 60 * DOTS_PER_MM)
        red, _green, blue = printed.getpixel((printed.width - 5, 5))
        assert red > 200 > blue
    assert MAKER.encode() not in content


def test_the_three_forms_show_the_photo_with_its_words(stored: str) -> None:
    files = make_files(paper_with(stored), photo_template(), Manner(), today=DAY)
    shapes = opened(files.docx).inline_shapes
    assert [round(shape.width.mm) for shape in shapes] == [44, 44]
    assert {shape._inline.docPr.get("descr") for shape in shapes} == {"ผู้เข้าประชุมนั่งล้อมโต๊ะ"}
    html = write_html(read_paper(opened(files.docx)))
    assert html.count('alt="ผู้เข้าประชุมนั่งล้อมโต๊ะ"') == 2
    pdf = pypdfium2.PdfDocument(files.pdf)
    assert (
        sum(one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for page in pdf for one in page.get_objects()) == 2
    )


def test_the_same_content_gives_the_same_bytes(stored: str) -> None:
    first, second = (make_files(paper_with(stored), photo_template(), Manner(), today=DAY) for _ in range(2))
    assert first == second


def test_a_photo_whose_bytes_are_gone_leaves_a_grey_place(stored: str, anong: Member) -> None:
    from prongsai.files.models import StoredFile

    file = StoredFile.objects.get(sha256=stored)
    for rendition in file.renditions.all():
        the_store().remove(key_of(file, rendition.kind))
    for sha256 in (stored, "0" * 64):
        files = make_files(paper_with(sha256), photo_template(), Manner(), today=DAY)
        assert len(opened(files.docx).inline_shapes) == 2


def test_content_with_photos_is_kept_as_json() -> None:
    paper = paper_with("a" * 64)
    assert content_from(PhotoPaper, paper.as_json()) == paper
    assert len(list(pictures_in(paper))) == 2


def test_the_checksum_follows_the_photo() -> None:
    assert paper_with("a" * 64).sha256 != paper_with("b" * 64).sha256
    row = paper_with("a" * 64).groups[0].measures[0].photos[0]
    assert replace(row.pictures[0], caption="อื่น") != row.pictures[0]


def test_a_standing_photo_does_not_fill_the_page() -> None:
    (row,) = laid_out([Photo("a", "", 100, 400)], [Row(range(1), of=1)], room=160, highest=90)
    assert (row.pictures[0].width, row.pictures[0].height) == (22, 90)
