"""Papers for the wall and the box: their QR codes lead where they should, and the words are all there."""

from datetime import datetime

import pypdfium2
import pytest
import segno
from PIL import Image

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys.actions import add_point, make_cards
from prongsai.surveys.codes import printed
from prongsai.surveys.models import Point
from prongsai.surveys.printing import Spot, cards_pdf, poster_pdf, posters_pdf
from tests.factories.surveys import opened

pytestmark = [
    pytest.mark.slow,
    pytest.mark.paper,
    pytest.mark.django_db(databases=["default", "surveys"]),
]
DOTS = 4
"""Per point of paper."""
DARK = 100
QR_POINTS = {"a4": 265.0, "a5": 265 * 0.7}
QUIET = 2


def first_page(content: bytes) -> tuple[Image.Image, str, int]:
    """The picture, the words, and how many pages there are."""
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    return page.render(scale=DOTS).to_pil().convert("L"), page.get_textpage().get_text_range(), len(document)


def modules(picture: Image.Image, size: int, points: float) -> list[list[bool]]:
    """What a camera sees: the code in the middle of the page, read module by module, with light all around it."""
    left, step = (picture.width - points * DOTS) / 2, points * DOTS / size

    def dark(x: float, y: float) -> bool:
        return int(picture.getpixel((int(left + x * step), int(y)))) < DARK  # type: ignore[arg-type]

    def begins(y: int) -> bool:
        edge = all(dark(x + 0.5, y) for x in (*range(7), *range(size - 7, size)))
        return edge and not dark(7.5, y) and not dark(-0.5, y) and not dark(size + 0.5, y)

    top = next(y for y in range(picture.height) if begins(y))
    for x in range(-QUIET, size + QUIET):
        assert not dark(x + 0.5, top - step), "light above"
        assert not dark(x + 0.5, top + (size + 1) * step), "light below"
    return [[dark(x + 0.5, top + (y + 0.5) * step) for x in range(size)] for y in range(size)]


@pytest.mark.parametrize(("size", "language"), [("a4", "th"), ("a5", "en")])
def test_the_code_on_the_wall_is_that_of_the_address_below_it(
    bangkok_yai_2568: Round, now: datetime, size: str, language: str
) -> None:
    wave = opened(bangkok_yai_2568, now)
    place = wave.places.get(code="revenue") if size == "a5" else None
    picture, words, pages = first_page(poster_pdf(Spot(wave, place), size=size, language=language))
    token = place.token if place else wave.token
    address = f"localhost:8000/s/{'en/' if language == 'en' else ''}{token}/"
    wanted = segno.make(f"http://{address}", error="q", micro=False)
    matrix = [[bool(module) for module in row] for row in wanted.matrix]
    assert modules(picture, len(matrix), QR_POINTS[size]) == matrix
    assert address in words
    assert pages == 1
    assert picture.width == pytest.approx((595 if size == "a4" else 420) * DOTS, abs=4)


def test_a_sheet_of_cards_bears_every_code_once(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    wave = opened(bangkok_yai_2568, now, "IIT")
    batch, codes = make_cards(wave=wave, size=20, by=anong, now=now)
    document = pypdfium2.PdfDocument(cards_pdf(wave, batch, codes))
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) == 2
    assert all(words.count(printed(code)) == 1 for code in codes)


def test_one_file_holds_every_size_and_the_tent_stands_on_its_head_in_english(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    wave = opened(bangkok_yai_2568, now)
    place = wave.places.get(code="revenue")
    point, _code = add_point(place=place, kind=Point.Kind.COUNTER, name="ช่องรับชำระภาษี", by=anong, now=now)
    document = pypdfium2.PdfDocument(posters_pdf(Spot(wave, place, point)))
    words = [page.get_textpage().get_text_range() for page in document]
    assert len(document) == 5, "A4 and A5 in two languages, one table tent"
    assert all("ช่องรับชำระภาษี" in page for page in words)
    th, en = f"localhost:8000/s/{point.token}/", f"localhost:8000/s/en/{point.token}/"
    assert th in words[4]
    assert en in words[4]
    tent = document[4].render(scale=DOTS).to_pil().convert("L")
    middle = tent.height // 2
    upright = tent.crop((0, middle, tent.width, tent.height))
    turned = tent.crop((0, 0, tent.width, middle)).rotate(180)
    for side, address in ((upright, th), (turned, en)):
        wanted = segno.make(f"http://{address}", error="q", micro=False)
        matrix = [[bool(module) for module in row] for row in wanted.matrix]
        assert matrix_in(side, len(matrix)) == matrix


def matrix_in(picture: Image.Image, size: int) -> list[list[bool]]:
    """The one code of a side of the tent: 74 mm wide, 14 mm from the right edge of the paper and 1 mm from its column's."""
    millimetre = 72 / 25.4 * DOTS
    left, step = (210 - 14 - 75) * millimetre, 74 * millimetre / size

    def dark(x: float, y: float) -> bool:
        return int(picture.getpixel((int(left + x * step), int(y)))) < DARK  # type: ignore[arg-type]

    top = next(
        y
        for y in range(picture.height)
        if all(dark(x + 0.5, y) for x in (*range(7), *range(size - 7, size))) and not dark(7.5, y)
    )
    return [[dark(x + 0.5, top + (y + 0.5) * step) for x in range(size)] for y in range(size)]
