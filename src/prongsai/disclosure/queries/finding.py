"""Finding items and records within scope."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.disclosure.models import Item, Record, Version
from prongsai.disclosure.states import HELD
from prongsai.rounds.models import Round

WITH_ROUND = ("round__agency", "round__framework", "unit")
NOT_ON_THE_BOARD = ("words_th", "words_en", "tables", "links")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A round's items with the records that a member may see, without what they say."""

    round: Round
    items: tuple[Item, ...]
    records: Mapping[int, tuple[Record, ...]]

    def records_of(self, item: Item) -> tuple[Record, ...]:
        return self.records.get(item.pk, ())


def workspace_of(round_: Round, member: Member, *, unit: Unit | None = None, code: str = "") -> Workspace:
    """Two queries. unit: only what that unit tells; code: only that item."""
    items = Item.objects.visible_to(member).filter(round=round_).select_related("unit").order_by("position")
    records = Record.objects.visible_to(member).filter(item__round=round_).select_related("unit")
    if unit is not None:
        records = records.filter(unit=unit)
    if code:
        items, records = items.filter(code=code), records.filter(item__code=code)
    known = {item.pk: item for item in items}
    found: dict[int, list[Record]] = {pk: [] for pk in known}
    ordered = records.order_by(
        "item__position", "component", F("unit__position").asc(nulls_first=True), "period"
    )
    for record in ordered.defer(*NOT_ON_THE_BOARD):
        if record.item_id in known:
            record.item = known[record.item_id]
            found[record.item_id].append(record)
    for item in known.values():
        item.round = round_
    return Workspace(round_, tuple(known.values()), {pk: tuple(rows) for pk, rows in found.items()})


def item_or_404(member: Member, round_: Round, code: str) -> Item:
    """One query."""
    item = Item.objects.visible_to(member).filter(round=round_, code=code).select_related("unit").first()
    if item is None:
        raise Http404
    item.round = round_
    return item


def record_or_404(member: Member, round_: Round, record_id: int) -> Record:
    """One query."""
    records = Record.objects.visible_to(member).select_related("item", "unit", "changed_by")
    record = records.filter(item__round=round_, pk=record_id).first()
    if record is None:
        raise Http404
    record.item.round = round_
    return record


def version_or_404(item: Item, number: int) -> Version:
    version = Version.objects.filter(item=item, number=number).select_related("approved_by").first()
    if version is None:
        raise Http404
    version.item = item
    return version


def unit_or_404(member: Member, round_: Round, code: str) -> Unit:
    """A unit whose part the member may see."""
    unit = Unit.objects.filter(agency_id=round_.agency_id, code=code).first()
    if unit is None or not (member.answers_for(unit.pk)):
        raise Http404
    return unit


def is_held(item: Item) -> bool:
    return item.state in HELD
