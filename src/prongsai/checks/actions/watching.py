"""Having links watched, asked again at once, and their changes looked at."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.checks import permissions
from prongsai.checks.models import Watch, WatchedAddress
from prongsai.checks.models.links import key_of
from prongsai.checks.refusing import CannotWatch

LONGEST = 2_000


@transaction.atomic
def watch(*, agency: Agency, url: str, subject: str, by: Member | None, now: datetime) -> WatchedAddress:
    """From now on the address is asked about once a day, for this subject; doing it twice is doing it once.

    The caller has seen to it that `by` may do this for the subject. Raises CannotWatch: bad_address, too_long.
    """
    url = tidy(url)
    address, is_new = WatchedAddress.objects.get_or_create(
        agency=agency,
        url_key=key_of(url),
        defaults={"url": url, "asked_at": now, "since": now, "next_at": now},
    )
    if not is_new and address.ended_at is not None:
        address.ended_at, address.next_at = None, now
        address.save(update_fields=["ended_at", "next_at"])
    asked_by = by.user if by else None
    _watch, is_asked = Watch.objects.get_or_create(
        address=address, subject=subject, defaults={"asked_at": now, "asked_by": asked_by}
    )
    if is_asked:
        audit.record("checks.link.watched", by=by, target=address, at=now, agency_path=agency.path)
    return address


@transaction.atomic
def unwatch(
    *, agency: Agency, subject: str, by: Member | None, now: datetime, keep: tuple[str, ...] = ()
) -> int:
    """The subject asks for no address any more, but for those to keep. How many were let go; what was heard stays."""
    kept = [key_of(tidy(url)) for url in keep]
    found = Watch.objects.filter(address__agency=agency, subject=subject).exclude(address__url_key__in=kept)
    rows = list(found.select_related("address"))
    for row in rows:
        row.delete()
        if not row.address.watches.exists():
            row.address.ended_at = now
            row.address.save(update_fields=["ended_at"])
        audit.record("checks.link.let_go", by=by, target=row.address, at=now, agency_path=agency.path)
    return len(rows)


@transaction.atomic
def check_now(*, address: WatchedAddress, by: Member, now: datetime) -> None:
    """It is asked within a minute, by the worker."""
    from prongsai.checks.tasks import ask_address

    require(permissions.may_check(by, address))
    address.next_at = now
    address.save(update_fields=["next_at"])
    audit.record("checks.link.asked", by=by, target=address, at=now)
    ask_address.enqueue(address_id=address.pk)


@transaction.atomic
def look_at_change(*, address: WatchedAddress, by: Member, now: datetime) -> None:
    """A person has seen what stands there now: it is the content to compare with from here on."""
    require(permissions.may_check(by, address))
    newest = address.probes.exclude(fingerprint="").first()
    address.drifted_at = None
    address.fingerprint = newest.fingerprint if newest else address.fingerprint
    address.save(update_fields=["drifted_at", "fingerprint"])
    audit.record("checks.link.looked_at", by=by, target=address, at=now)


def tidy(url: str) -> str:
    """As it is stored and asked. Raises CannotWatch."""
    url = url.strip()
    if len(url) > LONGEST:
        raise CannotWatch("too_long")
    try:
        parts = urlsplit(url)
    except ValueError as bad:
        raise CannotWatch("bad_address") from bad
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise CannotWatch("bad_address")
    return parts._replace(fragment="").geturl()
