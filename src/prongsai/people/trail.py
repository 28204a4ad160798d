"""What the trail says of agencies, units, people and their roles."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import title_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.audit.sentences import ObjectKind, Words, named
from prongsai.credentials.models import FactorReset
from prongsai.people.models import AccessToken, Invitation, PasswordCode
from prongsai.people.queries import agencies_within, memberships_within
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

SENTENCES = {
    "people.agency.added": _("%(actor)s added the agency %(object)s."),
    "people.unit.added": _("%(actor)s added the unit %(object)s."),
    "people.unit.changed": _("%(actor)s changed the unit %(object)s."),
    "people.unit.closed": _("%(actor)s closed the unit %(object)s."),
    "people.invitation.made": _("%(actor)s made an invitation: %(object)s."),
    "people.invitation.withdrawn": _("%(actor)s withdrew an invitation: %(object)s."),
    "people.invitation.accepted": _("%(actor)s took up an invitation: %(object)s."),
    "people.membership.begun": _("%(actor)s gave a role: %(object)s."),
    "people.membership.ended": _("%(actor)s ended a role: %(object)s."),
    "people.password_code.made": _("%(actor)s made a code for a new password for %(object)s."),
    "people.second_factor.reset": _(
        "%(actor)s took away the second factor of %(object)s. Reason: %(reason)s"
    ),
    "people.token.created": _("%(actor)s made a token for a program: %(object)s."),
    "people.token.revoked": _("%(actor)s ended a token: %(object)s."),
    "people.token.refused": _("A token was tried in vain: %(object)s."),
    "people.password.set": _("A new password was set with the code for %(object)s."),
}
FIELDS = {
    "agencies.unit.code": _("Code"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "short_th": _("Short name"),
    "aliases": _("Other names"),
    "agencies.unit.kind": _("Kind"),
    "closed_on": _("Closed on"),
    "accounts.membership.starts_on": _("From"),
    "accounts.membership.ends_on": _("Until"),
}
VALUES: Mapping[str, Words] = {
    "kind": {
        Unit.Kind.DIVISION.value: _("Division"),
        Unit.Kind.SCHOOL.value: _("School"),
        Unit.Kind.OTHER.value: _("Other unit"),
    }
}


def _membership(one: Membership) -> str:
    return f"{one.user.name_th}, {title_of(Role(one.role), is_acting=one.is_acting)}"


def _agency_name(agency: Agency) -> str:
    return in_words(Text(agency.name_th, agency.name_en))


def _people_of(slug: str) -> str:
    return reverse("people:agency_people", args=[slug])


def _person(person_id: int) -> str:
    return reverse("people:person", args=[person_id])


KINDS = (
    ObjectKind(
        "agencies.agency",
        _("Agency"),
        named(agencies_within, _agency_name, lambda one: reverse("people:agency", args=[one.slug])),
    ),
    ObjectKind(
        "agencies.unit",
        _("Unit"),
        named(
            lambda member: Unit.objects.filter(agency__in=agencies_within(member)).select_related("agency"),
            lambda one: in_words(Text(one.name_th, one.name_en)),
            lambda one: reverse("people:agency", args=[one.agency.slug]),
        ),
    ),
    ObjectKind(
        "accounts.membership",
        _("Role of a person"),
        named(memberships_within, _membership, lambda one: _person(one.user_id)),
    ),
    ObjectKind(
        "accounts.user",
        _("Person"),
        named(
            lambda member: User.objects.filter(pk__in=memberships_within(member).values("user")),
            lambda one: one.name_th,
            lambda one: _person(one.pk),
        ),
    ),
    ObjectKind(
        "people.invitation",
        _("Invitation"),
        named(
            lambda member: Invitation.objects.filter(agency__in=agencies_within(member)).select_related(
                "agency"
            ),
            lambda one: f"{one.name_th}, {Role(one.role).label}",
            lambda one: _people_of(one.agency.slug),
        ),
    ),
    ObjectKind(
        "people.accesstoken",
        _("Token"),
        named(
            lambda member: AccessToken.objects.filter(
                membership__in=memberships_within(member)
            ).select_related("membership__user"),
            lambda one: f"{one.name}, {one.membership.user.name_th}",
        ),
    ),
    ObjectKind(
        "credentials.factorreset",
        _("Reset of a second factor"),
        named(
            lambda member: FactorReset.objects.filter(
                person__in=memberships_within(member).values("user")
            ).select_related("person"),
            lambda one: one.person.name_th,
            lambda one: _person(one.person_id),
        ),
    ),
    ObjectKind(
        "people.passwordcode",
        _("Code for a new password"),
        named(
            lambda member: PasswordCode.objects.filter(
                person__in=memberships_within(member).values("user")
            ).select_related("person"),
            lambda one: one.person.name_th,
            lambda one: _person(one.person_id),
        ),
    ),
)
