"""Analysis papers of fifty districts as Word and as PDF: time and peak memory."""

import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.table import Table, timed

if TYPE_CHECKING:
    from prongsai.reports.kinds.analysis.content import AnalysisPaper

HOW_MANY = (1, 10, 50)


@contextmanager
def filled_demo() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRONGSAI_STATE"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.config.settings.dev"
        import django

        django.setup()
        from django.core.management import call_command
        from django.utils import timezone

        from prongsai.config.demo.filling import fill

        call_command("migrate", verbosity=0)
        fill(now=timezone.now())
        yield


def measure() -> Table:
    with filled_demo():
        papers = _papers_of_fifty_districts()
        before = peak_megabytes()
        rows = [_row(papers[:number]) for number in HOW_MANY]
    return Table(
        "Analysis papers",
        "Bangkok Yai's published result and plan, once for each district, each paper made on its own as on approval: "
        "the Word file from the template, the PDF from the finished Word document. "
        f"Peak memory of the whole process; {before:.0f} MB of it stood before the first paper. "
        "Wished: 50 as PDF under 10 s, as Word under 15 s, under 400 MB.",
        ("papers", "Word", "PDF", "peak memory"),
        tuple(rows),
    )


def _papers_of_fifty_districts() -> "list[AnalysisPaper]":
    from prongsai.agencies.models import Agency
    from prongsai.reports.kinds.analysis.reading import current_analysis
    from prongsai.rounds.models import Round

    round_ = Round.objects.select_related("agency").get(agency__slug="bangkok-yai", fiscal_year=2568)
    current = current_analysis(round_)
    assert current is not None
    districts = Agency.objects.filter(kind=Agency.Kind.DISTRICT).values_list("name_th", flat=True)
    return [replace(current, agency=name) for name in districts]


def _row(papers: "list[AnalysisPaper]") -> tuple[str, ...]:
    from datetime import date

    from prongsai.reports.kinds import ANALYSIS
    from prongsai.reports.making import make_pdf, make_printed, make_word
    from prongsai.reports.word import Manner

    template, manner, day = ANALYSIS.house_template(), Manner(thai_digits=True), date(2025, 3, 12)
    (word,) = timed(lambda: [make_word(paper, template, manner) for paper in papers], 1)
    make_printed.cache_clear()
    (pdf,) = timed(lambda: [make_pdf(paper, template, manner, today=day) for paper in papers], 1)
    return str(len(papers)), f"{word:.2f} s", f"{pdf:.2f} s", f"{peak_megabytes():.0f} MB"


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024
