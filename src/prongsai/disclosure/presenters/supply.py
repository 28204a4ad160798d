"""What another room has for a record: a draft of its table, or newer rows than those that stand in it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.disclosure.models import Record
from prongsai.disclosure.presenters.places import record_address
from prongsai.disclosure.presenters.said import ShownPart, shown_table
from prongsai.disclosure.suppliers import Supplied

TAKE = "take"
"""In the address of a record: its form shows the rows of the other room instead of its own."""


@dataclass(frozen=True, slots=True)
class SupplyPart:
    """name: where the rows stand, in words. is_draft: the form shows them; else they are newer than what stands here.

    said   the rows as they stand there now
    take   where the form shows them
    """

    name: str
    mark: str
    is_draft: bool
    said: ShownPart
    take: str


def supply_part(record: Record, supply: Supplied | None, *, is_draft: bool) -> SupplyPart | None:
    """None where there is nothing to say: another room has no rows, or those that somebody looked at here already."""
    if supply is None or not (is_draft or supply.is_newer_than(record)):
        return None
    table = shown_table(supply.kind.table(supply.rows))
    said = ShownPart(words="", other="", tables=(table,), links=(), files=(), is_none=False)
    return SupplyPart(str(supply.name), supply.mark, is_draft, said, f"{record_address(record)}?{TAKE}=1")


def supply_words(record: Record, supply: Supplied | None) -> str:
    """In one sentence, as a list of records shows it; "" where there is nothing to say."""
    if supply is None:
        return ""
    if not record.is_filled:
        return _("A draft stands ready: %(name)s") % {"name": supply.name}
    if supply.is_newer_than(record):
        return _("Newer figures stand in the follow-up: %(name)s") % {"name": supply.name}
    return ""
