"""What several pages of an assessment share."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.assessment.content import Case, ItemCase, Opinion, Side
from prongsai.assessment.models import PackItem
from prongsai.assessment.queries.machine import Checked, machine_of, said_in
from prongsai.assessment.wording import (
    DIFFERENCES,
    MACHINE,
    MACHINE_TONES,
    SOURCE_TONES,
    SOURCES,
    TONES,
    VERDICTS,
)
from prongsai.disclosure.asked import components_of
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.arithmetic import shown
from prongsai.rules.comparing import Difference, Machine, Remark, differences
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import NOTHING, Tab


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side found of a component. text: "" where it said nothing."""

    label: str
    text: str
    tone: str
    reason: str


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """One component as everybody sees it.

    machine      words and tone of what the checks say
    cells        the office, the assessor, the assessor once more
    differences  in what they differ; none for those who do not see the assessor yet
    """

    place: int
    title: str
    machine: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]

    @property
    def differs(self) -> bool:
        return bool(self.differences)

    @property
    def difference_words(self) -> tuple[str, ...]:
        return tuple(str(DIFFERENCES[one]) for one in self.differences)


def title_of(round_: Round) -> str:
    return _("Assessment of disclosure, FY %(year)s") % {"year": round_.fiscal_year}


def agency_of(round_: Round) -> Text:
    return Text(round_.agency.name_th, round_.agency.name_en)


def tabs(round_: Round, current: str) -> tuple[Tab, ...]:
    places = (("board", _("Items")), ("compare", _("Compare")))
    return tuple(
        Tab(label, of_round(f"assessment:{view}", round_), view == current) for view, label in places
    )


def item_address(case: Case, one: ItemCase) -> str:
    return of_round("assessment:item", case.round, code=one.item.code)


def component_titles(one: ItemCase) -> tuple[str, ...]:
    return tuple(in_words(component.text) for component in components_of(one.node))


def figure_words(case: Case, figure: Fraction | None) -> str:
    """Points as printed; an en dash where there are none."""
    return NOTHING if figure is None else shown(figure, framework_from(case.round.framework).rounding)


def source_words(item: PackItem) -> tuple[str, str]:
    """In words, and the tone."""
    return str(SOURCES[item.source]), SOURCE_TONES[item.source]


def component_rows(one: ItemCase, checked: Checked, *, shows_assessor: bool) -> tuple[ComponentRow, ...]:
    """Needs the item's document. shows_assessor: whether this person sees what the assessor thinks."""
    found = machine_of(one, said_in(one), checked)
    sides = [(Side.OWN, _("Office"))]
    if shows_assessor:
        sides.append((Side.FIRST, _("Assessor")))
        sides += [(Side.FINAL, _("After the answer"))] if Side.FINAL in one.opinions else []
    return tuple(
        ComponentRow(
            place=place,
            title=title,
            machine=tuple((remark_words(each), MACHINE_TONES[each.machine]) for each in found[place]),
            cells=tuple(_cell(label, one.opinions.get(side), place) for side, label in sides),
            differences=_differences(one, place, found[place]) if shows_assessor else (),
        )
        for place, title in enumerate(component_titles(one), 1)
    )


def remark_words(remark: Remark) -> str:
    if remark.machine is not Machine.MISSING:
        return str(MACHINE[remark.machine])
    return ngettext(
        "%(count)s of %(whole)s that was due by the cut-off is missing",
        "%(count)s of %(whole)s that were due by the cut-off are missing",
        remark.count,
    ) % {"count": remark.count, "whole": remark.whole}


def _differences(one: ItemCase, place: int, found: tuple[Remark, ...]) -> tuple[Difference, ...]:
    own, first, final = (
        kept.said.verdicts.get(place) if (kept := one.opinions.get(side)) else None
        for side in (Side.OWN, Side.FIRST, Side.FINAL)
    )
    return differences(own, first, final, found)


def _cell(label: str, opinion: Opinion | None, place: int) -> Cell:
    verdict = opinion.said.verdicts.get(place) if opinion else None
    if opinion is None or verdict is None:
        return Cell(label, "", "idle", "")
    return Cell(label, str(VERDICTS[verdict]), TONES[verdict], opinion.said.reasons.get(place, ""))
