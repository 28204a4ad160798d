"""The trail as a table for people: one line an entry, in words. The chain itself is taken out on the command line."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.audit.presenters import Change, Line, actor_of, lines_of
from prongsai.tables.writing import csv_of, workbook_of

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_of(member: Member, entries: Sequence[Entry], format_: str) -> bytes:
    """format_: a key of FORMATS."""
    rows = [_head(), *_rows(member, entries)]
    return csv_of(rows) if format_ == "csv" else workbook_of({_("Trail"): rows})


def _head() -> list[str]:
    return [
        _("Day"),
        pgettext("of day", "Time"),
        _("Who"),
        _("Role"),
        _("What was done"),
        _("What changed"),
        _("Number in the chain"),
        _("Checksum"),
    ]


def _rows(member: Member, entries: Sequence[Entry]) -> Iterator[list[str]]:
    for entry, line in zip(entries, lines_of(member, entries), strict=True):
        yield _row(entry, line)


def _row(entry: Entry, line: Line) -> list[str]:
    local = timezone.localtime(entry.at)
    return [
        local.date().isoformat(),
        f"{local:%H:%M:%S}",
        actor_of(entry),
        line.role,
        line.sentence,
        "\n".join(_change(change) for change in line.changes),
        "" if entry.seq is None else str(entry.seq),
        entry.digest,
    ]


def _change(change: Change) -> str:
    if change.is_untold:
        return change.field
    return f"{change.field}: {', '.join(change.before) or '–'} → {', '.join(change.after) or '–'}"
