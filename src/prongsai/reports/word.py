"""A paper as a Word document: the content put into the tags of a template, in a sandbox.

Officers write templates, so a template is foreign code: it runs in Jinja's sandbox, every value is escaped, and a tag
that does not exist is an error and never an empty place (template_checks.py says which, before it is accepted).
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prongsai.reports.content import AnalysisPaper
from prongsai.reports.headers import mark_as_draft
from prongsai.reports.numerals import write_in_thai_digits
from prongsai.ui.dates import day_in_words

HOUSE_TEMPLATE = Path(__file__).resolve().parent / "papers" / "analysis.docx"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paper is written out. number, dated_on: as approved; none yet on a draft. draft: marked ร่าง on each page."""

    number: str = ""
    dated_on: date | None = None
    thai_digits: bool = False
    draft: bool = False


class Sandbox:
    """What docxtpl asks of Jinja, in a sandbox. It keeps what it compiled: fifty papers read one template once."""

    def __init__(self) -> None:
        self._jinja = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        self.from_string: Callable[[str], Template] = lru_cache(maxsize=32)(self._jinja.from_string)


_sandbox = Sandbox()


def house_template() -> bytes:
    return HOUSE_TEMPLATE.read_bytes()


def write_word(paper: AnalysisPaper, template: bytes, manner: Manner) -> Document:
    """The filled document. Raises jinja2.TemplateError when the template asks for what is not there."""
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(tags_of(paper, manner), _sandbox)
    document: Document = filled.docx
    if manner.draft:
        mark_as_draft(document)
    if manner.thai_digits:
        write_in_thai_digits(document)
    return document


def tags_of(paper: AnalysisPaper, manner: Manner) -> Mapping[str, object]:
    """The content by the names that templates use."""
    content: dict[str, object] = {field.name: getattr(paper, field.name) for field in fields(paper)}
    dated = day_in_words(manner.dated_on, "th", long=True) if manner.dated_on else ""
    return content | {"number": manner.number, "dated": dated}
