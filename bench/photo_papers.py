"""A six-month report of forty rows with one hundred and twenty photos, and fifty of them: time, size, peak memory."""

from typing import TYPE_CHECKING

from bench.papers import filled_demo, peak_megabytes
from bench.table import Table, timed

if TYPE_CHECKING:
    from tests.factories.photo_papers import PhotoPaper

    from prongsai.reports.pictures import Photo

ROWS, PHOTOS_A_ROW = 40, 3
PHONE = (3000, 2250)


def measure() -> Table:
    with filled_demo():
        paper = _report(_photos(ROWS * PHOTOS_A_ROW))
        before = peak_megabytes()
        rows = [_row(paper) for _ in range(3)]
    return Table(
        "Reports with photos",
        "Forty rows with 120 photos taken in as a phone sends them (3,000 x 2,250), one across and two below it, on pages that lie; each run makes the paper from its content, "
        f"photos included. Peak memory of the whole process; {before:.0f} MB of it stood before the first paper. "
        "Wished: Word under 5 s, PDF from the Word document under 3 s, under 15 MB, under 400 MB.",
        ("run", "Word", "PDF from it", "Word file", "PDF file", "peak memory"),
        tuple((str(place), *row) for place, row in enumerate(rows, start=1)),
    )


def _photos(number: int) -> "list[Photo]":
    from django.utils import timezone

    from prongsai.agencies.models import Agency
    from prongsai.files.actions import add_file
    from prongsai.files.content import Description
    from prongsai.files.receiving import holding_bytes
    from prongsai.reports.pictures import Photo

    agency, found = Agency.objects.get(slug="khlong-toei"), []
    for place in range(number):
        with holding_bytes(iter([_phone_photo(place)]), "photo.jpg") as incoming:
            added = add_file(
                agency=agency, incoming=incoming, upload_id=f"bench-{place}", description=Description(), by=None,
                now=timezone.now(),
            )  # fmt: skip
        file = added.evidence.versions.get().file
        found.append(Photo(file.sha256, f"ประชุมชี้แจงครั้งที่ {place + 1}", file.width or 4, file.height or 3))
    return found


def _phone_photo(number: int) -> bytes:
    """Grain and shapes: about as many bytes as a phone makes of a room full of people."""
    from PIL import Image
    from tests.rooms.files.pictures_for_tests import saved, scene

    grain = Image.effect_noise((PHONE[0] // 2, PHONE[1] // 2), 60).resize(PHONE).convert("RGB")
    return saved(Image.blend(scene.__wrapped__(number, PHONE), grain, 0.35), quality=88)


def _report(photos: "list[Photo]") -> "PhotoPaper":
    from dataclasses import replace

    from tests.factories.photo_papers import many, photo_paper

    from prongsai.reports.pictures import laid_out

    class Large:
        places, of = range(1), 1

    class Small:
        places, of = range(1, PHOTOS_A_ROW), 2

    measures = [
        replace(
            measure,
            photos=laid_out(photos[place * PHOTOS_A_ROW :][:PHOTOS_A_ROW], [Large(), Small()], room=90),
        )
        for place, measure in enumerate(many(ROWS))
    ]
    return photo_paper(*measures)


def _row(paper: "PhotoPaper") -> tuple[str, ...]:
    from datetime import date

    from tests.factories.photo_papers import photo_template

    from prongsai.reports.making import printed_from
    from prongsai.reports.packing import packed
    from prongsai.reports.pdf import write_pdf
    from prongsai.reports.word import Manner, write_word

    made: dict[str, bytes] = {}

    def word() -> None:
        made["docx"] = packed(write_word(paper, photo_template(), Manner(thai_digits=True)))

    def pdf() -> None:
        made["pdf"] = write_pdf(printed_from(made["docx"]), author=paper.agency, dated_on=date(2025, 4, 21))

    (of_word,), (of_pdf,) = timed(word, 1), timed(pdf, 1)
    sizes = [f"{len(made[wanted]) / 1_000_000:.1f} MB" for wanted in ("docx", "pdf")]
    return f"{of_word:.2f} s", f"{of_pdf:.2f} s", *sizes, f"{peak_megabytes():.0f} MB"
