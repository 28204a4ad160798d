"""Lines of a status file as statuses of applications; each bad line is told with its place and how to mend it."""

from collections.abc import Hashable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.licences.models import LicenceType, OutsideCase
from prongsai.licences.outside import BMA_OSS, STATES, OutsideStatus
from prongsai.licences.wording import STATES as IN_WORDS
from prongsai.people.lists.reading import BadLine, Reading, State, Understood, read_each
from prongsai.rules.thai_dates import NotADate, read_date
from prongsai.rules.thai_text import folded
from prongsai.tables.records import Record

LONGEST_NUMBER = 40


def read_cases(agency: Agency, records: Sequence[Record]) -> Reading[OutsideStatus]:
    """Two queries."""
    kinds = {
        folded(name): one.key
        for one in LicenceType.objects.filter(agency=agency)
        for name in (one.key, one.name_th, one.name_en)
        if name
    }
    cases = OutsideCase.objects.filter(agency=agency, source=BMA_OSS).select_related("licence_type")
    standing = {one.number: one for one in cases}

    def read(record: Record) -> Understood[OutsideStatus]:
        status = _status(record, kinds)
        known = standing.get(status.number)
        state = State.NEW
        if known is not None:
            state = State.KNOWN if status.says_the_same_as(known) else State.CHANGED
        shown = (
            status.number,
            status.key,
            str(IN_WORDS[status.state]),
            record["filed_on"],
            record["due_on"],
            record["decided_on"],
        )
        return Understood(record.line, state, status, shown)

    return read_each(records, read, _keys)


def _keys(status: OutsideStatus) -> Sequence[Hashable]:
    return [status.number]


def _status(record: Record, kinds: dict[str, str]) -> OutsideStatus:
    number = record["number"].strip()
    if not 0 < len(number) <= LONGEST_NUMBER:
        raise BadLine(_("The number is missing or too long; write it as the service prints it."))
    key = kinds.get(folded(record["kind"]))
    if key is None:
        raise BadLine(
            _("“%(name)s” is no kind of this office; compare it with the list of kinds.")
            % {"name": record["kind"][:60]}
        )
    state = STATES.get(record["status"].strip())
    if state is None:
        raise BadLine(
            _("“%(name)s” is no status of the service; write it as its file does.")
            % {"name": record["status"][:60]}
        )
    filed_on = _day(record, "filed_on")
    if filed_on is None:
        raise BadLine(_("The day of filing is missing."))
    decided_on = _day(record, "decided_on")
    if decided_on is not None and decided_on < filed_on:
        raise BadLine(_("The decision comes before the filing; look at both days."))
    return OutsideStatus(number, key, state, filed_on, _day(record, "due_on"), decided_on)


def _day(record: Record, name: str) -> date | None:
    text = record[name].strip()
    if not text:
        return None
    try:
        return read_date(text)
    except NotADate:
        raise BadLine(_("“%(text)s” is no day; write it like 12/3/2568.") % {"text": text[:30]}) from None
