"""Sending the day's digests: claimed first, then sent, then noted; see docs/decisions on digests.

Whoever is killed between claim and note leaves a claim behind, which nobody takes up again: it ends as uncertain.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from prongsai.accounts.models import User
from prongsai.audit import actions as audit
from prongsai.notices import channels, queries
from prongsai.notices.digests import letter_of
from prongsai.notices.letters import NotHandedOver
from prongsai.notices.models import Channel, Delivery, DeliveryLine, Notice, Preference
from prongsai.rules.quiet_hours import may_send

State = Delivery.State
TRIES_AFTER = (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
GIVEN_UP_AFTER = timedelta(hours=1)


def send_all(*, now: datetime) -> int:
    """Send every digest that is due; how many were handed over. Safe to run twice, and beside itself."""
    end_lost_claims(now=now)
    sent = sum(send_again(delivery=delivery, now=now) for delivery in queries.waiting_deliveries(now))
    day = timezone.localdate(now)
    for channel in Channel:
        for user in queries.people_to_write_to(channel, day):
            sent += send_digest(user=user, channel=channel, now=now)
    return sent


def send_digest(*, user: User, channel: Channel, now: datetime) -> bool:
    """Send one person the digest of the day, if it is wanted now and there is something to tell."""
    preference = queries.preference_of(user)
    if not channels.is_open(channel, preference) or not _is_time(user, preference, now):
        return False
    today = timezone.localdate(now)
    notices = queries.still_told(user, queries.fresh_notices(user, channel), today)
    if not notices:
        return False
    delivery = _claim(user, channel, notices, now)
    return delivery is not None and _hand_over(delivery, notices, preference, now)


def send_again(*, delivery: Delivery, now: datetime) -> bool:
    """Try a waiting delivery once more, with what may still be told."""
    preference = queries.preference_of(delivery.user)
    if not _is_time(delivery.user, preference, now):
        return False
    taken = Delivery.objects.filter(pk=delivery.pk, state=State.WAITING).update(
        state=State.CLAIMED, attempts=F("attempts") + 1, claimed_at=now, next_at=None
    )
    if not taken:
        return False
    delivery.refresh_from_db()
    held = list(Notice.objects.unread().filter(lines__delivery=delivery).order_by("id"))
    notices = queries.still_told(delivery.user, held, timezone.localdate(now))
    channel = Channel(delivery.channel)
    if not notices or not channels.is_open(channel, preference):
        _end(delivery, State.DROPPED, now)
        return False
    return _hand_over(delivery, notices, preference, now)


@transaction.atomic
def end_lost_claims(*, now: datetime) -> int:
    """Give up claims whose sender is gone; they are never sent again."""
    lost = Delivery.objects.filter(state=State.CLAIMED, claimed_at__lt=now - GIVEN_UP_AFTER)
    return lost.update(state=State.UNCERTAIN, ended_at=now, last_error="the sender was stopped")


def _is_time(user: User, preference: Preference, now: datetime) -> bool:
    hours = queries.hours_of(user, preference, timezone.localdate(now))
    return may_send(timezone.localtime(now).time(), hours)


def _claim(user: User, channel: Channel, notices: list[Notice], now: datetime) -> Delivery | None:
    """The right to send, committed before anything leaves the house; None when somebody else has it."""
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(
                user=user, day=timezone.localdate(now), channel=channel, claimed_at=now
            )
            DeliveryLine.objects.bulk_create(
                DeliveryLine(delivery=delivery, notice=notice, channel=channel) for notice in notices
            )
    except IntegrityError:
        return None
    return delivery


def _hand_over(delivery: Delivery, notices: list[Notice], preference: Preference, now: datetime) -> bool:
    letter = letter_of(delivery.pk, notices, preference.language)
    try:
        channels.hand_over(Channel(delivery.channel), letter, preference)
    except NotHandedOver as refused:
        _not_handed_over(delivery, refused, now)
        return False
    except Exception as error:  # noqa: BLE001 - whatever happened, it may have arrived
        _end(delivery, State.UNCERTAIN, now, f"{type(error).__name__}: {error}")
        return False
    _end(delivery, State.SENT, now)
    _note_line(delivery, failed_at=None)
    return True


def _note_line(delivery: Delivery, *, failed_at: datetime | None) -> None:
    """While LINE refuses somebody, e-mail stands in (channels.is_open); the first message that arrives ends that."""
    if delivery.channel == Channel.LINE:
        standing = Preference.objects.filter(user=delivery.user_id)
        standing.filter(line_failed_at__isnull=failed_at is not None).update(line_failed_at=failed_at)


def _not_handed_over(delivery: Delivery, refused: NotHandedOver, now: datetime) -> None:
    if not refused.again or delivery.attempts > len(TRIES_AFTER):
        _end(delivery, State.FAILED, now, refused.why)
        _note_line(delivery, failed_at=now)
        return
    Delivery.objects.filter(pk=delivery.pk, state=State.CLAIMED).update(
        state=State.WAITING, next_at=now + TRIES_AFTER[delivery.attempts - 1], last_error=refused.why[:300]
    )


@transaction.atomic
def _end(delivery: Delivery, state: Delivery.State, now: datetime, why: str = "") -> None:
    changed = Delivery.objects.filter(pk=delivery.pk, state=State.CLAIMED).update(
        state=state, ended_at=now, last_error=why[:300]
    )
    if changed:
        audit.record(
            "notices.digest.ended",
            by=None,
            target=delivery,
            at=now,
            state=state.value,
            channel=delivery.channel,
        )
