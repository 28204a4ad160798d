"""What several pages of an assessment share."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.assessment.content import Case, ItemCase, Opinion, Side
from prongsai.assessment.models import PackItem
from prongsai.assessment.queries.machine import Links, differs, machine_of, said_in
from prongsai.assessment.wording import MACHINE, MACHINE_TONES, SOURCE_TONES, SOURCES, TONES, VERDICTS
from prongsai.disclosure.asked import components_of
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.arithmetic import shown
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
    """One component as everybody sees it. cells: the office, the assessor, the assessor once more."""

    place: int
    title: str
    machine: str
    machine_tone: str
    cells: tuple[Cell, ...]
    differs: bool


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


def component_rows(one: ItemCase, links: Links, *, shows_assessor: bool) -> tuple[ComponentRow, ...]:
    """Needs the item's document. links: how they stand; shows_assessor: whether this person sees what the assessor thinks."""
    machines = machine_of(one, said_in(one), links)
    sides = [(Side.OWN, _("Office"))]
    if shows_assessor:
        sides.append((Side.FIRST, _("Assessor")))
        sides += [(Side.FINAL, _("After the answer"))] if Side.FINAL in one.opinions else []
    return tuple(
        ComponentRow(
            place=place,
            title=title,
            machine=str(MACHINE[machines[place]]),
            machine_tone=MACHINE_TONES[machines[place]],
            cells=tuple(_cell(label, one.opinions.get(side), place) for side, label in sides),
            differs=shows_assessor and differs(one, place, machines[place]),
        )
        for place, title in enumerate(component_titles(one), 1)
    )


def _cell(label: str, opinion: Opinion | None, place: int) -> Cell:
    verdict = opinion.said.verdicts.get(place) if opinion else None
    if opinion is None or verdict is None:
        return Cell(label, "", "idle", "")
    return Cell(label, str(VERDICTS[verdict]), TONES[verdict], opinion.said.reasons.get(place, ""))
