"""The board: every item in its indicator, who tells it, how it stands, and what each unit lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.disclosure import permissions
from prongsai.disclosure.asked import items_asked
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Item
from prongsai.disclosure.presenters.places import (
    Status,
    address,
    counted,
    item_address,
    status_of_standing,
    unit_address,
)
from prongsai.disclosure.queries import Workspace
from prongsai.disclosure.standing import Judged, judged, standing_of
from prongsai.disclosure.wording import STANDINGS, TONES
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.disclosure_standing import Standing
from prongsai.rules.framework import Framework, Kind, Node, Text
from prongsai.ui.parts import Tab

ALL = ""


@dataclass(frozen=True, slots=True)
class Count:
    """So many records in a state: "3 late"."""

    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """next_due: the earliest day on which something not yet accepted is due, of what is open now."""

    code: str
    title: Text
    who: tuple[Text, ...]
    more: int
    status: Status
    counts: tuple[Count, ...]
    next_due: date | None
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """A sub-indicator, or an indicator without any. above: its indicator where that begins here."""

    code: str
    title: Text
    above: Text | None
    above_code: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class UnitLink:
    name: Text
    href: str
    late: int
    due: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    title: str
    agency: Text
    sentence: str
    figures: tuple[tuple[str, int, str], ...]
    tabs: tuple[Tab, ...]
    groups: tuple[Group, ...]
    units: tuple[UnitLink, ...]
    due_days: int
    rule: Text
    is_prepared: bool
    may_prepare: bool
    prepare: str
    carry: str
    assignments: str


MOST_NAMED = 3


def board_page(found: Workspace, *, viewer: Member, today: date, chosen: str = ALL) -> BoardPage:
    """No query beside those of the workspace. chosen: a Standing, to show the items in that state alone."""
    round_ = found.round
    framework = framework_from(round_.framework)
    records = {item.code: judged(item, found.records_of(item), today) for item in found.items}
    standings = {code: standing_of(rows, today) for code, rows in records.items()}
    wanted = [one for one in found.items if chosen in {ALL, standings[one.code].value}]
    rows = {one.code: _row(one, records[one.code], framework, standings[one.code]) for one in wanted}
    tally = {standing: list(standings.values()).count(standing) for standing in Standing}
    return BoardPage(
        title=_("Disclosure of FY %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        sentence=_sentence(tally, len(found.items)),
        figures=tuple((str(STANDINGS[one]), tally[one], TONES[one]) for one in Standing),
        tabs=_tabs(round_, tally, len(found.items), chosen),
        groups=tuple(_groups(framework, rows)),
        units=tuple(_units(round_, records)),
        due_days=kinds().period_due_days,
        rule=kinds().source,
        is_prepared=bool(found.items),
        may_prepare=permissions.may_prepare(viewer, round_),
        prepare=address("prepare", round_),
        carry=address("carry", round_) if permissions.may_carry(viewer, round_) else "",
        assignments=of_round("reports:preview", round_, topic="assignments"),
    )


def _sentence(tally: dict[Standing, int], whole: int) -> str:
    if not whole:
        return ""
    late = tally[Standing.LATE]
    if late:
        words = ngettext(
            "%(count)s of %(whole)s items is late.", "%(count)s of %(whole)s items are late.", late
        )
        return words % {"count": late, "whole": whole}
    return _("None of the %(whole)s items is late.") % {"whole": whole}


def _tabs(round_: Round, tally: dict[Standing, int], whole: int, chosen: str) -> tuple[Tab, ...]:
    board = address("board", round_)
    every = Tab(_("All items"), board, chosen == ALL, whole)
    states = (
        Tab(str(STANDINGS[one]), f"{board}?state={one.value}", chosen == one.value, number)
        for one, number in tally.items()
        if number or chosen == one.value
    )
    return every, *states


def _groups(framework: Framework, rows: dict[str, ItemRow]) -> Iterable[Group]:
    groups: dict[str, list[Node]] = {}
    for item in items_asked(framework):
        if item.code in rows:
            groups.setdefault(framework.parents[item.code].code, []).append(item)
    before = ""
    for code, items in groups.items():
        above = framework.ancestor(code, Kind.INDICATOR)
        begins = above is not None and above.code != before
        before = above.code if above else before
        yield Group(
            code,
            framework.nodes[code].text,
            above.text if above and begins else None,
            above.code if above else "",
            tuple(rows[item.code] for item in items),
        )


def _row(item: Item, rows: Sequence[Judged], framework: Framework, standing: Standing) -> ItemRow:
    who = list({one.record.unit_id: unit_name(one.record.unit) for one in rows}.values())
    return ItemRow(
        code=item.code,
        title=framework.nodes[item.code].text,
        who=tuple(who[:MOST_NAMED]),
        more=max(0, len(who) - MOST_NAMED),
        status=status_of_standing(standing),
        counts=tuple(_counts(rows)),
        next_due=_next_due(rows),
        href=item_address(item),
    )


def unit_name(unit: Unit | None) -> Text:
    return Text(unit.name_th, unit.name_en) if unit else Text("ทั้งสำนักงาน", "Whole office")


def _counts(rows: Sequence[Judged]) -> Iterable[Count]:
    for standing, number in counted(rows).items():
        words = _("%(state)s %(count)s") % {"state": STANDINGS[standing], "count": number}
        yield Count(TONES[standing], words)


def _next_due(rows: Sequence[Judged]) -> date | None:
    waiting = {Standing.LATE, Standing.DUE}
    return min((one.record.due_on for one in rows if one.stand.standing in waiting), default=None)


def _units(round_: Round, records: Mapping[str, Sequence[Judged]]) -> Iterable[UnitLink]:
    tally: dict[int, tuple[Unit, list[Standing]]] = {}
    for one in chain.from_iterable(records.values()):
        if one.record.unit is not None:
            known = tally.setdefault(one.record.unit.pk, (one.record.unit, []))
            known[1].append(one.stand.standing)
    for unit, standings in sorted(tally.values(), key=lambda pair: pair[0].position):
        yield UnitLink(
            unit_name(unit),
            unit_address(round_, unit),
            standings.count(Standing.LATE),
            standings.count(Standing.DUE),
        )
