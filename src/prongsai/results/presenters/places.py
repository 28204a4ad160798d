"""Addresses of results, and what several of their pages show."""

from django.utils.translation import gettext as _

from prongsai.agencies.models import Unit
from prongsai.followup.presenters.parts import Item
from prongsai.measures.models import Measure
from prongsai.measures.served import nodes_served
from prongsai.results.halves import Reporting, halves
from prongsai.results.queries import Line
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs, Tab


def board_address(reporting: Reporting) -> str:
    return of_round("results:board", reporting.round, half=reporting.half.key)


def part_address(reporting: Reporting, unit: Unit | None) -> str:
    place = {"half": reporting.half.key}
    if unit is None:
        return of_round("results:office", reporting.round, **place)
    return of_round("results:part", reporting.round, **place, code=unit.code)


def line_address(reporting: Reporting, line: Line) -> str:
    place = {"half": reporting.half.key, "measure_id": line.measure.pk}
    if line.unit is None:
        return of_round("results:of_office", reporting.round, **place)
    return of_round("results:of_unit", reporting.round, **place, code=line.unit.code)


def half_tabs(reporting: Reporting) -> tuple[Tab, ...]:
    return tuple(
        Tab(
            in_words(half.text),
            of_round("results:board", reporting.round, half=half.key),
            half.key == reporting.half.key,
        )
        for half in halves().values()
    )


def crumbs(reporting: Reporting, *places: tuple[str, str]) -> Crumbs:
    words = {"year": reporting.round.fiscal_year, "half": in_words(reporting.half.text)}
    title = _("Results of FY %(year)s, %(half)s") % words
    return ((title, board_address(reporting)), *places)


def title_of(measure: Measure) -> str:
    """The first step of a measure."""
    return next((step.text for step in measure.steps.all()), "")


def items_served(measure: Measure) -> tuple[Item, ...]:
    return tuple(Item(node.code, Text(node.title_th, node.title_en)) for node in nodes_served(measure))
