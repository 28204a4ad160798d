"""The books and counts of a year as tables for Excel."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from prongsai.agencies.models import Unit
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.support.forms.rows import RowForm
from prongsai.support.models import Attendance, Row, Training
from prongsai.support.months import PERIODS, month_name
from prongsai.support.queries.counts import Year
from prongsai.support.queries.rows import attendance_of, rows_of
from prongsai.tables.records import Column

Lines = list[tuple[str, ...]]
COUNT_COLUMNS = (
    Column("service", ("บริการ", "service", "Service"), required=True),
    Column("month", ("เดือน", "month", "Month"), required=True),
    Column("online", ("ผ่านระบบออนไลน์", "online", "Online"), required=True),
    Column("otherwise", ("ช่องทางอื่น", "otherwise", "Otherwise"), required=True),
)


def rows_table(round_: Round, model: type[Row], form: type[RowForm]) -> tuple[str, Lines]:
    """Title and lines of a book, by the labels of its form. Two queries."""
    rows = rows_of(round_, model)
    reader = form(units=_units_of(rows))
    names = [name for name in form.base_fields if name not in {"seen", "units"}]
    lines = [tuple(_word(reader, row, name) for name in names) for row in rows]
    heads = tuple(str(reader.fields[name].label) for name in names)
    if model is Training:
        attendance = attendance_of(rows)  # type: ignore[arg-type]  # rows of that model
        came = (_attended(attendance.get(row.pk, ())) for row in rows)
        return _("Trainings"), [
            (*heads, _("Who came")),
            *((*line, one) for line, one in zip(lines, came, strict=True)),
        ]
    return str(model._meta.verbose_name), [heads, *lines]


def counts_table(round_: Round, year: Year) -> Lines:
    """One line for each service and month that is counted, as the import reads them."""
    heads = tuple(column.heads[0] for column in COUNT_COLUMNS)
    lines = [
        (one.name, month_name(round_.fiscal_year, period), str(count.online), str(count.otherwise))
        for one in year.services
        for period in PERIODS
        if (count := year.of(one, period)) is not None
    ]
    return [heads, *lines]


def _units_of(rows: Sequence[Row]) -> list[Unit]:
    return list({unit.pk: unit for row in rows if (unit := getattr(row, "unit", None))}.values())


def _word(reader: RowForm, row: Row, name: str) -> str:
    return reader.words_of(reader.sent_of({name: getattr(row, name)})).get(name, "")


def _attended(invited: Sequence[Attendance]) -> str:
    return "; ".join(
        f"{unit_in_words(one.unit)}: {'–' if one.people is None else one.people}" for one in invited
    )
