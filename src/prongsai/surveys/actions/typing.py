"""Paper forms, typed in by an officer: all sheets of a batch at once, in random order, or none of them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.rules.survey import AnswerSheet
from prongsai.surveys import permissions
from prongsai.surveys.models import PaperBatch, Place, Wave
from prongsai.surveys.responses import store


class CannotType(Exception):
    """code: not_open, size, before, code_used. row: the sheet, from 0, whose card is used up."""

    def __init__(self, code: str, row: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.row = row


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """service: its number from 1, 0 for none; card: the card's code, "" where the survey is open to all."""

    sheet: AnswerSheet
    service: int = 0
    card: str = ""


@transaction.atomic
def enter_paper(
    *,
    wave: Wave,
    place: Place | None,
    sheets: Sequence[TypedSheet],
    submission: str,
    by: Member,
    now: datetime,
) -> PaperBatch:
    """Store a batch of paper forms; who typed it and how many they were is known, and nothing of any single sheet.

    place       for which all of them count; None where staff would not say
    submission  the number of the page, so that the same batch sent twice counts once
    Raises      CannotType.
    """
    require(permissions.may_open_survey(by, wave.round))
    wave.refresh_from_db(from_queryset=Wave.objects.select_for_update().select_related("round__agency"))
    if wave.opened_at is None or wave.closed_at is not None:
        raise CannotType("not_open")
    if not PaperBatch.SMALLEST <= len(sheets) <= PaperBatch.LARGEST:
        raise CannotType("size")
    batch = PaperBatch.objects.create(
        wave=wave,
        place=place,
        number=PaperBatch.objects.filter(wave=wave).count() + 1,
        size=len(sheets),
        made_at=now,
        made_by=by.user,
    )
    audit.record(
        "surveys.paper.entered",
        by=by,
        target=batch,
        at=now,
        agency_path=wave.round.agency.path,
        size=batch.size,
        place=place.code if place else "",
    )
    _store(wave, place, sheets, submission)
    return batch


def _store(wave: Wave, place: Place | None, sheets: Sequence[TypedSheet], submission: str) -> None:
    rows = list(enumerate(sheets))
    secrets.SystemRandom().shuffle(rows)
    with store.many():
        for number, one in rows:
            try:
                taken = store.take(
                    wave=wave.drawer,
                    place=place.number if place else 0,
                    service=one.service,
                    answers=one.sheet.answers,
                    submission=f"{submission}-{number}",
                    code=one.card,
                )
            except store.CannotTake as refused:
                closed = refused.code == "closed"
                raise CannotType(
                    "not_open" if closed else "code_used", None if closed else number
                ) from refused
            if taken is store.Taken.BEFORE:
                raise CannotType("before")
