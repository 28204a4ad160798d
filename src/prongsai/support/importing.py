"""Monthly counts from a list: each line a service, a month and two figures."""

from collections.abc import Hashable, Sequence

from django.utils.translation import gettext as _

from prongsai.people.lists.reading import BadLine, Reading, State, Understood, read_each
from prongsai.rounds.models import Round
from prongsai.rules.digits import arabic
from prongsai.rules.thai_text import folded
from prongsai.support.actions import Counted
from prongsai.support.forms.rows import MOST_COUNTED
from prongsai.support.models import Service
from prongsai.support.months import PERIODS, month_name, month_of
from prongsai.support.queries.counts import Year
from prongsai.tables.records import Record
from prongsai.ui.dates import month_in_words

Spec = tuple[int, Counted]


def read_counts(
    round_: Round, year: Year, own: Sequence[Service], records: Sequence[Record]
) -> Reading[Spec]:
    """own: the services that the person may count. A month that says the same already is known."""
    months = _months(round_)
    services = {folded(one.name): one for one in year.services}

    def read(record: Record) -> Understood[Spec]:
        service = _service(record, services, own)
        period = _period(record, months)
        if period not in year.over:
            raise BadLine(
                _("%(month)s is not over yet; take the line out.") % {"month": record["month"][:40]}
            )
        online, otherwise = _figure(record, "online"), _figure(record, "otherwise")
        standing = year.of(service, period)
        state = State.NEW
        if standing is not None:
            same = (standing.online, standing.otherwise) == (online, otherwise)
            state = State.KNOWN if same else State.CHANGED
        counted = Counted(service, online, otherwise, standing.row_version if standing else 0)
        shown = (service.name, month_name(round_.fiscal_year, period), str(online), str(otherwise))
        return Understood(record.line, state, (period, counted), shown)

    return read_each(records, read, _keys)


def _keys(spec: Spec) -> Sequence[Hashable]:
    period, counted = spec
    return [(period, counted.service.pk)]


def _service(record: Record, known: dict[str, Service], own: Sequence[Service]) -> Service:
    service = known.get(folded(record["service"]))
    if service is None:
        words = {"name": record["service"][:60]}
        raise BadLine(
            _("“%(name)s” is no service of this year; compare it with the list of services.") % words
        )
    if service not in own:
        raise BadLine(
            _("“%(name)s” is counted by another unit; take the line out.") % {"name": service.name[:60]}
        )
    return service


def _months(round_: Round) -> dict[str, int]:
    """Every way in which a month may be written, folded."""
    found = {}
    for period in PERIODS:
        day = month_of(round_.fiscal_year, period)
        for words in (
            *(
                month_in_words(day, language, long=long)
                for language in ("th", "en")
                for long in (False, True)
            ),
            f"{day:%Y-%m}",
            f"{day.month}/{day.year + 543}",
        ):
            found[folded(words)] = period
    return found


def _period(record: Record, months: dict[str, int]) -> int:
    period = months.get(folded(record["month"]))
    if period is None:
        raise BadLine(
            _("“%(text)s” is no month of this fiscal year; write it like ต.ค. 2567 or 10/2567.")
            % {"text": record["month"][:40]}
        )
    return period


def _figure(record: Record, key: str) -> int:
    text = arabic(record[key]).replace(",", "").strip()
    if not (text.isascii() and text.isdecimal()) or int(text[:12]) > MOST_COUNTED:
        raise BadLine(
            _("“%(text)s” is no whole number; write 0 where nobody came.") % {"text": record[key][:20]}
        )
    return int(text)
