"""What one unit has to tell: what is late or due first, everything else below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.disclosure import permissions
from prongsai.disclosure.asked import component_title
from prongsai.disclosure.models import Item, Record
from prongsai.disclosure.presenters.board import unit_name
from prongsai.disclosure.presenters.places import (
    Status,
    address,
    crumbs,
    item_address,
    record_address,
    record_status,
)
from prongsai.disclosure.queries import Workspace, is_held
from prongsai.disclosure.standing import stand_of
from prongsai.disclosure.wording import period_in_words
from prongsai.frameworks.queries import framework_from
from prongsai.rules.disclosure_standing import Standing, Why
from prongsai.rules.framework import Framework, Node, Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class ToFill:
    """One record of a unit. action: what is done with it here."""

    title: Text
    period: str
    due_on: date
    status: Status
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class UnitItem:
    code: str
    title: Text
    href: str
    rows: tuple[ToFill, ...]
    more: tuple[ToFill, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """items: what is to be filled or mended; others: what is filled, in review, accepted or not due."""

    title: str
    crumbs: Crumbs
    above: str
    sentence: str
    items: tuple[UnitItem, ...]
    others: tuple[UnitItem, ...]
    months: tuple[tuple[str, str], ...]


ASKED = {Standing.LATE, Standing.DUE}
FILLED = {Why.FILLED, Why.CHANGED}
FIRST = 4
"""So many rows of an item are shown at once; the others open below them."""


def unit_page(found: Workspace, unit: Unit, *, viewer: Member, today: date) -> UnitPage:
    """What a unit has to fill, the late first; below it, everything else that it tells."""
    framework = framework_from(found.round.framework)
    name = unit_name(unit)
    told = [(item, found.records_of(item)) for item in found.items if found.records_of(item)]
    asked = [_unit_item(item, rows, framework, viewer, today, is_asked=True) for item, rows in told]
    quiet = [_unit_item(item, rows, framework, viewer, today, is_asked=False) for item, rows in told]
    number = sum(len(one.rows) + len(one.more) for one in asked)
    words = ngettext("%(count)s row is to be filled.", "%(count)s rows are to be filled.", number)
    return UnitPage(
        title=in_words(name),
        crumbs=crumbs(found.round, (in_words(name), "")),
        above=_("Disclosure of FY %(year)s") % {"year": found.round.fiscal_year},
        sentence=words % {"count": number} if number else _("Everything that is due is filled."),
        items=tuple(one for one in asked if one.rows),
        others=tuple(one for one in quiet if one.rows),
        months=tuple(
            (item.code, address("months", found.round, code=item.code))
            for item, rows in told
            if any(one.periods > 1 for one in rows)
        ),
    )


def _unit_item(
    item: Item,
    records: Sequence[Record],
    framework: Framework,
    viewer: Member,
    today: date,
    *,
    is_asked: bool,
) -> UnitItem:
    node = framework.nodes[item.code]
    chosen = [one for one in records if _is_asked(one, item, today) is is_asked]
    chosen.sort(key=lambda one: (one.due_on, one.component))
    rows = tuple(_to_fill(node, one, viewer, today) for one in chosen)
    return UnitItem(
        code=item.code,
        title=node.text,
        href=item_address(item),
        rows=rows[:FIRST],
        more=rows[FIRST:],
    )


def _is_asked(record: Record, item: Item, today: date) -> bool:
    """Is it late or due, and still to be filled or mended?"""
    stand = stand_of(record, item, today)
    return stand.standing in ASKED and stand.why not in FILLED


def _to_fill(node: Node, record: Record, viewer: Member, today: date) -> ToFill:
    may_fill = permissions.may_fill(viewer, record) and not is_held(record.item)
    action = (_("Mend") if record.is_filled else _("Fill in")) if may_fill else _("Open")
    return ToFill(
        title=component_title(node, record.component),
        period=period_in_words(record),
        due_on=record.due_on,
        status=record_status(record, today),
        href=record_address(record),
        action=action,
    )
