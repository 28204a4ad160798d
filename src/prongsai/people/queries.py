"""Reading the register, within reach: one's own agency, for some also those below it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role, Verb
from prongsai.agencies.actions import UnitSpec
from prongsai.agencies.models import Agency, AgencyQuerySet, Unit
from prongsai.agencies.sorting import sort_key
from prongsai.people.codes import hash_of
from prongsai.people.models import AccessToken, AccessTokenQuerySet, Invitation, InvitationQuerySet


def agencies_within(member: Member) -> AgencyQuerySet:
    """The agencies whose units and people the member may look at. Wider than content: an administrator sees no content."""
    if member.can(Verb.READ_BELOW) or member.can(Verb.MANAGE_BELOW):
        return Agency.objects.under(member.agency)
    return Agency.objects.filter(pk=member.agency.pk)


def agency_or_404(member: Member, slug: str) -> Agency:
    found = agencies_within(member).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class AgencyNumbers:
    agency: Agency
    units: int
    people: int


def agencies_with_numbers(member: Member, today: date) -> list[AgencyNumbers]:
    """In dictionary order, with the number of standing units and of people. Three queries."""
    agencies = list(agencies_within(member))
    units = _numbers(Unit.objects.standing(), "pk")
    people = _numbers(Membership.objects.current(today), "user")
    return [AgencyNumbers(one, units.get(one.pk, 0), people.get(one.pk, 0)) for one in agencies]


def _numbers(rows: QuerySet[Any], of: str) -> dict[int, int]:
    counted = rows.order_by().values_list("agency").annotate(Count(of, distinct=True))
    return dict(counted.values_list("agency", f"{of}__count"))


def unit_or_404(agency: Agency, code: str) -> Unit:
    found = Unit.objects.filter(agency=agency, code=code).prefetch_related("aliases").first()
    if found is None:
        raise Http404
    return found


def units_in_order(agency: Agency) -> list[Unit]:
    """Standing and closed ones, with their aliases."""
    return list(Unit.objects.filter(agency=agency).prefetch_related("aliases").order_by("position"))


def spec_of(unit: Unit) -> UnitSpec | None:
    """What a standing unit is called; None for a closed one, which differs from whatever is given."""
    if unit.closed_on is not None:
        return None
    aliases = tuple(sorted(alias.text for alias in unit.aliases.all()))
    return UnitSpec(unit.code, Unit.Kind(unit.kind), unit.name_th, unit.name_en, unit.short_th, aliases)


def memberships_within(member: Member) -> QuerySet[Membership]:
    return Membership.objects.filter(agency__in=agencies_within(member)).select_related(
        "user", "agency", "unit"
    )


def membership_or_404(member: Member, membership_id: int) -> Membership:
    found = memberships_within(member).filter(pk=membership_id).first()
    if found is None:
        raise Http404
    return found


def memberships_of(member: Member, agency: Agency) -> list[Membership]:
    """All of the agency, past ones too, in dictionary order of the names."""
    found = memberships_within(member).filter(agency=agency).order_by("starts_on")
    return sorted(found, key=lambda one: sort_key(one.user.name_th))


def person_or_404(member: Member, person_id: int) -> User:
    """A person who serves or served within reach, with the memberships there and no others."""
    shown = Prefetch("memberships", memberships_within(member).order_by("-starts_on"), to_attr="shown")
    within = User.objects.filter(memberships__agency__in=agencies_within(member), pk=person_id)
    found = within.distinct().prefetch_related(shown).first()
    if found is None:
        raise Http404
    return found


def open_invitations(agency: Agency, now: datetime) -> InvitationQuerySet:
    return Invitation.objects.open(now).filter(agency=agency).select_related("unit", "made_by")


def invitation_or_404(member: Member, invitation_id: int) -> Invitation:
    within = Invitation.objects.filter(agency__in=agencies_within(member)).select_related("agency", "unit")
    found = within.filter(pk=invitation_id).first()
    if found is None:
        raise Http404
    return found


def has_role(user: User, agency: Agency, role: Role, unit: Unit | None, *, on: date) -> bool:
    return (
        Membership.objects.current(on).filter(user=user, agency=agency, role=role, unit=unit, is_acting=False)
    ).exists()


def unended_memberships(person: User, today: date) -> list[Membership]:
    """Roles that the person holds today or will hold, wherever."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    return list(
        Membership.objects.filter(lasting, user=person).select_related("agency").order_by("starts_on")
    )


def leads_to_invitation(address: str) -> bool:
    """Is this the page of an invitation that can be taken up? Whoever comes back to the house signs in for it."""
    try:
        found = resolve(address.partition("?")[0])
    except Resolver404:
        return False
    if found.view_name != "people:take_up":
        return False
    return Invitation.objects.open(timezone.now()).filter(code_hash=hash_of(found.kwargs["code"])).exists()


def own_tokens(member: Member) -> AccessTokenQuerySet:
    """The tokens of the person, in whichever membership they were made, newest first."""
    return _whole(AccessToken.objects.filter(membership__user=member.user))


def tokens_in(agency: Agency, now: datetime) -> AccessTokenQuerySet:
    """The tokens that stand in an agency, whoever holds them, newest first."""
    return _whole(AccessToken.objects.standing(now).filter(membership__agency=agency))


def token_or_404(member: Member, token_id: int) -> AccessToken:
    """One's own, or one of an agency within reach."""
    within = Q(membership__user=member.user) | Q(membership__agency__in=agencies_within(member))
    found = _whole(AccessToken.objects.filter(within, pk=token_id)).first()
    if found is None:
        raise Http404
    return found


def _whole(tokens: AccessTokenQuerySet) -> AccessTokenQuerySet:
    return tokens.select_related("membership__user", "membership__agency", "ended_by")
