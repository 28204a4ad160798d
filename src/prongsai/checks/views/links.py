"""Links of an office: the board, one of them, and what people do about it."""

from typing import cast, get_args

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.accounts.roles import Verb
from prongsai.checks import actions, copies, permissions, queries
from prongsai.checks.presenters.links import link_page, links_page
from prongsai.checks.queries.links import Show
from prongsai.files import serving
from prongsai.files.queries import agency_or_404
from prongsai.files.stores import MissingBytes
from prongsai.ui.ids import id_in

LONGEST_WORDS = 200
COPY_TYPE = "application/octet-stream"


@require_safe
def links(request: MemberRequest, agency: str) -> HttpResponse:
    """The watched links of an agency: ?show=broken, ?q=words, ?page=."""
    require(request.member.can(Verb.READ))
    show = request.GET.get("show", "")
    page = links_page(
        request.member,
        agency_or_404(request.member, agency),
        show=cast(Show, show) if show in get_args(Show) else "",
        words=request.GET.get("q", "").strip()[:LONGEST_WORDS],
        number=id_in(request.GET.get("page")) or 1,
    )
    return render(request, "checks/links.html", {"page": page})


@require_safe
def link(request: MemberRequest, agency: str, link_id: int) -> HttpResponse:
    found = queries.link_or_404(request.member, agency, link_id)
    return render(request, "checks/link.html", {"page": link_page(request.member, found)})


@require_POST
def check_link(request: MemberRequest, agency: str, link_id: int) -> HttpResponse:
    found = queries.link_or_404(request.member, agency, link_id)
    require(permissions.may_check(request.member, found))
    actions.check_now(address=found, by=request.member, now=timezone.now())
    messages.success(
        request, _("The link will be checked within a minute. Load this page again to see the answer.")
    )
    return HttpResponseRedirect(reverse("checks:link", args=[agency, link_id]))


@require_POST
def look_at_change(request: MemberRequest, agency: str, link_id: int) -> HttpResponse:
    found = queries.link_or_404(request.member, agency, link_id)
    require(permissions.may_check(request.member, found))
    actions.look_at_change(address=found, by=request.member, now=timezone.now())
    messages.success(request, _("Noted. From now on the content is compared with what stands there today."))
    return HttpResponseRedirect(reverse("checks:link", args=[agency, link_id]))


@require_safe
def take_copy(request: MemberRequest, agency: str, link_id: int, copy_id: int) -> HttpResponseBase:
    """Our own copy, to be saved and never shown in place: it comes from elsewhere."""
    found = queries.link_or_404(request.member, agency, link_id)
    copy = queries.copy_or_404(found, copy_id)
    try:
        content = copies.read(copy)
    except MissingBytes as missing:
        raise Http404 from missing
    name = f"copy-{copy.taken_at:%Y-%m-%d}-{copy.sha256[:8]}.bin"
    return serving.download(content, media_type=COPY_TYPE, name=name, size=copy.size)
