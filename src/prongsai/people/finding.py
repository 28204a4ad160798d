"""What of the register can be found by words: agencies, units and people, within reach."""

from collections.abc import Sequence

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member, title_of
from prongsai.accounts.models import User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.people.queries import agencies_within, memberships_within
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words


def find_people(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """By their names; where they serve within reach is said beside it."""
    within = memberships_within(member).order_by("-starts_on")
    rows = User.objects.filter(holding(words, "name_th", "name_en"), pk__in=within.order_by().values("user"))
    shown = Prefetch("memberships", within, to_attr="shown")
    return [_person(one) for one in rows.prefetch_related(shown).order_by("name_th", "pk")[:most]]


def _person(one: User) -> Found:
    membership = one.shown[0]  # type: ignore[attr-defined]  # prefetched above
    role = title_of(Role(membership.role), is_acting=membership.is_acting)
    about = f"{role}, {_agency(membership.agency)}"
    return Found(in_words(Text(one.name_th, one.name_en)), about, reverse("people:person", args=[one.pk]))


def find_agencies(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """By their names and the other ways in which papers write them."""
    fields = ("name_th", "name_en", "short_th", "short_en", "aliases__text")
    within = agencies_within(member)
    keys = within.filter(holding(words, *fields)).order_by().values("pk").distinct()
    rows = within.filter(pk__in=keys).order_by("sort_key")[:most]
    return [Found(_agency(one), "", reverse("people:agency", args=[one.slug])) for one in rows]


def find_units(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """The same for standing divisions, schools and other units."""
    fields = ("name_th", "name_en", "short_th", "aliases__text")
    within = Unit.objects.standing().filter(agency__in=agencies_within(member))
    keys = within.filter(holding(words, *fields)).order_by().values("pk").distinct()
    rows = within.filter(pk__in=keys).select_related("agency").order_by("agency__sort_key", "position")[:most]
    return [
        Found(
            in_words(Text(one.name_th, one.name_en)),
            _agency(one.agency),
            reverse("people:agency", args=[one.agency.slug]),
        )
        for one in rows
    ]


def _agency(one: Agency) -> str:
    return in_words(Text(one.name_th, one.name_en))


FINDERS = (
    Finder("people", gettext_lazy("People"), find_people),
    Finder("agencies", gettext_lazy("Agencies"), find_agencies),
    Finder("units", gettext_lazy("Units"), find_units),
)
