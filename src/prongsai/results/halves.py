"""A half of a round with its days: the data of the house, and the due day that the framework's calendar gives."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.rounds.models import Obligation, Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Text
from prongsai.rules.reporting import Half

FILE = Path(__file__).parent / "data" / "halves.yaml"


@dataclass(frozen=True, slots=True)
class Reporting:
    """One reporting round of an agency's year.

    due_on        of the whole report; None where the framework's calendar does not know it
    unit_due_on   of the part of each unit
    """

    round: Round
    half: Half
    starts_on: date
    ends_on: date
    due_on: date | None
    unit_due_on: date | None


@cache
def _data() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return read


@cache
def halves() -> dict[str, Half]:
    """By key, in the order of the year."""
    rows = _data()["halves"]
    return {
        row["key"]: Half(row["key"], row["months"], row["calendar"], Text(row["th"], row["en"]))
        for row in rows
    }


def reporting_of(round_: Round, half: Half) -> Reporting:
    """One query: for the due day."""
    year = FiscalYear(round_.fiscal_year)
    duties = Obligation.objects.filter(round=round_, code=f"calendar:{half.calendar}")
    due_on = duties.values_list("due_on", flat=True).first()
    ahead = timedelta(days=_data()["unit_days_before"])
    return Reporting(
        round=round_,
        half=half,
        starts_on=half.starts_on(year),
        ends_on=half.ends_on(year),
        due_on=due_on,
        unit_due_on=due_on - ahead if due_on else None,
    )


def current_half(round_: Round, today: date) -> Half:
    """The one that is reported on today: the first that has not been over for long, else the last."""
    year = FiscalYear(round_.fiscal_year)
    known = list(halves().values())
    gathering = timedelta(days=_data()["shown_days_after"])
    return next((half for half in known if today <= half.ends_on(year) + gathering), known[-1])
