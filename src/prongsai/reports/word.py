"""A paper as a Word document: the content put into the tags of a template, in a sandbox.

Officers write templates, so a template is foreign code: it runs in Jinja's sandbox, every value is escaped, and a tag
that does not exist is an error and never an empty place (template_checks.py says which, before it is accepted).
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prongsai.reports.content import PaperContent, fields_of
from prongsai.reports.headers import mark_as_draft
from prongsai.reports.merged import drop_lone_marks
from prongsai.reports.numerals import write_in_thai_digits
from prongsai.reports.pictures import opened, pictures_in
from prongsai.reports.prints import PrintAlbum
from prongsai.ui.dates import day_in_words

MOST_LETTERS = 30_000_000


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paper is written out. number, dated_on: as approved; none yet on a draft. draft: marked ร่าง on each page."""

    number: str = ""
    dated_on: date | None = None
    thai_digits: bool = False
    draft: bool = False


class WrittenTooLong(TemplateError):
    """A template and its content make more than any paper needs."""


class Bounded:
    """A compiled template that stops writing before it fills the memory."""

    def __init__(self, template: Template) -> None:
        self._template = template

    def render(self, context: Mapping[str, object]) -> str:
        pieces, size = [], 0
        for piece in self._template.generate(context):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_LETTERS:
                raise WrittenTooLong
        return "".join(pieces)


class Sandbox:
    """What docxtpl asks of Jinja, in a sandbox. It keeps what it compiled: fifty papers read one template once."""

    def __init__(self) -> None:
        jinja = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        self.from_string: Callable[[str], Bounded] = lru_cache(maxsize=32)(
            lambda source: Bounded(jinja.from_string(source))
        )


sandbox = Sandbox()


def write_word(paper: PaperContent, template: bytes, manner: Manner) -> Document:
    """The filled document. Raises jinja2.TemplateError when the template asks for what is not there."""
    filled = DocxTemplate(io.BytesIO(template))
    with opened(PrintAlbum(pictures_in(paper), filled)):
        filled.render(tags_of(paper, manner), sandbox)
    document: Document = filled.docx
    drop_lone_marks(document)
    if manner.draft:
        mark_as_draft(document)
    if manner.thai_digits:
        write_in_thai_digits(document)
    return document


def tags_of(paper: PaperContent, manner: Manner) -> Mapping[str, object]:
    """The content by the names that templates use."""
    thai, english = (
        day_in_words(manner.dated_on, language, long=True) if manner.dated_on else ""
        for language in ("th", "en")
    )
    return fields_of(paper) | {"number": manner.number, "dated": thai, "dated_en": english}
