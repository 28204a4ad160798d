"""May this file become an office's template? All checks, in order; a template that passes has been filled in once."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from prongsai.reports.content import PaperContent
from prongsai.reports.word_templates.files import check_file
from prongsai.reports.word_templates.language import problems_in
from prongsai.reports.word_templates.problems import Problem, ProblemKind, TemplateRefused
from prongsai.reports.word_templates.trial import try_out

Element: TypeAlias = Any  # lxml elements of Word's XML
ROW_OR_PARAGRAPH_TAG = re.compile(r"\{[%{]-?\s?(p|tr|tc|r) .*?[%}]\}", re.DOTALL)
ANY_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
PREFIX = re.compile(r"(\{%)(?:p|tr|tc|r) ")
PRINTING_PART = re.compile(r"\{\{-?(p|tr|tc|r) .*?\}\}")
MOST_BRACES = 6_000
LONGEST = 10_000
OWN_LINE = re.compile(r"<w:p([ >])")
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


def check_template(content: bytes, shape: type[PaperContent], paper: PaperContent | None) -> None:
    """Raises TemplateRefused with everything found.

    shape   what the tags may name
    paper   the office's own content, if there is any, to try it with
    """
    check_file(content)
    document = Document(io.BytesIO(content))
    roots = [document.element.body, *_headers_and_footers(document)]
    problems = [problem for root in roots for problem in _problems_in_part(root, shape)]
    problems += [problem for notes in _notes(document) for problem in _problems_in_source(notes, shape)]
    problems += [
        problem
        for name in PROPERTIES
        for problem in problems_in(getattr(document.core_properties, name), shape)
    ]
    if not problems:
        problems = list(try_out(content, shape, paper))
    if problems:
        raise TemplateRefused(problems)


def _headers_and_footers(document: Any) -> Iterator[Element]:  # Any: python-docx's document
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part._element


def _notes(document: Any) -> Iterator[str]:  # Any: python-docx's document
    """Word keeps a part of notes where no note is named; docxtpl fills it in with the rest."""
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(".footnotes+xml"):
            yield part.blob.decode("utf-8", "replace")


def _problems_in_part(root: Element, shape: type) -> list[Problem]:
    """Torn or misplaced tags first: behind them nothing can be read rightly."""
    source = DocxTemplate(io.BytesIO()).xml_to_string(root)
    if _too_many(source) or any("{" in text and len(text) > LONGEST for text in _paragraphs(root)):
        return [Problem(ProblemKind.TOO_MANY_TAGS)]
    problems = [*_torn(root), *_not_alone(root)]
    if problems:
        return problems
    written = {PREFIX.sub(r"\1 ", tag): tag for tag in ANY_TAG.findall(_text(root))}
    found = _problems_in_source(source, shape)
    return [replace(problem, tag=written.get(problem.tag, problem.tag)) for problem in found]


def _problems_in_source(source: str, shape: type) -> list[Problem]:
    if _too_many(source):
        return [Problem(ProblemKind.TOO_MANY_TAGS)]
    patched = DocxTemplate(io.BytesIO()).patch_xml(source)
    return list(problems_in(OWN_LINE.sub(r"\n<w:p\1", patched), shape))


def _too_many(source: str) -> bool:
    """Searching for tags takes time; what no paper needs is not searched."""
    return source.count("{") > MOST_BRACES


def _paragraphs(root: Element) -> Iterator[str]:
    return map(_text, root.iter(qn("w:p")))


def _torn(root: Element) -> Iterator[Problem]:
    """A tag begins and ends in one paragraph."""
    for paragraph in root.iter(qn("w:p")):
        text = _text(paragraph)
        rest = ANY_TAG.sub("", text)
        if any(mark in rest for mark in ("{{", "}}", "{%", "%}")):
            yield Problem(ProblemKind.TORN_TAG, near=text[:60])


def _not_alone(root: Element) -> Iterator[Problem]:
    """{%p ... %} takes its whole paragraph away and {%tr ... %} its whole row: words beside them would vanish."""
    for paragraph in root.iter(qn("w:p")):
        text = _text(paragraph)
        if found := PRINTING_PART.search(text):
            yield Problem(ProblemKind.NOT_ALLOWED, tag=found.group(), near=text[:60])
        for found in ROW_OR_PARAGRAPH_TAG.finditer(text):
            kind = found.group(1)
            holder = paragraph if kind in {"p", "r"} else _holder(paragraph, kind)
            rest = _text(holder).replace(found.group(), "").strip() if holder is not None else "?"
            if kind != "r" and rest:
                yield Problem(ProblemKind.NOT_ALONE, tag=found.group(), near=rest[:60])


def _holder(paragraph: Element, kind: str) -> Element | None:
    return next(paragraph.iterancestors(qn(f"w:{kind}")), None)


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))
