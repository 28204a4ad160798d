"""A six-month report of forty rows with one hundred and twenty photos, and those of fifty districts: time, size, peak memory."""

import os
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING

from bench.papers import filled_demo, peak_megabytes
from bench.table import Table, timed

if TYPE_CHECKING:
    from prongsai.reports.kinds.results.content import ResultsPaper
    from prongsai.reports.pictures import Photo

ROWS, PHOTOS_A_ROW = 40, 3
DISTRICTS, ROWS_OF_ONE, JOBS = 50, 10, 2
PHONE = (3000, 2250)
RESULT = "จัดประชุมชี้แจงขั้นตอน ระยะเวลา และค่าธรรมเนียมแก่ผู้รับบริการ ณ จุดบริการ One Stop Service มีผู้เข้าร่วม 85 คน"


def measure() -> Table:
    with filled_demo():
        photos = _photos(ROWS * PHOTOS_A_ROW)
        paper = _report(photos, ROWS, "สำนักงานเขตคลองเตย")
        before = peak_megabytes()
        rows = [("one, 40 rows, 120 photos", *_row(paper)) for _ in range(3)]
        rows.append(_of_all(photos))
    return Table(
        "Six-month reports with photos",
        "Made with the house template of the report on results from photos taken in as a phone sends them (3,000 x 2,250); the PDF from the finished Word document. "
        f"Peak memory of the process; {before:.0f} MB of it stood before the first paper. "
        f"Of all districts: {DISTRICTS} reports of {ROWS_OF_ONE} rows and {ROWS_OF_ONE * PHOTOS_A_ROW} photos each, Word and PDF, in {JOBS} processes that tell their progress; "
        "the memory is that of the larger process. "
        "Wished: Word under 5 s, PDF under 3 s, under 15 MB, under 400 MB; all districts under 180 s.",
        ("report", "Word", "PDF from it", "Word file", "PDF file", "peak memory"),
        tuple(rows),
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


def _report(photos: "list[Photo]", rows: int, agency: str) -> "ResultsPaper":
    """Each row an item with its measure, three steps, what came of it, and three photos."""
    from prongsai.reports.kinds.results.content import Block, Indicator, Instrument, Item, ResultsPaper, Row
    from prongsai.reports.kinds.results.content import Measure as Told
    from prongsai.reports.pictures import laid_out
    from prongsai.rules.photo_layout import Layout, photo_rows

    blocks = []
    for place in range(rows):
        shown = [photos[(place * PHOTOS_A_ROW + one) % len(photos)] for one in range(PHOTOS_A_ROW)]
        laid = laid_out(shown, photo_rows(PHOTOS_A_ROW, Layout.ONE), room=44, highest=42)
        steps = tuple(f"{number}. {RESULT}" for number in range(1, 4))
        item = Item(f"E{place % 6 + 1}", "เจ้าหน้าที่ให้บริการเป็นไปตามขั้นตอนและระยะเวลาที่กำหนด", "92.13", RESULT)
        blocks.append(Block(is_shared=False, rows=(Row((item,), (Told(steps, (RESULT, RESULT), laid),)),)))
    name = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"
    indicator = Indicator("6", "คุณภาพการดำเนินงาน", tuple(blocks))
    return ResultsPaper(
        agency=agency,
        year="2568",
        half="รอบ 6 เดือนแรก",
        span="ตุลาคม 2567 - มีนาคม 2568",
        instruments=(Instrument("EIT", name, (indicator,)),),
    )


def _row(paper: "ResultsPaper") -> tuple[str, ...]:
    made, of_word, of_pdf = _made(paper)
    sizes = [f"{len(one) / 1_000_000:.1f} MB" for one in made]
    return f"{of_word:.2f} s", f"{of_pdf:.2f} s", *sizes, f"{peak_megabytes():.0f} MB"


def _made(paper: "ResultsPaper") -> tuple[tuple[bytes, bytes], float, float]:
    """Both files, and the seconds that each took."""
    from datetime import date

    from prongsai.reports.kinds import RESULTS
    from prongsai.reports.making import make_word, printed_from
    from prongsai.reports.pdf import write_pdf
    from prongsai.reports.word import Manner

    made: dict[str, bytes] = {}

    def word() -> None:
        made["docx"] = make_word(paper, RESULTS.house_template(), Manner(thai_digits=True))

    def pdf() -> None:
        made["pdf"] = write_pdf(printed_from(made["docx"]), author=paper.agency, dated_on=date(2025, 4, 21))

    (of_word,), (of_pdf,) = timed(word, 1), timed(pdf, 1)
    return (made["docx"], made["pdf"]), of_word, of_pdf


def _of_all(photos: "list[Photo]") -> tuple[str, ...]:
    """Word and PDF show the sums over the processes' own clocks; the wall clock stands in the name of the row."""
    from prongsai.agencies.models import Agency

    names = Agency.objects.filter(kind=Agency.Kind.DISTRICT).values_list("name_th", flat=True)[:DISTRICTS]
    papers = [_report(photos[place:] + photos[:place], ROWS_OF_ONE, name) for place, name in enumerate(names)]
    start, found = perf_counter(), []
    with ProcessPoolExecutor(JOBS, mp_context=get_context("spawn"), initializer=_begin) as processes:
        for place, one in enumerate(processes.map(_one, papers), start=1):
            found.append(one)
            print(f"\r{place}/{len(papers)}", end="", file=sys.stderr, flush=True)
    seconds = perf_counter() - start
    words, pdfs, docx, pdf, memory = zip(*found, strict=True)
    return (
        f"{len(papers)} districts, {seconds:.0f} s by the clock",
        f"{sum(words):.1f} s",
        f"{sum(pdfs):.1f} s",
        f"{max(docx) / 1_000_000:.1f} MB",
        f"{max(pdf) / 1_000_000:.1f} MB",
        f"{max(memory):.0f} MB",
    )


def _begin() -> None:
    """A process knows nothing of Django until it is told."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.config.settings.dev")
    django.setup()


def _one(paper: "ResultsPaper") -> tuple[float, float, int, int, float]:
    (docx, pdf), of_word, of_pdf = _made(paper)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return of_word, of_pdf, len(docx), len(pdf), peak
