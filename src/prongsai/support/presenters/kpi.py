"""Key figures: on a page, and as they leave the house."""

from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prongsai.rounds.models import Round
from prongsai.support.presenters.parts import FORMATS, KPI, ListPage, exports, per_cent, tabs
from prongsai.support.presenters.words import agency_of
from prongsai.support.queries.kpi import COUNT, LEVEL, PERCENT, SCORE, Kpi, key_figures
from prongsai.ui.parts import NOTHING, Cell, Table, numeric


def kpi_page(round_: Round, *, today: date) -> ListPage:
    """See queries.kpi for the number of queries."""
    found = key_figures(round_, today)
    heads = (
        (_("Key figure"), False),
        (_("Value"), True),
        (_("Unit of the figure"), False),
        (_("How it came about"), False),
    )
    rows = tuple(
        (Cell(one.label), numeric(shown(one)), Cell(unit_in_words(one.unit)), Cell(one.how)) for one in found
    )
    open_ = sum(1 for one in found if one.value is None and not one.text)
    sentence = _("%(known)s of %(all)s figures are known today.") % {
        "known": len(found) - open_,
        "all": len(found),
    }
    return ListPage(
        title=_("Key figures of the year"),
        agency=agency_of(round_),
        sentence=sentence,
        tabs=tabs(round_, KPI),
        tables=(Table(_("Key figures"), heads, rows),),
        more=exports(round_, "export_kpi", (*FORMATS, "json")),
        notes=(
            _("Nothing is kept here: each figure is worked out from the records when the page is opened."),
        ),
    )


def shown(one: Kpi) -> str:
    """As people read it: two decimals for scores and shares, whole numbers for counts, words for levels."""
    if one.value is None:
        return one.text or NOTHING
    return f"{one.value.numerator:,}" if one.unit == COUNT else per_cent(one.value)


def unit_in_words(unit: str) -> str:
    return {
        SCORE: _("points"),
        LEVEL: pgettext("of the assessment", "level"),
        PERCENT: _("per cent"),
        COUNT: pgettext("unit of a figure", "number"),
    }[unit]


def kpi_lines(round_: Round, today: date) -> list[tuple[str, ...]]:
    """For Excel: key, name, value, unit, how."""
    head = (
        _("Key of the figure"),
        _("Key figure"),
        _("Value"),
        _("Unit of the figure"),
        _("How it came about"),
    )
    found = key_figures(round_, today)
    return [head, *((one.key, one.label, _plain(one), one.unit, one.how) for one in found)]


def kpi_json(round_: Round, today: date) -> dict[str, object]:
    """exact: the fraction beside the rounded value, so that nothing is lost."""
    return {
        "agency": round_.agency.slug,
        "fiscal_year": round_.fiscal_year,
        "on": today.isoformat(),
        "figures": [
            {
                "key": one.key,
                "label": one.label,
                "value": _plain(one) or None,
                "exact": _exact(one.value),
                "unit": one.unit,
                "how": one.how,
            }
            for one in key_figures(round_, today)
        ],
    }


def _plain(one: Kpi) -> str:
    """Without separators, so that a program reads it."""
    return "" if shown(one) == NOTHING else shown(one).replace(",", "")


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
