"""From counted answers to an item's figure, and which groups are large enough for one to be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.survey import AnswerSheet, Question, Questionnaire


class EmptyBase(ValueError):
    """Nobody gave an answer that counts."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people chose what in one question.

    counts          for each option of the scale, never negative
    not_concerned   answers outside the mean
    """

    counts: tuple[int, ...]
    not_concerned: int = 0

    @property
    def base(self) -> int:
        """Answers that count."""
        return sum(self.counts)

    @property
    def sheets(self) -> int:
        """Everybody who was asked, concerned or not."""
        return self.base + self.not_concerned

    def __add__(self, other: "Tally") -> "Tally":
        counts = tuple(one + two for one, two in zip(self.counts, other.counts, strict=True))
        return Tally(counts, self.not_concerned + other.not_concerned)


def tally(asked: Questionnaire, sheets: Sequence[AnswerSheet]) -> dict[str, Tally]:
    """Question code -> what was chosen. The order of the sheets does not matter."""
    counted = {}
    for place, question in enumerate(asked.questions):
        chosen = [sheet.answers[place] for sheet in sheets]
        counts = tuple(chosen.count(option) for option in range(len(question.options)))
        counted[question.code] = Tally(counts, chosen.count(None))
    return counted


def item_mean(question: Question, counted: Tally) -> Fraction:
    """The exact mean of all points, 0 to 100; "not concerned" is outside.

    Raises EmptyBase.
    """
    if not counted.base:
        raise EmptyBase(question.code)
    total = sum(
        (points * count for points, count in zip(question.points, counted.counts, strict=True)), Fraction(0)
    )
    return total / counted.base


def is_tellable(counted: Tally, least: int) -> bool:
    """A figure of these answers tells what no single person said: enough of them count, and they are not all the same."""
    return counted.base >= least and not is_unanimous(counted)


def shown_groups(groups: Mapping[str, Tally], least: int) -> frozenset[str]:
    """The groups whose answers to one question may be shown beside those of all.

    Groups that are not tellable are hidden. What is hidden can be had by subtracting the shown from the whole, so the smallest
    of the shown are hidden too, until the hidden ones are at least two and tellable together.

    least   answers that a shown figure must rest on
    """
    shown = {group for group, counted in groups.items() if is_tellable(counted, least)}
    hidden = {group: counted for group, counted in groups.items() if group not in shown and counted.sheets}
    while hidden and shown and not (len(hidden) > 1 and is_tellable(whole_of(hidden.values()), least)):
        smallest = min(shown, key=lambda group: (groups[group].sheets, group))
        shown.remove(smallest)
        hidden[smallest] = groups[smallest]
    return frozenset(shown)


def whole_of(tallies: Iterable[Tally]) -> Tally:
    """All of them together; at least one."""
    first, *others = tallies
    return sum(others, first)


def is_unanimous(counted: Tally) -> bool:
    """All gave one answer, so the figure of a group would tell what each of them said."""
    return sum(1 for count in (*counted.counts, counted.not_concerned) if count) <= 1
