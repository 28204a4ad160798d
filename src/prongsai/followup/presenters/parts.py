"""What several pages of measures at work share: addresses, tabs, crumbs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.followup.models import Assignment, Entry
from prongsai.followup.queries.items import Served
from prongsai.followup.wording import STATE_TONES, STATES
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs, Tab

LIST, YEAR, DISTRICT = "follow_up", "year", "district"


@dataclass(frozen=True, slots=True)
class Item:
    """An item that a measure serves."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Said:
    """State and progress of an entry as they are shown."""

    label: str
    tone: str
    progress: int


def tabs(round_: Round, current: str) -> tuple[Tab, ...]:
    """Entries and year, and the page of the whole district, which stands in a room above."""
    places = (
        (LIST, _("Entries"), address(LIST, round_)),
        (YEAR, _("Year"), address(YEAR, round_)),
        (DISTRICT, _("The whole district"), of_round("dashboards:district", round_)),
    )
    return tuple(Tab(label, href, view == current) for view, label, href in places)


def address(view: str, round_: Round, **more: object) -> str:
    return of_round(f"followup:{view}", round_, **more)


def assignment_address(assignment: Assignment, round_: Round, view: str = "assignment") -> str:
    return address(view, round_, assignment_id=assignment.pk)


def crumbs(round_: Round, *places: tuple[str, str]) -> Crumbs:
    return ((_("Follow-up of FY %(year)s") % {"year": round_.fiscal_year}, address(LIST, round_)), *places)


def item(one: Served) -> Item:
    return Item(one.node.code, Text(one.node.title_th, one.node.title_en))


def said(entry: Entry | None) -> Said | None:
    if entry is None:
        return None
    return Said(str(STATES[entry.state]), STATE_TONES[entry.state], entry.progress)


def narrowed(*choices: Sequence[Tab]) -> str:
    """What the list is narrowed to, in words; the first chip of each choice stands for all."""
    return " · ".join(chip.label for chips in choices for chip in chips[1:] if chip.current)
