"""Checks: a thousand pages looked through for personal data; five thousand links with every kind of fault."""

import os
import random
import resource
import tempfile
import time
from pathlib import Path

from bench.table import Table

PAGES, LINES = 1_000, 40
ADDRESSES, HOSTS, SIDE_BY_SIDE = 5_000, 250, 48
MEGABYTE = 1024 * 1024
PLANTED_EVERY = 50


def measure() -> Table:
    with tempfile.TemporaryDirectory() as state:
        os.environ |= {"PRONGSAI_STATE": state, "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev"}
        import django

        django.setup()
        rows = [*_scans(Path(state)), *_links(Path(state))]
    return Table(
        "Checks: files before they are shown, and links",
        f"One process and its reader; a PDF file of {PAGES:,} pages and a Word file as long, {LINES} lines a page, a citizen's number on every "
        f"{PLANTED_EVERY}th page. {ADDRESSES:,} addresses of {HOSTS} hosts on a local server, every kind of fault in turn, the guard lifted for this "
        "machine alone. Targets: under 30 s a file and all numbers found; under 3 minutes, every verdict as expected, memory flat.",
        ("measure", "figure"),
        tuple(rows),
    )


def _scans(folder: Path) -> list[tuple[str, str]]:
    from tests.factories.disguises import docx, pdf, words
    from tests.factories.private_words import citizen

    from prongsai.checks.reading import Row, Words, pieces_of
    from prongsai.files.kinds import DOCX, PDF
    from prongsai.rules.private_marks import Kind, marks

    chance, rows = random.Random(3), []
    numbers = [citizen(chance) for _ in range(PAGES // PLANTED_EVERY)]
    pages = [_page(chance, numbers, at) for at in range(PAGES)]
    files = (
        (
            PDF,
            pdf(
                *(
                    "".join(words(line, y=800 - 19 * at, size=9) for at, line in enumerate(page))
                    for page in pages
                )
            ),
        ),
        (DOCX, docx(*([line] for page in pages for line in page))),
    )
    for kind, content in files:
        path = folder / f"long{kind.ending}"
        path.write_bytes(content)
        start, found = time.perf_counter(), 0
        for piece in pieces_of(path, kind.media_type):
            if isinstance(piece, Words):
                found += sum(one.kind == Kind.CITIZEN_NUMBER for one in marks(piece.text))
            assert isinstance(piece, Words | Row) or piece.kind == "author"
        seconds = time.perf_counter() - start
        rows.append((f"{kind.word}, {PAGES:,} pages, seconds", f"{seconds:.1f}"))
        rows.append((f"{kind.word}: numbers found, of planted", f"{found} of {len(numbers)}"))
    return rows


def _page(chance: random.Random, numbers: list[str], at: int) -> list[str]:
    lines = [
        f"Line {number} of the annual report, {chance.randint(1_000, 9_999_999):,} baht in {chance.randint(1, 400)} cases"
        for number in range(LINES)
    ]
    if at % PLANTED_EVERY == 0:
        lines[LINES // 2] = f"Applicant {numbers[at // PLANTED_EVERY]} of the list"
    return lines


def _links(folder: Path) -> list[tuple[str, str]]:
    from dataclasses import replace

    from tests.factories.faulty_web import LIMITS, PLACES, serving

    from prongsai.checks.fetching import ask_many
    from prongsai.checks.fetching.asking import drop
    from prongsai.rules.links import verdict

    wrong: list[str] = []
    memory: list[int] = []
    with serving("") as web:
        places = [PLACES[number % len(PLACES)] for number in range(ADDRESSES)]
        wanted = [
            (number, web.url(place.path, host=f"127.0.1.{number % HOSTS + 1}"))
            for number, place in enumerate(places)
        ]
        start = time.perf_counter()
        limits = replace(LIMITS, connecting=3, seconds=3)
        for done, (key, fetched) in enumerate(
            ask_many(wanted, desk=folder, limits=limits, side_by_side=SIDE_BY_SIDE, rest=0.05)
        ):
            found, place = verdict(fetched.heard), places[key]
            drop(fetched)
            if (found.answer, found.why) != (place.answer, place.why):
                wrong.append(f"{place.path}: {found.why}")
            if done % 500 == 499:
                memory.append(_memory())
        seconds = time.perf_counter() - start
    return [
        (f"{ADDRESSES:,} links of {len(PLACES)} kinds, seconds", f"{seconds:.0f}"),
        ("verdicts other than expected", f"{len(wrong)} {' '.join(sorted(set(wrong))[:5])}".strip()),
        (
            "memory after the first 500 and at the end, MB",
            f"{memory[0] / MEGABYTE:.0f}, {memory[-1] / MEGABYTE:.0f}",
        ),
        ("largest memory, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"),
    ]


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
