"""Everything official of a round in one ZIP file: papers, the list of evidence, and the checksum of each entry."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.files.export.growing import GrowingArchive
from prongsai.files.models import Evidence, FileVersion
from prongsai.files.queries import DAY
from prongsai.reports import queries
from prongsai.reports.making import make_files
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.topics import Topic, topics_of
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.tables.writing import csv_of
from prongsai.ui.dates import moment_in_words

SPOOL = 1024 * 1024
EVIDENCE = ("evidence", "version", "unit", "caption", "taken_on", "place", "file", "bytes", "sha256")


def archive_of(round_: Round, member: Member, *, now: datetime) -> Iterator[bytes]:
    """The ZIP file in blocks: README.txt, approved/*, drafts/*, evidence.csv, SHA256SUMS.

    approved   byte for byte as they were frozen
    drafts     what the records would make now of papers that nobody has approved yet, marked on every page
    """
    with tempfile.SpooledTemporaryFile(SPOOL) as sums:
        archive = GrowingArchive(now, sums)
        yield from archive.add_text("README.txt", _foreword(round_, now))
        approved = _approved(round_)
        for paper in approved:
            yield from _frozen(archive, paper)
        done = {(paper.kind, paper.subject) for paper in approved}
        for topic in topics_of(round_, member):
            if (topic.kind.key, topic.subject.key) not in done:
                yield from _draft(archive, topic, timezone.localdate(now))
        listed = _evidence(round_, member)
        yield from archive.add("evidence.csv", [listed], len(listed), packed=True)
        yield from archive.close()


def _approved(round_: Round) -> list[Paper]:
    papers = Paper.objects.filter(round=round_, state=Paper.State.APPROVED).defer("content")
    found = list(papers.order_by("kind", "subject", "decided_at"))
    for paper in found:
        paper.round = round_
    return found


def _frozen(archive: GrowingArchive, paper: Paper) -> Iterator[bytes]:
    name = _name(f"{queries.topic_of(paper).file_name} เลขที่ {paper.number}")
    for file in PaperFile.objects.filter(paper=paper).order_by("format").iterator():
        content = bytes(file.content)
        yield from archive.add(f"approved/{name}.{file.format}", [content], len(content), packed=False)


def _draft(archive: GrowingArchive, topic: Topic, today: date) -> Iterator[bytes]:
    current = topic.current()
    if current is None:
        return
    template = queries.template_of(topic.round.agency, topic.kind)
    files = make_files(current, template, Manner(draft=topic.kind.is_decided), today=today)
    for ending, content in (("docx", files.docx), ("pdf", files.pdf)):
        path = f"drafts/{_name(topic.file_name)} {topic.slug}.{ending}"
        yield from archive.add(path, [content], len(content), packed=False)


def _evidence(round_: Round, member: Member) -> bytes:
    """The evidence of the fiscal year that the member may see, one version a line."""
    return csv_of([EVIDENCE, *map(_line, _versions(round_, member).iterator(500))])


def _line(version: FileVersion) -> tuple[str, ...]:
    evidence, file = version.evidence, version.file
    unit = evidence.unit.name_th if evidence.unit else ""
    taken_on = evidence.taken_on.isoformat() if evidence.taken_on else ""
    of_evidence = str(evidence.pk), str(version.number), unit, evidence.caption, taken_on, evidence.place
    return (*of_evidence, file.name, str(file.size), file.sha256)


def _versions(round_: Round, member: Member) -> QuerySet[FileVersion]:
    year = FiscalYear(round_.fiscal_year)
    shown = Evidence.objects.visible_to(member).filter(agency=round_.agency).in_library()
    of_the_year = shown.annotate(day=DAY).filter(day__range=(year.starts_on, year.ends_on))
    versions = FileVersion.objects.filter(evidence__in=of_the_year.values("pk"))
    return versions.select_related("evidence__unit", "file").order_by("evidence", "number")


def _foreword(round_: Round, now: datetime) -> str:
    return _(
        "Papers of %(agency)s, fiscal year %(year)s, as of %(moment)s.\n\n"
        "approved      approved papers, byte for byte as they were frozen\n"
        "drafts        papers that nobody has approved yet, marked as drafts on every page\n"
        "evidence.csv  the evidence of the year, with the SHA-256 of each original\n"
        "SHA256SUMS    the SHA-256 of every file in this archive\n"
    ) % {
        "agency": round_.agency.name_th,
        "year": round_.fiscal_year,
        "moment": moment_in_words(now, "th"),
    }


def _name(text: str) -> str:
    """A name that every system can unpack."""
    return "".join("-" if letter in '/\\:*?"<>|' else letter for letter in text)[:150].strip()
