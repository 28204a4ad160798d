"""The workspace of a round: every item with its records, made from the framework."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Unit
from prongsai.audit import actions as audit
from prongsai.disclosure import permissions
from prongsai.disclosure.asked import Wanted, items_asked, sole_unit, units_by_code, wanted_of
from prongsai.disclosure.models import Item, Record
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework, Node

Key = tuple[int, int, int, int | None]


@transaction.atomic
def prepare_records(*, round_: Round, by: Member | None, now: datetime) -> int:
    """Make the items and records that the framework asks for and that are not there yet; how many records were made.

    A unit that came later gets its own. `by` None: the system itself, when a round is opened. PermissionDenied.
    """
    require(by is None or permissions.may_prepare(by, round_))
    framework = framework_from(round_.framework)
    units = list(Unit.objects.standing().filter(agency_id=round_.agency_id).order_by("position"))
    items = _items(round_, framework, units)
    known = _known(round_)
    by_code = units_by_code(units)
    fresh = [
        record
        for node in items_asked(framework)
        for one in wanted_of(node, framework, units)
        if _key(record := _record(items[node.code], one, by_code.get(one.unit))) not in known
    ]
    Record.objects.bulk_create(fresh, batch_size=500)
    if fresh:
        path = round_.agency.path
        audit.record(
            "disclosure.round.prepared", by=by, target=round_, at=now, agency_path=path, count=len(fresh)
        )
    return len(fresh)


def _items(round_: Round, framework: Framework, units: list[Unit]) -> dict[str, Item]:
    known = {item.code: item for item in Item.objects.filter(round=round_)}
    fresh = [
        _item(round_, node, place, units_by_code(units).get(sole_unit(node, framework, units)))
        for place, node in enumerate(items_asked(framework), 1)
        if node.code not in known
    ]
    return known | {item.code: item for item in Item.objects.bulk_create(fresh)}


def _item(round_: Round, node: Node, place: int, unit: Unit | None) -> Item:
    return Item(round=round_, code=node.code, position=place, unit=unit)


def _known(round_: Round) -> set[Key]:
    rows = Record.objects.filter(item__round=round_)
    return set(rows.values_list("item_id", "component", "period", "unit_id"))


def _key(record: Record) -> Key:
    return record.item_id, record.component, record.period, record.unit_id


def _record(item: Item, one: Wanted, unit: Unit | None) -> Record:
    return Record(
        item=item,
        component=one.component,
        period=one.period,
        periods=one.periods,
        unit=unit,
        rhythm=one.rhythm,
        starts_on=one.covers.first if one.covers else None,
        ends_on=one.covers.last if one.covers else None,
        opens_on=one.opens_on,
        due_on=one.due_on,
    )
