"""Ways in of their own: counters, events, and kiosks that an officer sets up with a code."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.surveys import permissions
from prongsai.surveys.codes import kiosk_mark, new_code, new_token
from prongsai.surveys.models import Place, Point, Wave


class CannotReach(Exception):
    """code: closed, with_cards, twice, ended."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def add_point(
    *, place: Place, kind: Point.Kind, name: str, by: Member | None, now: datetime
) -> tuple[Point, str]:
    """A way in that counts for the place, and for a kiosk the code that sets it up, which is kept nowhere else.

    `by` None means the set-up of a demo. Raises CannotReach: the survey is closed, is answered with cards, or the division
    has a way in of that name already.
    """
    wave = Wave.objects.select_for_update().select_related("round__agency").get(pk=place.wave_id)
    if by is not None:
        require(permissions.may_open_survey(by, wave.round))
    if wave.closed_at is not None:
        raise CannotReach("closed")
    if wave.with_cards:
        raise CannotReach("with_cards")
    if Point.objects.filter(place=place, name=name).exists():
        raise CannotReach("twice")
    token = new_token()
    code = new_code(token) if kind == Point.Kind.KIOSK else ""
    point = Point.objects.create(
        wave=wave,
        place=place,
        number=Point.objects.filter(wave=wave).count() + 1,
        kind=kind,
        name=name,
        token=token,
        code=kiosk_mark(code) if code else "",
        made_at=now,
        made_by=by.user if by else None,
    )
    _record("surveys.point.added", point, wave, by, now)
    return point, code


@transaction.atomic
def end_point(*, point: Point, by: Member, now: datetime) -> None:
    """A kiosk answers no more; a counter or an event leads to its division from now on. Raises CannotReach."""
    point.refresh_from_db(
        from_queryset=Point.objects.select_for_update(of=("self",)).select_related("wave__round__agency")
    )
    require(permissions.may_open_survey(by, point.wave.round))
    if point.ended_at is not None:
        raise CannotReach("ended")
    point.ended_at, point.ended_by = now, by.user
    point.save(update_fields=["ended_at", "ended_by"])
    _record("surveys.point.ended", point, point.wave, by, now)


def _record(action: str, point: Point, wave: Wave, by: Member | None, now: datetime) -> None:
    audit.record(
        action,
        by=by,
        target=point,
        at=now,
        agency_path=wave.round.agency.path,
        kind=str(point.kind),
        name=point.name,
    )
