"""Making the files of a paper: content and template in, Word and PDF out."""

import io
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docx import Document

from prongsai.reports.content import PaperContent
from prongsai.reports.packing import packed
from prongsai.reports.pdf import write_pdf
from prongsai.reports.printed.reading import read_paper
from prongsai.reports.printed.shapes import PrintedPaper
from prongsai.reports.word import Manner, write_word


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """The two files of a paper, made from one document."""

    docx: bytes
    pdf: bytes


def make_files(paper: PaperContent, template: bytes, manner: Manner, *, today: date) -> PaperFiles:
    document = write_word(paper, template, manner)
    printed = read_paper(document)
    return PaperFiles(
        docx=packed(document),
        pdf=write_pdf(printed, author=paper.agency, dated_on=manner.dated_on or today),
    )


def make_word(paper: PaperContent, template: bytes, manner: Manner) -> bytes:
    return packed(write_word(paper, template, manner))


def make_pdf(paper: PaperContent, template: bytes, manner: Manner, *, today: date) -> bytes:
    printed = make_printed(paper, template, manner)
    return write_pdf(printed, author=paper.agency, dated_on=manner.dated_on or today)


@lru_cache(maxsize=4)
def make_printed(paper: PaperContent, template: bytes, manner: Manner) -> PrintedPaper:
    """What a preview shows; kept, because an officer looks at the same paper again and again."""
    return read_paper(write_word(paper, template, manner))


def printed_from(docx: bytes) -> PrintedPaper:
    """What a preview of a frozen file shows: the file itself."""
    return read_paper(Document(io.BytesIO(docx)))
