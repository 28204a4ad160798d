"""The rows that are given in a table: months of the year, permit processes of a division, or the labels of its kind."""

from collections.abc import Mapping, Sequence
from datetime import date

from prongsai.disclosure.kinds import MONTHS, PROCESSES, Kind
from prongsai.disclosure.models import Record
from prongsai.frameworks.queries import framework_from
from prongsai.rules.calendar import BUDDHIST_OFFSET, FiscalYear, Rhythm, periods_of
from prongsai.rules.framework import Framework
from prongsai.rules.thai_text import folded
from prongsai.rules.typed_tables import Field
from prongsai.ui.dates import month_in_words


def labels_of(kind: Kind, record: Record) -> tuple[str, ...]:
    """In Thai, as they are kept. Empty where rows are free."""
    framework = framework_from(record.item.round.framework)
    if kind.rows == MONTHS:
        return tuple(month_in_words(day, "th", long=True) for day in _months(framework.fiscal_year))
    if kind.rows == PROCESSES:
        return _processes(framework, record)
    return kind.labels


def fields_of(kind: Kind, record: Record) -> tuple[Field, ...]:
    """How each column of a table is read in this record."""
    choices = _choices(kind, record)
    return tuple(
        Field(
            one.key,
            one.kind,
            is_required=one.key in kind.required or (place == 0 and bool(choices)),
            choices=choices if place == 0 else {},
        )
        for place, one in enumerate(kind.columns)
    )


def _choices(kind: Kind, record: Record) -> Mapping[str, str]:
    """Every way to write a given label, folded."""
    labels = labels_of(kind, record)
    known = {folded(label): label for label in labels}
    if kind.rows == MONTHS:
        for label, day in zip(labels, _months(record.item.round.fiscal_year), strict=True):
            known |= {folded(words): label for words in _ways(day)}
    return known


def _ways(day: date) -> Sequence[str]:
    year = day.year + BUDDHIST_OFFSET
    words = [month_in_words(day, language, long=long) for language in ("th", "en") for long in (False, True)]
    return [*words, f"{day:%Y-%m}", f"{day.month}/{year}", f"{day.month:02d}/{year}"]


def _months(fiscal_year: int) -> list[date]:
    spans = periods_of(FiscalYear(fiscal_year), Rhythm.MONTHLY)
    return [span.first for span in spans if span.first is not None]


def _processes(framework: Framework, record: Record) -> tuple[str, ...]:
    wanted = framework.nodes[record.item.code].processes
    division = record.unit.code if record.unit else ""
    return tuple(
        one.text.th
        for one in framework.permit_processes
        if one.code in wanted and division in ("", one.division)
    )
