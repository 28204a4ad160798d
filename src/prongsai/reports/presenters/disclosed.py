"""The items of disclosure as a page and as a table for Excel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prongsai.agencies.models import Unit
from prongsai.measures.queries import units_of
from prongsai.reports.kinds.communication.disclosed import Disclosed, disclosed_items, of_unit
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs


class UnitForm(forms.Form):
    """Whose items are shown."""

    unit = forms.ChoiceField(label=gettext_lazy("Responsible unit"), required=False)

    def __init__(self, units: Sequence[Unit], unit: str) -> None:
        super().__init__({"unit": unit})
        everybody = [("", _("All units"))]
        named = [(one.code, in_words(Text(one.name_th, one.name_en))) for one in units]
        self.fields["unit"].choices = [*everybody, *named]  # type: ignore[attr-defined]  # a choice field


@dataclass(frozen=True, slots=True)
class DisclosedPage:
    """parts: (sub-indicator, its items)."""

    title: str
    agency: Text
    crumbs: Crumbs
    sentence: str
    form: UnitForm
    parts: tuple[tuple[str, tuple[Disclosed, ...]], ...]
    export_href: str


def disclosed_page(round_: Round, *, unit: str) -> DisclosedPage:
    """Seven queries. unit: code of a unit of the agency; any other word shows all."""
    units = units_of(round_.agency)
    shown = _shown(round_, units, unit)
    title = _("Items of disclosure, FY %(year)s") % {"year": round_.fiscal_year}
    papers = _("Papers of FY %(year)s") % {"year": round_.fiscal_year}
    query = f"?unit={unit}" if any(one.code == unit for one in units) else ""
    return DisclosedPage(
        title=title,
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        crumbs=((papers, of_round("reports:papers", round_)), (title, "")),
        sentence=_sentence(shown),
        form=UnitForm(units, unit),
        parts=tuple((part, tuple(items)) for part, items in groupby(shown, key=lambda one: one.part)),
        export_href=of_round("reports:export_disclosed_items", round_) + query,
    )


def disclosed_table(round_: Round, *, unit: str) -> Iterator[tuple[str, ...]]:
    """The same, one line for each measure of an item."""
    yield (
        _("Code"),
        _("Item"),
        _("Components"),
        _("Measure"),
        _("How awareness is raised"),
        _("Follow-up"),
        _("Responsible units"),
    )
    for one in _shown(round_, units_of(round_.agency), unit):
        numbered = "\n".join(f"{place}. {text}" for place, text in enumerate(one.components, start=1))
        for row in one.rows:
            yield one.code, one.title, numbered, row.measure, row.awareness, row.follow_up, row.units


def _shown(round_: Round, units: Sequence[Unit], code: str) -> list[Disclosed]:
    items = disclosed_items(round_)
    chosen = next((one for one in units if one.code == code), None)
    return of_unit(items, chosen) if chosen else items


def _sentence(items: Sequence[Disclosed]) -> str:
    planned = sum(one.is_planned for one in items)
    words = ngettext(
        "%(count)s item, %(planned)s of them with a measure.",
        "%(count)s items, %(planned)s of them with a measure.",
        len(items),
    )
    return words % {"count": len(items), "planned": planned}
