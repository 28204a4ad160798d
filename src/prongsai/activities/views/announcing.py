"""The announcements of a year: read and worded."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.activities import actions, permissions
from prongsai.activities.announcements import content_of, house_texts, worded
from prongsai.activities.forms import AnnouncementForm
from prongsai.activities.models import Announcement
from prongsai.activities.presenters.announcing import announcement_page, announcements_page
from prongsai.activities.presenters.parts import ANNOUNCEMENTS, address
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED


@require_safe
def announcements(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    page = announcements_page(round_, viewer=request.member)
    return render(request, "activities/announcements.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: MemberRequest, agency: str, year: int, kind: str) -> HttpResponse:
    """One announcement in both languages; it begins with the house text."""
    round_ = round_or_404(request.member, agency, year)
    if kind not in house_texts():
        raise Http404
    if request.method != "POST":
        return _page(request, round_, kind, None)
    require(permissions.may_announce(request.member, round_))
    form = AnnouncementForm(request.POST)
    if not form.is_valid():
        return _page(request, round_, kind, form)
    try:
        actions.word_announcement(
            round_=round_,
            kind=kind,
            content=form.content(),
            seen=form.cleaned_data["seen"] or 0,
            by=request.member,
            now=timezone.now(),
        )
    except actions.Stale:
        return _stale(request, round_, kind)
    messages.success(request, _("The announcement is saved. Its paper stands among the papers of the year."))
    return HttpResponseRedirect(address(ANNOUNCEMENTS, round_))


def _standing(request: MemberRequest, round_: Round, kind: str) -> Announcement | None:
    rows = Announcement.objects.visible_to(request.member).filter(round=round_, kind=kind)
    return rows.select_related("changed_by").first()


def _page(
    request: MemberRequest,
    round_: Round,
    kind: str,
    form: AnnouncementForm | None,
    newer: Announcement | None = None,
) -> HttpResponse:
    standing = _standing(request, round_, kind)
    content = content_of(standing) if standing else worded(kind, round_)
    first = {**asdict(content), "seen": standing.row_version if standing else 0}
    shown = form or AnnouncementForm(initial=first)
    page = announcement_page(round_, kind, standing, shown, viewer=request.member, newer=newer)
    return render(request, "activities/announcement.html", {"page": page}, status=REFUSED if form else 200)


def _stale(request: MemberRequest, round_: Round, kind: str) -> HttpResponse:
    """The form with what was typed, on what stands there now, which is shown beside it."""
    newer = _standing(request, round_, kind)
    typed = request.POST.copy()
    typed["seen"] = str(newer.row_version if newer else 0)
    return _page(request, round_, kind, AnnouncementForm(typed), newer)
