"""Cards: made for printing once, cancelled by the batch, never listed."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.surveys import permissions
from prongsai.surveys.codes import new_code
from prongsai.surveys.models import CardBatch, Wave
from prongsai.surveys.responses import store


class CannotPrint(Exception):
    """code: not_open, no_cards, size, cancelled."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def make_cards(*, wave: Wave, size: int, by: Member, now: datetime) -> tuple[CardBatch, list[str]]:
    """A print run and its codes, which are handed out this once and kept nowhere. Raises CannotPrint."""
    require(permissions.may_open_survey(by, wave.round))
    if not wave.with_cards:
        raise CannotPrint("no_cards")
    if wave.opened_at is None or wave.closed_at is not None:
        raise CannotPrint("not_open")
    if not CardBatch.SMALLEST <= size <= CardBatch.LARGEST:
        raise CannotPrint("size")
    batch, codes = _made(wave, size, by, now)
    audit.record("surveys.cards.printed", by=by, target=batch, at=now, batch=batch.number, size=size)
    store.add_codes(wave=wave.drawer, batch=batch.number, codes=codes)
    return batch, codes


@transaction.atomic
def cancel_cards(*, batch: CardBatch, by: Member, now: datetime) -> int:
    """Cards of the batch that were not used are good for nothing any more; how many they were. Raises CannotPrint."""
    voided = _voided(batch, by, now)
    audit.record("surveys.cards.cancelled", by=by, target=batch, at=now, batch=batch.number, voided=voided)
    return voided


@transaction.atomic
def reprint_cards(*, batch: CardBatch, by: Member, now: datetime) -> tuple[CardBatch, list[str]]:
    """Cancel a batch that was lost or spoilt, and make as many new cards as of it were not used, at least SMALLEST.

    Raises CannotPrint.
    """
    voided = _voided(batch, by, now)
    made, codes = _made(batch.wave, max(voided, CardBatch.SMALLEST), by, now)
    audit.record(
        "surveys.cards.reprinted",
        by=by,
        target=made,
        at=now,
        batch=made.number,
        size=made.size,
        instead_of=batch.number,
        voided=voided,
    )
    store.add_codes(wave=made.wave.drawer, batch=made.number, codes=codes)
    return made, codes


def _made(wave: Wave, size: int, by: Member, now: datetime) -> tuple[CardBatch, list[str]]:
    Wave.objects.select_for_update().get(pk=wave.pk)
    number = CardBatch.objects.filter(wave=wave).count() + 1
    batch = CardBatch.objects.create(wave=wave, number=number, size=size, made_at=now, made_by=by.user)
    codes = {new_code(wave.token) for _ in range(size)}
    while len(codes) < size:
        codes.add(new_code(wave.token))
    return batch, sorted(codes)


def _voided(batch: CardBatch, by: Member, now: datetime) -> int:
    require(permissions.may_open_survey(by, batch.wave.round))
    if batch.wave.closed_at is not None:
        raise CannotPrint("not_open")
    if batch.cancelled_at is not None:
        raise CannotPrint("cancelled")
    batch.voided = store.cancel_codes(wave=batch.wave.drawer, batch=batch.number)
    batch.cancelled_at, batch.cancelled_by = now, by.user
    batch.save(update_fields=["cancelled_at", "cancelled_by", "voided"])
    return batch.voided
