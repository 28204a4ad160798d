"""What of the assessment belongs to an agency's record."""

from prongsai.assessment.models import (
    Answer,
    AnswerFile,
    Assessment,
    Judgement,
    Mark,
    Pack,
    PackFile,
    PackItem,
)
from prongsai.files.export import Table, of

OF_ITEM = {"fiscal_year": "item__pack__round__fiscal_year", "item_code": "item__code"}
TABLES = (
    Table(Pack, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(PackItem, of("pack__round__agency"), {"fiscal_year": "pack__round__fiscal_year"}),
    Table(PackFile, of("item__pack__round__agency"), OF_ITEM),
    Table(Assessment, of("pack__round__agency"), {"fiscal_year": "pack__round__fiscal_year"}),
    Table(Judgement, of("item__pack__round__agency"), OF_ITEM),
    Table(Mark, of("judgement__item__pack__round__agency"), {"item_code": "judgement__item__code"}),
    Table(Answer, of("item__pack__round__agency"), OF_ITEM),
    Table(AnswerFile, of("answer__item__pack__round__agency"), {"item_code": "answer__item__code"}),
)
