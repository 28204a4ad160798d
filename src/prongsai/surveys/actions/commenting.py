"""Deciding which comments others may read, and how. Nothing is shown before an officer has looked at it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.rules.personal_data import Trace, masked, standing
from prongsai.surveys import permissions
from prongsai.surveys.models import CommentDecision, Wave
from prongsai.surveys.telling.comments import Written, written_in

Verdict = CommentDecision.Verdict


class CannotDecide(Exception):
    """code: gone, reason (none was given), mask_nothing, not_there. words: those that do not stand in the comment."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.words = words


@transaction.atomic
def release_comments(*, wave: Wave, numbers: Collection[int], by: Member, now: datetime) -> int:
    """Release of these comments all that wait and in which nothing was found; how many. Safe to run again."""
    require(permissions.may_open_survey(by, wave.round))
    clean = [
        one for one in written_in(wave) if one.number in numbers and one.decision is None and not one.found
    ]
    CommentDecision.objects.bulk_create(
        CommentDecision(
            wave=wave,
            number=one.number,
            verdict=Verdict.RELEASED,
            shown=one.body,
            decided_at=now,
            decided_by=by.user,
        )
        for one in clean
    )
    if clean:
        _record("surveys.comments.released", wave, by, now, released=len(clean))
    return len(clean)


@transaction.atomic
def decide_comment(
    *,
    wave: Wave,
    number: int,
    verdict: Verdict,
    also: Sequence[str],
    reason: str,
    by: Member,
    now: datetime,
) -> None:
    """Release, mask or withhold one comment; deciding again replaces what was decided.

    also    words that are masked besides what was found
    reason  needed to withhold, and to release what looks like a trace of a person
    Raises  CannotDecide.
    """
    require(permissions.may_open_survey(by, wave.round))
    one = next((one for one in written_in(wave) if one.number == number), None)
    if one is None:
        raise CannotDecide("gone")
    if not reason and (verdict == Verdict.WITHHELD or (verdict == Verdict.RELEASED and one.found)):
        raise CannotDecide("reason")
    CommentDecision.objects.update_or_create(
        wave=wave,
        number=number,
        defaults={
            "verdict": verdict,
            "shown": _shown(one, verdict, also),
            "reason": reason,
            "decided_at": now,
            "decided_by": by.user,
        },
    )
    _record("surveys.comment.decided", wave, by, now, verdict=str(verdict))


def _shown(one: Written, verdict: Verdict, also: Sequence[str]) -> str:
    if verdict == Verdict.WITHHELD:
        return ""
    return masked(one.body, _masks(one, also)) if verdict == Verdict.MASKED else one.body


def _masks(one: Written, also: Sequence[str]) -> list[Trace]:
    found = list(one.found)
    for words in also:
        places = standing(one.body, words)
        if not places:
            raise CannotDecide("not_there", words)
        found += places
    if not found:
        raise CannotDecide("mask_nothing")
    return found


def _record(action: str, wave: Wave, by: Member, now: datetime, **details: int | str) -> None:
    """Neither what was written nor its number: the trail outlives a comment that is withheld."""
    audit.record(action, by=by, target=wave, at=now, agency_path=wave.round.agency.path, **details)
