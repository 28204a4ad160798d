"""Who calls, agencies, units, and who serves where."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query

from prongsai.accounts.models import Membership
from prongsai.agencies.models import Unit
from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_of
from prongsai.api.routing import Area
from prongsai.api.shapes import people as shapes
from prongsai.people import queries
from prongsai.people.scopes import Scope

area = Area("people")


@area.get(
    "/me", scope=None, answer=shapes.Me, summary=_("Who calls: the person, the role, the agency, the token")
)
def me(request: ProgramRequest) -> shapes.Me:
    return shapes.me(request.auth, settings.API_REQUESTS_PER_MINUTE)


@area.get(
    "/agencies",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.AgencyShape],
    summary=_("Agencies that one may see: the own one, for some also those below"),
)
def agencies(request: ProgramRequest, asked: Query[PageAsked]) -> Page[shapes.AgencyShape]:
    def shaped(rows: Any) -> list[shapes.AgencyShape]:
        return [shapes.agency(one, above=request.member.agency) for one in rows]

    return page_of(queries.agencies_within(request.member), asked, shaped)


@area.get(
    "/agencies/{slug:agency}", scope=Scope.ROUNDS_READ, answer=shapes.AgencyShape, summary=_("One agency")
)
def agency(request: ProgramRequest, agency: str) -> shapes.AgencyShape:
    return shapes.agency(queries.agency_or_404(request.member, agency), above=request.member.agency)


@area.get(
    "/agencies/{slug:agency}/units",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.UnitShape],
    summary=_("Divisions, schools and other units of an agency, closed ones too"),
)
def units(request: ProgramRequest, agency: str, asked: Query[PageAsked]) -> Page[shapes.UnitShape]:
    found = queries.agency_or_404(request.member, agency)
    rows = Unit.objects.filter(agency=found)
    return page_of(rows, asked, lambda rows: [shapes.unit(one) for one in rows])


@area.get(
    "/agencies/{slug:agency}/people",
    scope=Scope.PEOPLE_READ,
    answer=Page[shapes.ServingShape],
    summary=_("Who serves in an agency today, and in which role"),
)
def people(request: ProgramRequest, agency: str, asked: Query[PageAsked]) -> Page[shapes.ServingShape]:
    found = queries.agency_or_404(request.member, agency)
    rows = queries.memberships_within(request.member).filter(agency=found)
    rows = rows.filter(pk__in=Membership.objects.current(timezone.localdate()).values("pk"))
    return page_of(rows, asked, lambda rows: [shapes.serving(one) for one in rows])
