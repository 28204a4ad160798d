"""Reading notices: one's own list, what is unread, and what a digest may say."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Channel, Delivery, DeliveryLine, Notice, Preference

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


def deliveries_of(user: User, count: int = 30) -> list[Delivery]:
    return list(Delivery.objects.filter(user=user).order_by("-day", "-id")[:count])


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
    return list(current.select_related("user"))


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
