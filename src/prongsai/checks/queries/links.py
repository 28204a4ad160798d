"""Reading watched links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Case, Count, Q, Value, When
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.checks.models import Copy, Probe, WatchedAddress
from prongsai.checks.models.links import WatchedAddressQuerySet, key_of
from prongsai.rules.links import Answer, Why

Show = Literal["", "broken", "unsure", "ok", "changed"]
PROBES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class LinkStanding:
    """Where a link stands. An address that nobody asked yet could not be told.

    since       when it became so; last_at when it was last asked
    has_drifted the content is not what it was when somebody looked at it
    """

    answer: Answer
    why: Why
    since: datetime | None = None
    last_at: datetime | None = None
    has_drifted: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    total: int
    ok: int
    broken: int
    unsure: int
    changed: int


NEVER = LinkStanding(Answer.UNSURE, Why.NEVER)


def standing_of(urls: Iterable[str], *, agency: Agency | None = None) -> dict[str, LinkStanding]:
    """By address as it was asked for. One query; of one agency, or of whichever watches the address and asked it last."""
    wanted = {url: key_of(_without_fragment(url)) for url in urls}
    rows = WatchedAddress.objects.filter(url_key__in=set(wanted.values()))
    if agency is not None:
        rows = rows.filter(agency=agency)
    newest: dict[str, WatchedAddress] = {}
    for row in rows:
        other = newest.get(row.url_key)
        if other is None or (
            row.last_at is not None and (other.last_at is None or row.last_at > other.last_at)
        ):
            newest[row.url_key] = row
    return {url: _standing(newest.get(key)) for url, key in wanted.items()}


def _standing(row: WatchedAddress | None) -> LinkStanding:
    if row is None:
        return NEVER
    return LinkStanding(
        Answer(row.answer), Why(row.why), row.since, row.last_at, has_drifted=row.drifted_at is not None
    )


def _without_fragment(url: str) -> str:
    return url.strip().partition("#")[0]


def board(member: Member, agency: Agency, show: Show = "", words: str = "") -> WatchedAddressQuerySet:
    """The watched links of one agency, the worst first."""
    found = WatchedAddress.objects.visible_to(member).filter(agency=agency).watched()
    if show == "changed":
        found = found.filter(drifted_at__isnull=False)
    elif show:
        found = found.filter(answer=show)
    if words:
        found = found.filter(Q(url__icontains=words) | Q(watches__subject__icontains=words)).distinct()
    worst = Case(
        When(answer=Answer.BROKEN, then=Value(0)), When(answer=Answer.UNSURE, then=Value(1)), default=Value(2)
    )
    return found.annotate(rank=worst).order_by("rank", "url").prefetch_related("watches")


def summary(member: Member, agency: Agency) -> Summary:
    """One query."""
    found = WatchedAddress.objects.visible_to(member).filter(agency=agency).watched()
    return Summary(
        **found.aggregate(
            total=Count("pk"),
            ok=Count("pk", filter=Q(answer=Answer.OK)),
            broken=Count("pk", filter=Q(answer=Answer.BROKEN)),
            unsure=Count("pk", filter=Q(answer=Answer.UNSURE)),
            changed=Count("pk", filter=Q(drifted_at__isnull=False)),
        )
    )


def link_or_404(member: Member, slug: str, link_id: int) -> WatchedAddress:
    found = (
        WatchedAddress.objects.visible_to(member)
        .filter(agency__slug=slug, pk=link_id)
        .select_related("agency")
        .prefetch_related("watches")
        .first()
    )
    if found is None:
        raise Http404
    return found


def probes_of(address: WatchedAddress) -> list[Probe]:
    return list(address.probes.order_by("-at", "-pk")[:PROBES_SHOWN])


def copies_of(address: WatchedAddress) -> list[Copy]:
    return list(address.copies.order_by("-taken_at", "-pk"))


def copy_or_404(address: WatchedAddress, copy_id: int) -> Copy:
    found = address.copies.filter(pk=copy_id).first()
    if found is None:
        raise Http404
    found.address = address
    return found
