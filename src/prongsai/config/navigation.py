"""What stands in the rail and the bars: built once a request, from the rooms that exist."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member, title_of
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role, Verb
from prongsai.agencies.models import Agency
from prongsai.config import clock
from prongsai.notices.queries import unread_count, unread_expression
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words
from prongsai.ui.navigation import Hat, Link, Navigation, Person

PHONE_PLACES = 4


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor. One query for a member, two where there is no round; none, and no navigation, for a stranger."""
    member: Member | None = getattr(request, "member", None)
    if member is None:
        return {"navigation": None}
    slug, year = _place(request, member)
    rounds = list(
        Round.objects.visible_to(member)
        .filter(agency__slug=slug)
        .select_related("agency")
        .annotate(unread=unread_expression(member))
    )
    shown = next((one.fiscal_year for one in rounds if one.fiscal_year == year), None)
    newest = rounds[0].fiscal_year if rounds else None
    items = tuple(_items(request, member, slug, shown or newest))
    return {
        "navigation": Navigation(
            home=reverse("dashboards:home"),
            items=items,
            phone=items[:PHONE_PLACES],
            agency=agency_name(rounds[0].agency if rounds else member.agency),
            fiscal_year=shown or newest,
            years=_years(request, rounds, slug, shown or newest),
            member=Person(member.user.name_th, member.title),
            log_out=reverse("accounts:log_out"),
            account=_account(request),
            search=reverse("dashboards:search"),
            hats=tuple(_hat(one) for one in member.choices[1:]),
            choose=reverse("people:choose_role"),
            notices=reverse("notices:notices"),
            note=_note(),
            unread=rounds[0].unread if rounds else unread_count(member),  # type: ignore[attr-defined]  # annotated above
        )
    }


def _note() -> str:
    """What day it is in the demo, which lives in the year that its records are from."""
    if not clock.is_set_back():
        return ""
    day = day_in_words(timezone.localdate(), get_language() or "th", long=True)
    return _("Demo data. Today is %(day)s here.") % {"day": day}


def _account(request: HttpRequest) -> tuple[Link, ...]:
    view = request.resolver_match.view_name if request.resolver_match else ""
    places = (
        ("people:people", _("People and roles"), "users"),
        ("people:agencies", _("Agencies and units"), "building"),
        ("audit:trail", _("Trail"), "history"),
        ("accounts:security", _("Account security"), "lock"),
        ("people:own_tokens", _("Access tokens"), "lock"),
    )
    return tuple(Link(label, reverse(name), icon, current=view == name) for name, label, icon in places)


def _hat(membership: Membership) -> Hat:
    """Another role of the same person: "Acting: Director, Bangkok Yai District Office"."""
    title = title_of(Role(membership.role), is_acting=membership.is_acting)
    return Hat(str(membership.pk), f"{title}, {agency_name(membership.agency)}")


def agency_name(agency: Agency) -> str:
    return in_words(Text(agency.name_th, agency.name_en))


def _place(request: HttpRequest, member: Member) -> tuple[str, int | None]:
    """Agency and year of the page, or the member's own agency and no year."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    return str(kwargs.get("agency", member.agency.slug)), kwargs.get("year")


def _years(request: HttpRequest, rounds: list[Round], slug: str, year: int | None) -> tuple[Link, ...]:
    """The years to change to: the same page where it needs nothing but agency and year, else the round's first page."""
    match = request.resolver_match
    view = match.view_name if match and set(match.kwargs) == {"agency", "year"} else "dashboards:round"
    return tuple(
        Link(
            label=str(one.fiscal_year),
            href=reverse(view, kwargs={"agency": slug, "year": one.fiscal_year}),
            current=one.fiscal_year == year,
        )
        for one in rounds
    )


def _items(request: HttpRequest, member: Member, slug: str, year: int | None) -> list[Link]:
    view = request.resolver_match.view_name if request.resolver_match else ""
    room = view.split(":")[0]
    is_above = member.can(Verb.READ_BELOW) and slug == member.agency.slug
    items = []
    if member.can(Verb.READ_BELOW):
        overview = reverse("dashboards:home")
        items.append(Link(_("Overview"), overview, "overview", current=view == "dashboards:home", key="o"))
        if is_above:
            place = reverse("disclosure_overview", args=[year or FiscalYear.of(timezone.localdate()).be])
            items.append(Link(_("Disclosure"), place, "globe", current=view == "disclosure_overview"))
    if year is not None:
        items += _round_items(slug, year, view, room, is_above=is_above)
        items += _gathering_items(member, slug, year, room)
    items += _assessment_items(member, slug, year, room)
    items += _survey_items(member, slug, year, room)
    items += _licence_items(member, slug, room)
    if member.can(Verb.READ):
        items.append(
            Link(_("Evidence"), reverse("files:library"), "folder", current=room == "files", key="e")
        )
        checks = reverse("checks:findings", kwargs={"agency": slug})
        items.append(Link(_("Checks"), checks, "check-circle", current=room == "checks", key="c"))
    frameworks = reverse("frameworks:index")
    items.append(Link(_("Frameworks"), frameworks, "scale", current=room == "frameworks", key="f"))
    return items


def _gathering_items(member: Member, slug: str, year: int, room: str) -> list[Link]:
    """In the supervising office's own round alone."""
    if not (member.agency.is_centre and member.can(Verb.READ_BELOW) and slug == member.agency.slug):
        return []
    place = reverse("oversight:gathering", kwargs={"agency": slug, "year": year})
    return [Link(_("From the districts"), place, "users", room == "oversight", "g")]


def _assessment_items(member: Member, slug: str, year: int | None, room: str) -> list[Link]:
    """That of the office that the page is about; of all offices, where the supervising office is at home."""
    is_here = room in {"assessment", "assessment_overview"}
    if member.can(Verb.READ_BELOW) and slug == member.agency.slug:
        return [Link(_("Assessments"), reverse("assessment_overview:overview"), "target", is_here, "j")]
    if year is None:
        return []
    place = reverse("assessment:board", kwargs={"agency": slug, "year": year})
    return [Link(_("Assessment"), place, "target", is_here, "j")]


def _survey_items(member: Member, slug: str, year: int | None, room: str) -> list[Link]:
    """Those of the office that the page is about; of all offices, where the supervising office is at home."""
    if not member.can(Verb.SEE_BOARD):
        return []
    if member.can(Verb.READ_BELOW) and slug == member.agency.slug:
        place = reverse("survey_overview:overview")
    elif year is not None:
        place = reverse("surveys:waves", kwargs={"agency": slug, "year": year})
    else:
        return []
    return [Link(_("Surveys"), place, "survey", room in {"surveys", "survey_overview"}, "v")]


def _licence_items(member: Member, slug: str, room: str) -> list[Link]:
    """The office's own; the board of all offices, where the supervising office is at home."""
    if not member.can(Verb.READ):
        return []
    is_above = member.can(Verb.READ_BELOW) and slug == member.agency.slug
    place = (
        reverse("licences:offices") if is_above else reverse("licences:applications", kwargs={"agency": slug})
    )
    return [Link(_("Licences"), place, "clipboard-paste", room == "licences", "l")]


def _round_items(slug: str, year: int, view: str, room: str, *, is_above: bool) -> list[Link]:
    """is_above: in the supervising office, where the board of all offices stands in the menu already."""
    here = {"agency": slug, "year": year}
    on_findings = view == "analysis:findings"
    takes_in = view in {"intake:take_in_measures", "intake:take_in_results"}
    on_scores = room in {"analysis", "intake", "scoring"} and not (on_findings or takes_in)
    return [
        Link(_("My work"), reverse("dashboards:round", kwargs=here), "home", view == "dashboards:round", "h"),
        Link(_("Scores"), reverse("analysis:result", kwargs=here), "score", on_scores, "s"),
        Link(
            _("Measures"),
            reverse("measures:plan", kwargs=here),
            "list-check",
            room == "measures" or on_findings,
            "m",
        ),
        Link(
            _("Follow-up"),
            reverse("followup:follow_up", kwargs=here),
            "history",
            room == "followup",
            "u",
        ),
        Link(
            _("Activities"), reverse("activities:activities", kwargs=here), "image", room == "activities", "a"
        ),
        Link(
            _("Results"),
            reverse("results:reporting", kwargs=here),
            "check-circle",
            room == "results" or view == "intake:take_in_results",
            "r",
        ),
        *(
            ()
            if is_above
            else (
                Link(
                    _("Disclosure"),
                    reverse("disclosure:board", kwargs=here),
                    "globe",
                    room == "disclosure",
                    "i",
                ),
            )
        ),
        Link(_("Meetings"), reverse("meetings:meetings", kwargs=here), "users", room == "meetings", "t"),
        Link(_("Support"), reverse("support:overview", kwargs=here), "list", room == "support", "n"),
        Link(_("Papers"), reverse("reports:papers", kwargs=here), "file-text", room == "reports", "p"),
        Link(
            _("Public"),
            reverse("publication:published", kwargs=here),
            "external",
            room == "publication",
            "b",
        ),
        Link(_("Duties"), reverse("rounds:duties", kwargs=here), "calendar", room == "rounds", "d"),
    ]
