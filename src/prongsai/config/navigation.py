"""What stands in the rail and the bars: built once a request, from the rooms that exist."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    href: str
    icon: str
    key: str
    current: bool


@dataclass(frozen=True, slots=True)
class Year:
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """What base.html needs of the whole house. `items` stand in the rail, `phone` in the bar below on a phone."""

    member: str = ""
    role: str = ""
    agency: str = ""
    agency_href: str = ""
    fiscal_year: str = ""
    years: tuple[Year, ...] = ()
    items: tuple[Item, ...] = ()
    phone: tuple[Item, ...] = field(default=())


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor. One query, for a member; none for a stranger."""
    member: Member | None = getattr(request, "member", None)
    if member is None:
        return {"navigation": None}
    slug, year = _place(request, member)
    rounds = list(
        Round.objects.visible_to(member)
        .filter(agency__slug=slug)
        .select_related("agency")
        .order_by("-fiscal_year")
    )
    items = _items(request, member, rounds, slug, year)
    return {
        "navigation": Navigation(
            member=member.user.name_th,
            role=str(member.role.label),
            agency=_name(rounds[0].agency if rounds else member.agency),
            agency_href=reverse("dashboards:home"),
            fiscal_year=str(year or (rounds[0].fiscal_year if rounds else "")),
            years=_years(request, rounds, slug, year),
            items=items,
            phone=items[:4],
        )
    }


def _place(request: HttpRequest, member: Member) -> tuple[str, int | None]:
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    return str(kwargs.get("agency", member.agency.slug)), kwargs.get("year")


def _name(agency: Agency) -> str:
    from django.utils.translation import get_language

    return agency.name_en if (get_language() or "th").startswith("en") else agency.name_th


def _years(request: HttpRequest, rounds: list[Round], slug: str, year: int | None) -> tuple[Year, ...]:
    """The years to change to; the same kind of page where it exists for every round, else the round's first page."""
    match = request.resolver_match
    view = match.view_name if match and set(match.kwargs) == {"agency", "year"} else "dashboards:round"
    return tuple(
        Year(
            label=str(one.fiscal_year),
            href=reverse(view, kwargs={"agency": slug, "year": one.fiscal_year}),
            current=one.fiscal_year == year,
        )
        for one in rounds
    )


def _items(
    request: HttpRequest, member: Member, rounds: list[Round], slug: str, year: int | None
) -> tuple[Item, ...]:
    view = request.resolver_match.view_name if request.resolver_match else ""
    room = view.split(":")[0]
    items = []
    if member.can(Verb.READ_BELOW):
        items.append(
            Item(_("Overview"), reverse("dashboards:home"), "overview", "o", view == "dashboards:home")
        )
    if rounds:
        shown = next((one.fiscal_year for one in rounds if one.fiscal_year == year), rounds[0].fiscal_year)
        here = {"agency": slug, "year": shown}
        items += [
            Item(
                _("My work"),
                reverse("dashboards:round", kwargs=here),
                "home",
                "h",
                view == "dashboards:round",
            ),
            Item(
                _("Scores"),
                reverse("analysis:result", kwargs=here),
                "score",
                "s",
                room in {"analysis", "intake", "scoring"} and view != "analysis:findings",
            ),
            Item(_("Measures"), reverse("measures:plan", kwargs=here), "list-check", "m", room == "measures"),
            Item(_("Papers"), reverse("reports:papers", kwargs=here), "file-text", "p", room == "reports"),
        ]
    items.append(Item(_("Frameworks"), reverse("frameworks:index"), "scale", "f", room == "frameworks"))
    return tuple(items)
