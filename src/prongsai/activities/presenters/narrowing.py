"""Which activities of a round somebody asks for: by unit, measure, item and month, and only those with something to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from prongsai.activities.queries import Shown
from prongsai.activities.wording import GAPS, title_of
from prongsai.agencies.models import Unit
from prongsai.followup.queries.items import Items
from prongsai.measures.models import Measure
from prongsai.rounds.wording import WHOLE_AGENCY
from prongsai.rules.framework import Text
from prongsai.ui.dates import month_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.parts import Tab

ALL, DOUBTS, GAPPED = "", "doubts", "gaps"
OFFICE = "-"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as it was written; "" for all. unit: a code, "-" for the office; month: 2025-02."""

    show: str = ""
    unit: str = ""
    measure: str = ""
    item: str = ""
    month: str = ""

    @classmethod
    def read(cls, given: dict[str, str]) -> "Asked":
        return cls(**{name: _sane(given.get(name, "")) for name in cls.__slots__})

    def query(self, **changes: str) -> str:
        chosen = {**asdict(self), **changes}
        return "?" + urlencode({name: value for name, value in chosen.items() if value})

    def takes(self, one: Shown, items: Items) -> bool:
        return self.takes_but_for_show(one, items) and (
            not self.show or any((flag.why in GAPS) == (self.show == GAPPED) for flag in one.flags)
        )

    def takes_but_for_show(self, one: Shown, items: Items) -> bool:
        return (
            (not self.unit or self.unit in _units(one))
            and (not self.measure or self.measure in {str(measure.pk) for measure in one.measures})
            and (not self.item or self.item in codes_of(one, items))
            and (not self.month or self.month in {_month(day) for day in _days(one)})
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """Links that narrow a list. Each first one stands for all; what no activity has is not offered."""

    units: tuple[Tab, ...]
    measures: tuple[Tab, ...]
    items: tuple[Tab, ...]
    months: tuple[Tab, ...]

    @property
    def all(self) -> tuple[tuple[Tab, ...], ...]:
        return (self.units, self.measures, self.items, self.months)


def choices_of(
    asked: Asked, shown: Sequence[Shown], units: Iterable[Unit], measures: Iterable[Measure], items: Items
) -> Choices:
    in_units = {code for one in shown for code in _units(one)}
    proved = {measure.pk for one in shown for measure in one.measures}
    codes = list(dict.fromkeys(code for one in shown for code in codes_of(one, items)))
    months = sorted({day.replace(day=1) for one in shown for day in _days(one)}, reverse=True)
    office = [(OFFICE, str(WHOLE_AGENCY))] if OFFICE in in_units else []
    return Choices(
        units=_chips(
            asked,
            "unit",
            _("All units"),
            [*office, *((one.code, _name(one)) for one in units if one.code in in_units)],
        ),
        measures=_chips(
            asked,
            "measure",
            _("All measures"),
            [(str(one.pk), f"{one.position}. {title_of(one)[:40]}") for one in measures if one.pk in proved],
        ),
        items=_chips(asked, "item", _("All items"), [(code, code) for code in sorted(codes, key=_in_order)]),
        months=_chips(
            asked, "month", _("All months"), [(_month(day), month_in_words(day, spoken())) for day in months]
        ),
    )


def codes_of(one: Shown, items: Items) -> list[str]:
    """The codes of the items that an activity proves, by its measures or by itself."""
    served = [finding.node.code for measure in one.measures for finding in items.serving(measure.pk)]
    found = {*served, *(node.code for node in one.activity.items.all())}
    return sorted(found, key=_in_order)


def _in_order(code: str) -> tuple[str, int, str]:
    digits = "".join(sign for sign in code if sign.isdigit())
    return code[:1], int(digits or 0), code


def _chips(asked: Asked, name: str, all_of_them: str, found: Iterable[tuple[str, str]]) -> tuple[Tab, ...]:
    chosen: str = getattr(asked, name)
    first = Tab(all_of_them, asked.query(**{name: ""}), not chosen)
    return (first, *(Tab(label, asked.query(**{name: key}), chosen == key) for key, label in found))


def _units(one: Shown) -> set[str]:
    """Whose activity it is, and who took part."""
    own = one.activity.unit.code if one.activity.unit else OFFICE
    return {own, *(unit.code for unit in one.activity.units.all())}


def _days(one: Shown) -> tuple[date, date]:
    return one.activity.starts_on, one.activity.ends_on


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _name(unit: Unit) -> str:
    return in_words(Text(unit.short_th, unit.name_en))


def _sane(text: str) -> str:
    """A value as an address brings it; "" for what cannot be one."""
    return text if len(text) <= LONGEST and text.isprintable() else ""
