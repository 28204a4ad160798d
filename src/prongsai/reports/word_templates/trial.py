"""Filling a template once before it is accepted, as Word file and as PDF: with the office's content, and made-up ones."""

import io
from collections.abc import Iterator
from datetime import date

import typst
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from prongsai.reports.content import PaperContent
from prongsai.reports.pdf import write_pdf
from prongsai.reports.pictures import opened, pictures_in
from prongsai.reports.printed.reading import read_paper
from prongsai.reports.prints import PrintAlbum
from prongsai.reports.word import Manner, sandbox, tags_of, write_word
from prongsai.reports.word_templates.problems import DAMAGE, Problem, ProblemKind
from prongsai.reports.word_templates.tags import specimen

SOME_DAY = date(2025, 1, 1)


def try_out(content: bytes, shape: type[PaperContent], paper: PaperContent | None) -> Iterator[Problem]:
    """One problem when tags tear the document apart for some content: nothing, two of everything, or the office's own."""
    for one in (specimen(shape, 0), specimen(shape, 2), paper):
        if one is not None and not _is_sound(content, one):
            yield Problem(ProblemKind.BROKEN_BY_TAGS)
            return


def _is_sound(content: bytes, paper: PaperContent) -> bool:
    try:
        manner = Manner(number="1/2568", dated_on=SOME_DAY)
        _check_structure(content, paper, manner)
        written = write_word(paper, content, manner)
        write_pdf(read_paper(written), author="-", dated_on=SOME_DAY)
    except (*DAMAGE, TemplateError, typst.TypstError):
        return False
    return True


def _check_structure(content: bytes, paper: PaperContent, manner: Manner) -> None:
    """docxtpl mends broken XML silently, and loses what it cannot place: so it is read strictly here."""
    template = DocxTemplate(io.BytesIO(content))
    template.render_init()
    with opened(PrintAlbum(pictures_in(paper), template)):
        parse_xml(template.build_xml(tags_of(paper, manner), sandbox))
