"""What one side says of an item: the value that forms read and actions write."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from prongsai.assessment.models import Answer, Assessment, Judgement, PackItem
from prongsai.rounds.models import Round
from prongsai.rules.assessing import Verdict
from prongsai.rules.framework import Node
from prongsai.rules.thai_text import tidy, tidy_line

Side = Judgement.Side


@dataclass(frozen=True, slots=True)
class Said:
    """verdicts, reasons: by the component's place in the item, from 1."""

    verdicts: Mapping[int, Verdict]
    reasons: Mapping[int, str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is kept of one side. by: "" for the set-up of a demo."""

    said: Said
    row_version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemCase:
    """One item of a pack with everything that was said of it, by side."""

    item: PackItem
    node: Node
    opinions: Mapping[str, Opinion]
    answer: Answer | None

    @property
    def of_assessor(self) -> Opinion | None:
        """The assessor's opinion as it counts: after the answer, else the first."""
        return self.opinions.get(Side.FINAL) or self.opinions.get(Side.FIRST)

    @property
    def awaits_second_look(self) -> bool:
        """The office answered, and the assessor has not decided again."""
        return self.answer is not None and Side.FINAL not in self.opinions

    @property
    def is_there(self) -> bool:
        return self.item.source != PackItem.Source.NOTHING


@dataclass(frozen=True, slots=True)
class Case:
    """A whole assessment."""

    round: Round
    assessment: Assessment
    items: tuple[ItemCase, ...]

    def item(self, code: str) -> ItemCase | None:
        return next((one for one in self.items if one.item.code == code), None)

    def count(self, side: str) -> int:
        return sum(side in one.opinions for one in self.items)

    @property
    def answers(self) -> int:
        return sum(one.answer is not None for one in self.items)


def settled(said: Said) -> Said:
    """In its one kept form: tidied; no empty reasons."""
    reasons = {place: tidy_line(words) for place, words in said.reasons.items()}
    return Said(
        dict(said.verdicts), {place: words for place, words in reasons.items() if words}, tidy(said.note)
    )
