"""The page on which measures are chosen to be copied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page
from django.utils.translation import gettext as _

from prongsai.analysis.models import Finding
from prongsai.measures import queries
from prongsai.measures.models import Measure
from prongsai.measures.presenters.cards import MeasureCard, card
from prongsai.measures.queries import Targets
from prongsai.measures.served import nodes_served
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class SourceMeasure:
    """A measure that may be copied: whose it is, what it says, and where it would go by itself."""

    card: MeasureCard
    agency: Text
    fiscal_year: int
    items: tuple[tuple[str, Text], ...]
    goes_to: tuple[str, ...]
    is_copied: bool


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Choosing measures to copy. `source` is own or published; `code` narrows to one item."""

    round: Round
    agency: Text
    source: str
    code: str
    onto: int | None
    form: forms.Form
    rows: tuple[SourceMeasure, ...]
    pages: "Page[Measure]"
    chosen: frozenset[int]

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [(_("Measures"), self._address("plan")), (_("Copy measures"), "")]

    @property
    def tabs(self) -> list[Tab]:
        """Both sources, with the item that the officer came for."""
        finding = f"&finding={self.onto}" if self.onto else ""
        address = self._address("copy_measures")
        return [
            Tab(words, f"{address}?source={source}{finding}", source == self.source)
            for source, words in (
                ("own", _("Own earlier years")),
                ("published", _("Published by other agencies")),
            )
        ]

    def _address(self, view: str) -> str:
        return of_round(f"measures:{view}", self.round)


def copy_page(
    round_: Round,
    findings: Sequence[Finding],
    *,
    source: str,
    code: str,
    onto: int | None,
    form: forms.Form,
    pages: "Page[Measure]",
    chosen: Iterable[int],
) -> CopyPage:
    """One page of measures that may be copied onto those items."""
    found = list(pages.object_list)
    matching = queries.matching_targets(found, round_, findings)
    return CopyPage(
        round=round_,
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        source=source,
        code=code,
        onto=onto,
        form=form,
        rows=tuple(_source_row(measure, matching[measure.pk]) for measure in found),
        pages=pages,
        chosen=frozenset(chosen),
    )


def _source_row(measure: Measure, targets: Targets) -> SourceMeasure:
    origin = measure.plan.round
    return SourceMeasure(
        card=card(measure),
        agency=Text(origin.agency.name_th, origin.agency.name_en),
        fiscal_year=origin.fiscal_year,
        items=tuple((node.code, Text(node.title_th, node.title_en)) for node in nodes_served(measure)),
        goes_to=targets.codes,
        is_copied=getattr(measure, "is_copied", False),
    )
