"""Answers that were collected elsewhere, line by line: a table from LimeSurvey, a form service or Excel."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.people.lists.reading import BadLine, Reading, State, Understood, read_each
from prongsai.rules.framework import Text
from prongsai.rules.survey import Question, Questionnaire
from prongsai.rules.thai_text import folded
from prongsai.surveys.models import Place
from prongsai.tables.records import Column, Record

PLACE, SERVICE = "place", "service"
NO_ANSWER = frozenset({"", "ไม่เกี่ยวข้อง", "ไม่เกี่ยวข้องกับข้าพเจ้า", "notconcerned", "none", "na", "ไม่ตอบ"})
_CODE = re.compile(r"[Aa]?0*(\d{1,2})")
"""The place on the scale from 1, bare or as LimeSurvey's code of an answer (A1, A02)."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """line: in the file. place: number, 0 where none is named; service: number, 0 for none."""

    line: int
    place: int
    service: int
    answers: tuple[int | None, ...]


def columns_of(asked: Questionnaire) -> tuple[Column, ...]:
    """A column for each question by its code; the division and the service may be named."""
    questions = (
        Column(one.code, (one.code, f"{one.code} {one.text.th}", f"{one.code} {one.text.en}"), required=True)
        for one in asked.questions
    )
    place = Column(PLACE, ("ฝ่าย", "หน่วยงาน", "division", "place"))
    service = (Column(SERVICE, ("บริการ", "service")),) if asked.services else ()
    return (*questions, place, *service)


def read_sheets(
    asked: Questionnaire, places: Sequence[Place], records: Sequence[Record]
) -> Reading[SheetRead]:
    """Every line as a sheet, or what is wrong with it. Two people may well answer alike, so equal lines are kept."""
    by_place = {0: ("",)} | {one.number: (one.code, one.name_th, one.name_en) for one in places}
    by_service = {0: ("",)} | {
        number: (one.code, *_both(one.text)) for number, one in enumerate(asked.services, start=1)
    }

    def read(record: Record) -> Understood[SheetRead]:
        answers = tuple(_answer(asked, question, record[question.code]) for question in asked.questions)
        if all(answer is None for answer in answers):
            raise BadLine(_("There is no answer in this line; please remove it."))
        sheet = SheetRead(
            record.line,
            _number(by_place, record[PLACE], _("division")),
            _number(by_service, record[SERVICE], _("service")),
            answers,
        )
        shown = tuple(record[column.key] for column in columns_of(asked))
        return Understood(record.line, State.NEW, sheet, shown)

    return read_each(records, read, lambda sheet: (sheet.line,))


def _answer(asked: Questionnaire, question: Question, cell: str) -> int | None:
    if folded(cell) in NO_ANSWER and asked.may_be_not_concerned:
        return None
    code = _CODE.fullmatch(cell)
    if code and 1 <= int(code[1]) <= len(question.options):
        return int(code[1]) - 1
    for place, option in enumerate(question.options):
        if folded(cell) and folded(cell) in map(folded, _both(option)):
            return place
    raise BadLine(
        _("%(code)s: “%(text)s” is no answer of its scale; write 1 to %(count)s, or the words of the answer.")
        % {"code": question.code, "text": cell[:40], "count": len(question.options)}
    )


def _number(names: Mapping[int, tuple[str, ...]], cell: str, what: str) -> int:
    """The number whose code or name stands in the cell."""
    for number, called in names.items():
        if folded(cell) in map(folded, called):
            return number
    raise BadLine(
        _("“%(text)s” is no %(what)s of this survey; write its code or name, or leave the cell empty.")
        % {"text": cell[:40], "what": what}
    )


def _both(text: Text) -> tuple[str, str]:
    return text.th, text.en
