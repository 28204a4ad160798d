"""Reading notices: one's own list, what is unread, and what a digest may say."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import (
    CalendarAddress,
    Channel,
    Delivery,
    DeliveryLine,
    DeliveryQuerySet,
    Notice,
    Preference,
    SendingHours,
)
from prongsai.rules.quiet_hours import HOUSE_HOURS, Hours

LISTED = 100


def notices_of(member: Member) -> list[Notice]:
    """The newest notices of a person, unread ones first. One query."""
    return list(Notice.objects.visible_to(member).order_by("read_at", "-id")[:LISTED])


def unread_count(member: Member) -> int:
    """One query, by an index of unread notices."""
    return Notice.objects.visible_to(member).unread().count()


def unread_expression(member: Member) -> Coalesce:
    """The same as an expression, for a query that is made anyway."""
    unread = Notice.objects.visible_to(member).unread().order_by().values("user")
    return Coalesce(Subquery(unread.annotate(count=Count("pk")).values("count")), 0)


def notice_or_404(member: Member, notice_id: int) -> Notice:
    found = Notice.objects.visible_to(member).filter(pk=notice_id).first()
    if found is None:
        raise Http404
    return found


def preference_of(user: User) -> Preference:
    """What the person wishes, or the defaults in a row that is not saved."""
    return Preference.objects.filter(user=user).first() or Preference(user=user)


def sending_hours_of(agency: Agency) -> Hours:
    """The hours that bind an agency: its own, else those of the nearest agency above, else the house's. One query."""
    rows = SendingHours.objects.filter(agency__path__in=agency.paths_upwards).select_related("agency")
    nearest = max(rows, key=lambda row: len(row.agency.path), default=None)
    return nearest.hours if nearest else HOUSE_HOURS


def hours_of(user: User, preference: Preference, today: date) -> Hours:
    """When this person may be written to: as they chose, else as the first of their offices says. Two queries."""
    first = Membership.objects.current(today).filter(user=user).select_related("agency").first()
    return preference.hours(sending_hours_of(first.agency) if first else HOUSE_HOURS)


def deliveries_of(user: User, count: int = 30) -> list[Delivery]:
    return list(Delivery.objects.filter(user=user).order_by("-day", "-id")[:count])


def delivery_log(member: Member, states: Collection[str]) -> DeliveryQuerySet:
    """Digests that held matters of the member's own agency, newest first, with those lines and no others in .of_agency.

    states   only those; empty for all
    """
    lines = DeliveryLine.objects.filter(notice__agency=member.agency).select_related("notice").order_by("id")
    found = Delivery.objects.about(member.agency).select_related("user")
    if states:
        found = found.filter(state__in=states)
    return found.prefetch_related(Prefetch("lines", lines, to_attr="of_agency")).order_by("-day", "-id")


def people_to_write_to(channel: Channel, day: date) -> list[User]:
    """People with something unread that no digest of this channel held, and no digest of that day. One query."""
    told = DeliveryLine.objects.filter(notice=OuterRef("pk"), channel=channel)
    fresh = Notice.objects.unread().filter(~Exists(told), user=OuterRef("pk"))
    today = Delivery.objects.filter(user=OuterRef("pk"), day=day, channel=channel)
    return list(User.objects.filter(Exists(fresh), ~Exists(today), is_active=True).order_by("pk"))


def fresh_notices(user: User, channel: Channel) -> list[Notice]:
    """What no digest of this channel has held yet, oldest first."""
    told = DeliveryLine.objects.filter(notice=OuterRef("pk"), channel=channel)
    return list(Notice.objects.unread().filter(~Exists(told), user=user).order_by("id"))


def still_told(user: User, notices: Sequence[Notice], today: date) -> list[Notice]:
    """Those that the person may be told at this moment, in any membership of today. One query a kind and membership."""
    allowed: set[int] = set()
    for member in members_of(user, today):
        allowed |= _told_in(member, notices)
    return [notice for notice in notices if notice.pk in allowed]


def members_of(user: User, today: date) -> list[Member]:
    """The person in each of their memberships of today. One query."""
    if not user.is_active:
        return []
    memberships = Membership.objects.current(today).filter(user=user).select_related("agency", "unit")
    return [Member(user, one.agency, Role(one.role), one.unit) for one in memberships]


def holders(agency_id: int, roles: Collection[str], today: date) -> list[Membership]:
    """Who holds one of these roles in an agency today. One query."""
    current = Membership.objects.current(today).filter(
        Q(agency_id=agency_id), role__in=roles, user__is_active=True
    )
    return list(current.select_related("user", "agency"))


def hash_of_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def reader_or_404(secret: str) -> User:
    """Whose calendar this secret opens: an address that was not revoked, of an account that is not switched off."""
    standing = CalendarAddress.objects.filter(revoked_at__isnull=True, user__is_active=True)
    found = standing.filter(secret_hash=hash_of_secret(secret)).select_related("user").first()
    if found is None:
        raise Http404
    return found.user


def calendar_address_of(user: User) -> CalendarAddress | None:
    return CalendarAddress.objects.filter(user=user, revoked_at__isnull=True).first()


def waiting_deliveries(now: datetime) -> list[Delivery]:
    """Deliveries whose next try is due."""
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING, next_at__lte=now)
    return list(waiting.select_related("user").order_by("next_at"))


def _told_in(member: Member, notices: Sequence[Notice]) -> set[int]:
    in_scope = set(
        Notice.objects.visible_to(member)
        .filter(pk__in=[notice.pk for notice in notices])
        .values_list("pk", flat=True)
    )
    by_kind: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.pk in in_scope:
            by_kind[notice.kind].append(notice)
    allowed: set[int] = set()
    for key, group in by_kind.items():
        kind = kind_of(key)
        if kind is not None:
            things = kind.still_told(member, {notice.about_id for notice in group})
            allowed |= {notice.pk for notice in group if notice.about_id in things}
    return allowed
