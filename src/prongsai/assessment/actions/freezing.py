"""Freezing what an office has disclosed, as it was at the cut-off."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.assessment import permissions
from prongsai.assessment.models import Assessment, Pack, PackFile, PackItem
from prongsai.assessment.queries.sources import Found, found_at
from prongsai.audit import actions as audit
from prongsai.rounds.models import Round
from prongsai.rules.assessing import PointRule
from prongsai.rules.calendar import FiscalYear


class CannotFreeze(Exception):
    """code   frozen, not_yet (the cut-off lies ahead), before_year, no_items"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def freeze_pack(
    *, round_: Round, cut_off_on: date, rule: PointRule, by: Member | None, now: datetime
) -> Assessment:
    """Keep every item as it was when that day ended, and begin the assessment. `by` None: the set-up of a demo.

    Raises CannotFreeze; PermissionDenied.
    """
    if by is not None:
        require(permissions.may_freeze(by, round_))
    if cut_off_on > timezone.localdate(now):
        raise CannotFreeze("not_yet")
    if cut_off_on < FiscalYear(round_.fiscal_year).starts_on:
        raise CannotFreeze("before_year")
    found = found_at(round_, cut_off_on)
    if not found:
        raise CannotFreeze("no_items")
    pack = _pack(round_, cut_off_on, rule, found, by, now)
    _lay(pack, found)
    audit.record(
        "assessment.pack.frozen",
        by=by,
        target=pack,
        at=now,
        agency_path=round_.agency.path,
        cut_off_on=cut_off_on.isoformat(),
        rule=rule.value,
        items=sum(one.number is not None for one in found),
        digest=pack.digest,
    )
    return Assessment.objects.create(pack=pack)


def digest_of(found: Sequence[Found]) -> str:
    """SHA-256 over the codes and digests in printed order."""
    return sha256("\n".join(f"{one.node.code} {one.digest}" for one in found).encode()).hexdigest()


def _pack(
    round_: Round, cut_off_on: date, rule: PointRule, found: Sequence[Found], by: Member | None, now: datetime
) -> Pack:
    try:
        with transaction.atomic():
            return Pack.objects.create(
                round=round_,
                cut_off_on=cut_off_on,
                rule=rule.value,
                digest=digest_of(found),
                frozen_at=now,
                frozen_by=by.user if by else None,
            )
    except IntegrityError as there:
        raise CannotFreeze("frozen") from there


def _lay(pack: Pack, found: Sequence[Found]) -> None:
    items = [_item(pack, place, one) for place, one in enumerate(found, 1)]
    PackItem.objects.bulk_create(items)
    PackFile.objects.bulk_create(
        PackFile(
            item=item,
            version_id=file.version,
            position=place,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
        )
        for item, one in zip(items, found, strict=True)
        for place, file in enumerate(one.files, 1)
    )


def _item(pack: Pack, place: int, one: Found) -> PackItem:
    return PackItem(
        pack=pack,
        code=one.node.code,
        position=place,
        source=_source(one),
        number=one.number,
        digest=one.digest,
        address=one.address,
        document=one.document,
        since=one.since,
    )


def _source(one: Found) -> PackItem.Source:
    if one.number is None:
        return PackItem.Source.NOTHING
    return PackItem.Source.PUBLISHED if one.address else PackItem.Source.APPROVED
