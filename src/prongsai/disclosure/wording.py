"""Items and records in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from prongsai.disclosure.asked import component_title
from prongsai.disclosure.kinds import Kind
from prongsai.disclosure.models import Record
from prongsai.rules.calendar import BUDDHIST_OFFSET, Rhythm
from prongsai.rules.disclosure_standing import Standing, Why
from prongsai.rules.framework import Node, Text
from prongsai.rules.typed_tables import Flaw, Wrong
from prongsai.ui.dates import day_in_words, month_in_words
from prongsai.ui.language import in_words, spoken

STANDINGS: Mapping[Standing, Promise] = {
    Standing.LATE: pgettext_lazy("disclosure", "Late"),
    Standing.DUE: pgettext_lazy("disclosure", "Due"),
    Standing.IN_REVIEW: gettext_lazy("In review"),
    Standing.ACCEPTED: pgettext_lazy("record", "Accepted"),
    Standing.NOT_DUE: gettext_lazy("Not due yet"),
}
TONES: Mapping[Standing, str] = {
    Standing.LATE: "late",
    Standing.DUE: "due",
    Standing.IN_REVIEW: "review",
    Standing.ACCEPTED: "accepted",
    Standing.NOT_DUE: "idle",
}
WHY: Mapping[Why, Promise] = {
    Why.EMPTY: pgettext_lazy("disclosure", "nothing filled in"),
    Why.FILLED: gettext_lazy("filled, not handed in"),
    Why.RETURNED: gettext_lazy("returned for correction"),
    Why.CARRIED: gettext_lazy("from last year, to be looked at"),
    Why.CHANGED: gettext_lazy("changed since it was approved"),
    Why.WAITING: gettext_lazy("with the officer or the director"),
    Why.CHECKED: gettext_lazy("checked, with the director"),
    Why.AHEAD: gettext_lazy("its time has not begun"),
    Why.APPROVED: gettext_lazy("approved as it stands"),
}
RHYTHMS: Mapping[str, Promise] = {
    Rhythm.ONCE: gettext_lazy("Once a year"),
    Rhythm.DAILY: gettext_lazy("Daily, looked at once a month"),
    Rhythm.WEEKLY: gettext_lazy("Weekly, looked at once a month"),
    Rhythm.HALF_MONTHLY: gettext_lazy("Twice a month, looked at once a month"),
    Rhythm.MONTHLY: gettext_lazy("Every month"),
    Rhythm.MONTHLY_OR_QUARTERLY: gettext_lazy("Every month or quarter"),
    Rhythm.QUARTERLY: gettext_lazy("Every quarter"),
    Rhythm.HALF_YEARLY: gettext_lazy("Every half year"),
    Rhythm.YEARLY: gettext_lazy("Every year"),
    Rhythm.ON_CHANGE: gettext_lazy("Whenever it changes"),
}
CANNOT_FILL: Mapping[str, Promise] = {
    "held": gettext_lazy(
        "This item is handed in or approved. Open it again, or ask for it to be returned, before you change it."
    ),
    "both": gettext_lazy(
        "You say that there was none in this period, and yet something is filled in. Please keep one of the two."
    ),
    "foreign": gettext_lazy("This file belongs to another agency."),
}
FLAWS: Mapping[Wrong, Promise] = {
    Wrong.NO_NUMBER: gettext_lazy("“%(text)s” is no number; write it like 1,234.50."),
    Wrong.NO_WHOLE_NUMBER: gettext_lazy("“%(text)s” is no whole number."),
    Wrong.NEGATIVE: gettext_lazy("“%(text)s” is below zero; an amount here is zero or more."),
    Wrong.TOO_LARGE: gettext_lazy("“%(text)s” is too large a number."),
    Wrong.TOO_LONG: gettext_lazy("This is too long; 1,000 characters are the most."),
    Wrong.THREE_DECIMALS: gettext_lazy("“%(text)s” has more than two decimals; baht have two."),
    Wrong.NO_DATE: gettext_lazy("“%(text)s” is no day; write it like 1 ต.ค. 2567 or 1/10/2567."),
    Wrong.NO_LINK: gettext_lazy("“%(text)s” is no address; it begins with https://."),
    Wrong.NOT_A_CHOICE: gettext_lazy(
        "“%(text)s” is none of the rows that this table has; the exported table shows how they are written."
    ),
    Wrong.MISSING: gettext_lazy("Please fill this in, or empty the whole row."),
    Wrong.TWICE: gettext_lazy("“%(text)s” stands in an earlier row already; keep one of the two."),
    Wrong.TOTAL_DIFFERS: gettext_lazy(
        "The total “%(text)s” does not add up: the rows make %(wanted)s. Please mend a row or the total."
    ),
}
QUARTERS = 4


def flaw_in_words(flaw: Flaw, kind: Kind) -> str:
    """The sentence with its place: table, row and column."""
    column = next(one for one in kind.columns if one.key == flaw.column)
    said = str(FLAWS[flaw.wrong]) % {"text": flaw.text, "wanted": flaw.wanted}
    names = {"table": in_words(kind.title), "column": in_words(column.title), "row": flaw.row, "said": said}
    if flaw.row == 0:
        return _("%(table)s, total of “%(column)s”: %(said)s") % names
    return _("%(table)s, row %(row)s, “%(column)s”: %(said)s") % names


def period_in_words(record: Record, language: str | None = None) -> str:
    """Mar 2568, Quarter 2 of 2568, or the days; "" where it stands for the year."""
    language = language or spoken()
    if record.starts_on is None or record.ends_on is None:
        return ""
    if record.periods == 12:
        return month_in_words(record.starts_on, language)
    if record.periods == QUARTERS:
        year = record.ends_on.year + BUDDHIST_OFFSET + (1 if record.ends_on.month >= 10 else 0)
        if language == "th":
            return f"ไตรมาส {record.period}/{year}"
        return f"Quarter {record.period}/{year}"
    return f"{day_in_words(record.starts_on, language)} – {day_in_words(record.ends_on, language)}"


def unit_in_words(record: Record) -> Text:
    if record.unit is None:
        return Text("ทั้งสำนักงาน", "Whole office")
    return Text(record.unit.name_th, record.unit.name_en)


def record_title_th(item: Node, record: Record) -> str:
    """As it is stored with a comment, whatever language its writer reads."""
    return _joined(
        component_title(item, record.component).th, unit_in_words(record).th, period_in_words(record, "th")
    )


def place_of_record(record: Record, language: str) -> str:
    """Unit and period."""
    return _joined(unit_in_words(record).in_language(language), period_in_words(record, language))


def none_in_words(record: Record) -> str:
    return _("None in this period") if record.ends_on else _("There is none")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
