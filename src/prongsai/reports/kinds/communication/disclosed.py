"""The items of disclosure with their components, and for each who answers, how awareness is raised, how it is followed up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.agencies.models import Unit
from prongsai.measures.queries import whole_plan
from prongsai.reports.kinds.communication.assembling import by_code
from prongsai.reports.kinds.communication.content import Row
from prongsai.reports.kinds.communication.rows import NOTHING, entries_of
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind, Node
from prongsai.rules.thai_text import tidy

EVERY = {Unit.Kind.DIVISION: "ทุกฝ่าย", Unit.Kind.SCHOOL: "ทุกโรงเรียน"}


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One item as the communication plan prints it.

    part         the sub-indicator (or indicator) that it stands under
    components   what is to be disclosed, in the framework's words and order
    rows         one for each measure; one of dashes where the plan names none
    """

    part: str
    code: str
    title: str
    components: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_planned(self) -> bool:
        return any(row.measure != NOTHING for row in self.rows)


def disclosed_items(round_: Round) -> list[Disclosed]:
    """Every item that is disclosed by components, in printed order; round_ with its framework and agency. Six queries."""
    planned = whole_plan(round_)
    rows = by_code(round_, planned)
    return [
        Disclosed(
            part=f"{above.code} {tidy(above.text.th)}",
            code=item.code,
            title=tidy(item.text.th),
            components=tuple(tidy(one.text.th) for one in item.components),
            rows=tuple(entry.row for entry in entries_of(item, rows[item.code], round_.agency)),
        )
        for above, item in _items(planned.framework.of_kind(Kind.INDICATOR))
    ]


def of_unit(items: Sequence[Disclosed], unit: Unit) -> list[Disclosed]:
    """Those for which the unit answers, by name or with all of its kind."""
    names = {tidy(unit.name_th), EVERY.get(Unit.Kind(unit.kind), tidy(unit.name_th))}
    return [one for one in items if any(name in row.units for row in one.rows for name in names)]


def _items(indicators: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    for indicator in indicators:
        parts = [one for one in indicator.children if one.kind is Kind.SUB_INDICATOR] or [indicator]
        for part in parts:
            for item in part.items:
                if item.components:
                    yield part, item
