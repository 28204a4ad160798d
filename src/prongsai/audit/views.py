"""Reading the trail."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions, permissions, presenters, queries
from prongsai.audit.forms import NarrowTrail
from prongsai.audit.queries import Wanted
from prongsai.audit.taking_out import FORMATS, table_of
from prongsai.ui.ids import id_in

NARROWING = ("agency", "person", "kind", "first", "last")


@require_safe
def trail(request: MemberRequest) -> HttpResponse:
    """?agency=slug, ?person=id, ?kind=room.model, ?first=day, ?last=day, ?before=entry."""
    form, agency = _narrowed(request)
    wanted = form.wanted(agency, request.GET.get("before"))
    part = queries.part_of(request.member, wanted)
    given = {name: request.GET[name] for name in NARROWING if request.GET.get(name)}
    page = presenters.trail_page(
        request.member, part, query=urlencode(given), is_older=wanted.before is not None
    )
    return render(request, "audit/trail.html", {"page": page, "form": form, "given": given})


@require_safe
def history(request: MemberRequest, kind: str, object_id: int) -> HttpResponse:
    """What was done to one thing."""
    found, thing, part = queries.object_or_404(request.member, kind, object_id)
    before = id_in(request.GET.get("before"))
    if before is not None:
        part = queries.part_of(request.member, Wanted(kind=kind, object_id=object_id, before=before))
    page = presenters.history_page(request.member, str(found.name), thing, part)
    return render(request, "audit/history.html", {"page": page})


@require_POST
def take_out(request: MemberRequest) -> HttpResponse:
    """What the page shows, as a table: the same narrowing in the address, and the format."""
    require(permissions.may_take_out_trail(request.member))
    format_ = request.POST.get("format", "")
    if format_ not in FORMATS:
        raise Http404
    form, agency = _narrowed(request)
    now = timezone.now()
    entries = list(queries.entries_of(request.member, form.wanted(agency, None))[: queries.MOST_TAKEN_OUT])
    actions.note_trail_taken(by=request.member, entries=len(entries), now=now)
    answer = HttpResponse(table_of(request.member, entries, format_), content_type=FORMATS[format_])
    name = f"trail-{request.member.agency.slug}-{timezone.localdate(now).isoformat()}.{format_}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(answer)
    return answer


@require_safe
def roots(request: MemberRequest) -> HttpResponse:
    require(permissions.may_see_roots(request.member))
    return render(request, "audit/roots.html", {"page": presenters.roots_page()})


@require_safe
def root(request: MemberRequest, day: str) -> HttpResponse:
    """One sheet of paper."""
    require(permissions.may_see_roots(request.member))
    try:
        found = queries.root_or_404(date.fromisoformat(day))
    except ValueError:
        raise Http404 from None
    return render(request, "audit/root.html", {"page": presenters.root_page(found)})


def _narrowed(request: MemberRequest) -> tuple[NarrowTrail, Agency | None]:
    """The form as it was asked, and the agency that it names. An agency out of reach is not found."""
    agencies = queries.agencies_of(request.member)
    slug = request.GET.get("agency", "")
    agency = next((one for one in agencies if one.slug == slug), None)
    if slug and agency is None and slug != request.member.agency.slug:
        raise Http404
    within = [agency] if agency else agencies or [request.member.agency]
    people = queries.people_of(request.member, within)
    return NarrowTrail(request.GET or None, agencies=agencies, people=people), agency
