"""Asking addresses that are due, and writing down what they answered."""

import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from prongsai.checks import copies
from prongsai.checks.fetching import Fetched, Limits, ask, ask_many
from prongsai.checks.fetching.asking import drop
from prongsai.checks.models import Copy, Probe, WatchedAddress
from prongsai.checks.turning import tell_turned
from prongsai.files.receiving import incoming_folder
from prongsai.rules.links import (
    Answer,
    Past,
    Verdict,
    ask_again_in,
    failures_since_ok,
    fingerprint,
    standing,
    verdict,
)

AT_ONCE = 400
SECONDS = 60.0
CLAIMED_FOR = timedelta(minutes=15)
"""While one worker asks, others leave these addresses alone; what it did not get to is due again after that."""
PROBES_KEPT = 120


def limits_now() -> Limits:
    return Limits(proxy=settings.LINK_PROXY)


def ask_due(*, now: datetime, limits: Limits | None = None, seconds: float = SECONDS) -> int:
    """Ask what is due, for a minute at most; how many answers were written down. Memory does not grow with their number."""
    due = dict(WatchedAddress.objects.due(now).values_list("pk", "url")[:AT_ONCE])
    WatchedAddress.objects.filter(pk__in=due).update(next_at=now + CLAIMED_FOR)
    until, written = time.monotonic() + seconds, 0
    answers = ask_many(due.items(), desk=incoming_folder(), limits=limits or limits_now(), until=until)
    for key, fetched in answers:
        _write(key, fetched)
        written += 1
    return written


def ask_one(*, address: WatchedAddress, limits: Limits | None = None) -> None:
    _write(address.pk, ask(address.url, desk=incoming_folder(), limits=limits or limits_now()))


def _write(address_id: int, fetched: Fetched) -> None:
    try:
        note_answer(address_id=address_id, fetched=fetched, now=timezone.now())
    finally:
        drop(fetched)


@transaction.atomic
def note_answer(*, address_id: int, fetched: Fetched, now: datetime) -> WatchedAddress:
    """One more answer in the history: the standing, the next asking, the own copy and the warning of a change follow from it."""
    address = WatchedAddress.objects.select_for_update().get(pk=address_id)
    before = address.answer
    judged, print_of = verdict(fetched.heard), ""
    if judged.answer == Answer.OK:
        print_of = fingerprint(fetched.heard, fetched.sha256)
    _add_probe(address, fetched, judged, print_of, now)
    _restand(address, judged, now)
    if print_of:
        _compare(address, print_of, now)
        _copy(address, fetched, print_of, now)
    address.save()
    _let_old_go(address)
    tell_turned(address, before, now=now)
    return address


def _add_probe(
    address: WatchedAddress, fetched: Fetched, judged: Verdict, print_of: str, now: datetime
) -> None:
    heard = fetched.heard
    Probe.objects.create(
        address=address,
        at=now,
        answer=judged.answer.value,
        why=judged.why.value,
        status=heard.status,
        final_url=heard.final[:2000] if heard.final != heard.asked else "",
        media_type=heard.media_type,
        size=heard.size,
        millis=fetched.millis,
        fingerprint=print_of,
    )


def _restand(address: WatchedAddress, judged: Verdict, now: datetime) -> None:
    rows = address.probes.order_by("-at", "-pk").values_list("at", "answer")[:PROBES_KEPT]
    history = [Past(at, Answer(answer)) for at, answer in reversed(rows)]
    answer = standing(history)
    if answer.value != address.answer:
        address.answer, address.since = answer.value, now
    address.failures = len(failures_since_ok(history))
    address.why, address.last_at = judged.why.value, now
    address.next_at = now + ask_again_in(judged.answer, address.failures)


def _compare(address: WatchedAddress, print_of: str, now: datetime) -> None:
    if not address.fingerprint:
        address.fingerprint = print_of
    elif print_of == address.fingerprint:
        address.drifted_at = None
    elif address.drifted_at is None:
        address.drifted_at = now


def _copy(address: WatchedAddress, fetched: Fetched, print_of: str, now: datetime) -> None:
    newest = address.copies.first()
    if fetched.path is None or (newest is not None and newest.fingerprint == print_of):
        return
    copies.keep(address, fetched.sha256, fetched.path)
    Copy.objects.create(
        address=address,
        taken_at=now,
        sha256=fetched.sha256,
        size=fetched.heard.size,
        media_type=fetched.heard.media_type,
        fingerprint=print_of,
    )


def _let_old_go(address: WatchedAddress) -> None:
    old = address.probes.order_by("-at", "-pk").values_list("pk", flat=True)[PROBES_KEPT:]
    Probe.objects.filter(pk__in=list(old)).delete()
    copies.let_old_go(address)
