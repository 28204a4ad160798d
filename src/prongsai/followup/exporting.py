"""The list of entries as a table for Excel: everything that was written, and what is missing."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.followup.presenters.listing import Asked
from prongsai.followup.queries.items import Items, items_of
from prongsai.followup.queries.lists import Listed, chosen, listed, pairs_of
from prongsai.followup.reasons import reason_in_words
from prongsai.followup.wording import PAIRS, STATES, period_in_words, unit_in_words
from prongsai.rounds.models import Round
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken


def table_of(round_: Round, asked: Asked, *, viewer: Member, today: date) -> list[list[str]]:
    """The head and one line for each entry that is asked for. Six queries."""
    items = items_of(round_)
    wanted = asked.wanted(items)
    pairs = chosen(pairs_of(round_, viewer, wanted, today), wanted, today)
    return [_head(), *_lines(listed(pairs), items)]


def _head() -> list[str]:
    return [
        _("Measure"), _("Work"), _("Items"), _("Unit"), _("Period"), _("Entry"), _("How it stands"),
        _("Progress in per cent"), _("What was done"), _("What stands in the way"), _("Reason for “No change”"),
        _("First written on"), _("Due"), _("Planned first"),
    ]  # fmt: skip


def _lines(rows: list[Listed], items: Items) -> Iterator[list[str]]:
    for one in rows:
        entry, work = one.entry, one.assignment
        codes = ", ".join(finding.node.code for finding in items.serving(work.measure_id))
        period = period_in_words(work.cadence.look, one.period.starts_on, one.period.ends_on)
        yield [
            str(work.position), work.title, codes, unit_in_words(work.unit), period, str(PAIRS[one.pair.state]),
            str(STATES[entry.state]) if entry else "", str(entry.progress) if entry else "",
            entry.text if entry else "", entry.obstacles if entry else "",
            reason_in_words(entry.no_change_reason) if entry else "",
            _day(entry.written_on) if entry else "", _day(work.due_on), _day(work.planned_on),
        ]  # fmt: skip


def _day(day: date) -> str:
    return day_in_words(day, spoken())
