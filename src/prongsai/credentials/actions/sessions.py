"""Sessions: begun, seen, ended; and names that were closed for a while."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership, User
from prongsai.audit import actions as audit
from prongsai.credentials.models import OpenSession

LONGEST_DEVICE = 300
HOUR = 60 * 60


@transaction.atomic
def begin_session(*, user: User, key: str, device: str, ways: list[str], now: datetime) -> None:
    """ways: how the person showed who they are, for example password, totp."""
    told = {"user": user, "device": device[:LONGEST_DEVICE], "began_at": now, "seen_at": now}
    OpenSession.objects.update_or_create(key=key, defaults=told)
    audit.record("credentials.session.begun", by=_member(user, now), target=user, at=now, ways=ways)


def move_session(*, old_key: str, new_key: str) -> None:
    """The same browser goes on under a new key, as after a new password."""
    OpenSession.objects.filter(key=old_key).update(key=new_key)


def note_session_seen(*, key: str, now: datetime) -> None:
    OpenSession.objects.filter(key=key).update(seen_at=now)


@transaction.atomic
def finish_session(*, user: User, key: str, now: datetime) -> None:
    """Signed out, or away for too long."""
    OpenSession.objects.filter(key=key).delete()
    audit.record("credentials.session.ended", by=_member(user, now), target=user, at=now)


@transaction.atomic
def end_session(*, session: OpenSession, by: Member, now: datetime) -> None:
    """One browser of one's own is signed out; whoever sits there keeps what they typed."""
    drop_sessions(user=by.user, only=session.key)
    audit.record("credentials.session.ended", by=by, target=by.user, at=now)


@transaction.atomic
def end_other_sessions(*, this_key: str, by: Member, now: datetime) -> int:
    """All browsers of one's own but this one; how many there were."""
    ended = drop_sessions(user=by.user, but=this_key)
    audit.record("credentials.sessions.ended", by=by, target=by.user, at=now, number=ended)
    return ended


def drop_sessions(*, user: User, only: str = "", but: str = "") -> int:
    """Sign a person out: of one browser, of all but one, or everywhere. How many there were."""
    rows = OpenSession.objects.filter(user=user).exclude(key=but)
    keys = list((rows.filter(key=only) if only else rows).values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    OpenSession.objects.filter(key__in=keys).delete()
    return len(keys)


@transaction.atomic
def note_lock_out(*, username: str, now: datetime) -> None:
    """Into the trail of the agency where the person serves, once an hour: further tries must not fill what is never pruned.

    A name that nobody bears leaves nothing: it opens nothing.
    """
    user = User.objects.filter(username=username).first()
    if user is None or not cache.add(f"credentials.closed.{user.pk}", 1, timeout=HOUR):
        return
    audit.record("credentials.sign_in.closed", by=None, target=user, at=now, agency_path=path_of(user, now))


def path_of(user: User, now: datetime) -> str:
    """Of the agency in whose trail stands what happens to a person's account; "" where they serve nowhere now."""
    held = (
        Membership.objects.current(timezone.localdate(now)).filter(user=user).select_related("agency").first()
    )
    return held.agency.path if held else ""


def _member(user: User, now: datetime) -> Member | None:
    return member_of(user, chosen=None, today=timezone.localdate(now))
