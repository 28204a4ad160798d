"""Filling a record: words, tables, links and files together, or the word that there was none."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import note_hand
from prongsai.audit import actions as audit
from prongsai.disclosure import permissions
from prongsai.disclosure.content import Content, links_as_kept, settled, tables_as_kept
from prongsai.disclosure.models import Item, Record, RecordFile
from prongsai.disclosure.states import HELD, ITEM_FLOW
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round


class CannotFill(Exception):
    """The record is refused.

    code   held (handed in or approved), both (none, and yet something is said), foreign (a file of another agency)
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Stale(Exception):
    """Somebody wrote the record since the form was opened."""


@transaction.atomic
def fill_record(
    *,
    record: Record,
    content: Content,
    seen: int,
    by: Member | None,
    now: datetime,
    is_carried: bool = False,
    supplied: str = "",
) -> Record:
    """Write what a record says. `by` None means the set-up of a demo. An empty content empties it.

    seen        the row_version that the writer had before them
    is_carried  brought over, and not yet looked at
    supplied    mark of another room's rows that the writer has looked at; "" where they looked at none
    Raises      Stale, if it says something else meanwhile; CannotFill; PermissionDenied.
    """
    if by is not None:
        require(permissions.may_fill(by, record))
    item = _held_item(record)
    if item.state in HELD:
        raise CannotFill("held")
    content = settled(content)
    _check(content, item.round)
    standing = Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    standing.item = item
    is_news = supplied not in {"", standing.supplied}
    if not is_carried and not standing.is_carried and not is_news and _says(standing) == _wanted(content):
        return standing
    if standing.row_version != seen:
        raise Stale
    standing.supplied = supplied or standing.supplied
    _put(standing, content, by, now, is_carried=is_carried)
    agency = item.round.agency
    note_hand(flow=ITEM_FLOW.key, subject_id=item.pk, agency=agency, by=by, now=now)
    audit.record(
        "disclosure.record.filled" if standing.is_filled else "disclosure.record.emptied",
        by=by,
        target=standing,
        at=now,
        agency_path=agency.path,
        item=item.code,
        component=standing.component,
        period=standing.period,
        files=len(content.files),
    )
    return standing


def _held_item(record: Record) -> Item:
    items = Item.objects.select_for_update(of=("self",)).select_related("round__agency", "round__framework")
    return items.get(pk=record.item_id)


def _check(content: Content, round_: Round) -> None:
    if content.is_none and content.says_something:
        raise CannotFill("both")
    owners = FileVersion.objects.filter(pk__in=[version.pk for version in content.files])
    if owners.exclude(evidence__agency=round_.agency_id).exists():
        raise CannotFill("foreign")


def _put(record: Record, content: Content, by: Member | None, now: datetime, *, is_carried: bool) -> None:
    record.words_th, record.words_en = content.words.th, content.words.en
    record.tables, record.links = tables_as_kept(content.tables), links_as_kept(content.links)
    record.is_none, record.is_filled = content.is_none, content.is_none or content.says_something
    record.is_carried = is_carried
    record.row_version += 1
    record.changed_at, record.changed_by = now, by.user if by else None
    record.save()
    wanted = [version.pk for version in content.files]
    if wanted != _files_of(record):
        record.files.all().delete()
        RecordFile.objects.bulk_create(
            RecordFile(record=record, version_id=pk, position=place) for place, pk in enumerate(wanted, 1)
        )


def _files_of(record: Record) -> list[int]:
    return list(record.files.order_by("position").values_list("version_id", flat=True))


def _says(record: Record) -> tuple[object, ...]:
    words = record.words_th, record.words_en, record.is_none
    return *words, record.tables, record.links, _files_of(record)


def _wanted(content: Content) -> tuple[object, ...]:
    words = content.words.th, content.words.en, content.is_none
    files = [version.pk for version in content.files]
    return *words, tables_as_kept(content.tables), links_as_kept(content.links), files
