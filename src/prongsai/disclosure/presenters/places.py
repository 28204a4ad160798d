"""Addresses, crumbs and small parts that several pages share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.agencies.models import Unit
from prongsai.disclosure.models import Item, Record
from prongsai.disclosure.standing import Judged, stand_of
from prongsai.disclosure.wording import STANDINGS, TONES, WHY
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.disclosure_standing import Stand, Standing
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Status:
    """A state as it is shown. why: what lies behind it, in words."""

    tone: str
    label: str
    why: str = ""


def address(view: str, round_: Round, **more: object) -> str:
    return of_round(f"disclosure:{view}", round_, **more)


def item_address(item: Item) -> str:
    return address("item", item.round, code=item.code)


def record_address(record: Record) -> str:
    return address("record", record.item.round, record_id=record.pk)


def unit_address(round_: Round, unit: Unit) -> str:
    return address("unit", round_, code=unit.code)


def crumbs(round_: Round, *places: tuple[str, str]) -> Crumbs:
    title = _("Disclosure of FY %(year)s") % {"year": round_.fiscal_year}
    return ((title, address("board", round_)), *places)


def status_of(stand: Stand) -> Status:
    return Status(TONES[stand.standing], str(STANDINGS[stand.standing]), str(WHY[stand.why]))


def status_of_standing(standing: Standing) -> Status:
    return Status(TONES[standing], str(STANDINGS[standing]))


def record_status(record: Record, today: date) -> Status:
    return status_of(stand_of(record, record.item, today))


def counted(rows: Iterable[Judged]) -> dict[Standing, int]:
    """How many records stand how, in the order of the states; those that occur."""
    found = dict.fromkeys(Standing, 0)
    for one in rows:
        found[one.stand.standing] += 1
    return {standing: number for standing, number in found.items() if number}
