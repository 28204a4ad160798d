"""A person's notices and how they are told."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.notices import actions, permissions, presenters, queries
from prongsai.notices.actions.choosing import Wishes
from prongsai.notices.forms import PreferenceForm
from prongsai.notices.kinds import kind_of
from prongsai.ui.refusals import REFUSED


@require_GET
def notices(request: MemberRequest) -> HttpResponse:
    return render(request, "notices/notices.html", {"page": presenters.notices_page(request.member)})


@require_GET
def notice(request: MemberRequest, notice_id: int) -> HttpResponse:
    """Mark it as read and go where it is dealt with."""
    found = queries.notice_or_404(request.member, notice_id)
    kind = kind_of(found.kind)
    if kind is None:
        raise Http404
    actions.mark_read(notice=found, now=timezone.now())
    return HttpResponseRedirect(kind.address(found.params))


@require_POST
def mark_all_read(request: MemberRequest) -> HttpResponse:
    actions.mark_all_read(by=request.member, now=timezone.now())
    return redirect("notices:notices")


@require_safe
def log(request: MemberRequest) -> HttpResponse:
    """How the people of the member's own agency were reached about its matters."""
    require(permissions.may_read_log(request.member))
    page = presenters.log_page(request.member, request.GET.get("show", ""), request.GET.get("page", "1"))
    return render(request, "notices/log.html", {"page": page})


@require_http_methods(["GET", "POST"])
def preference(request: MemberRequest) -> HttpResponse:
    standing = queries.preference_of(request.member.user)
    form = PreferenceForm(
        request.POST if request.method == "POST" else None,
        preference=standing,
        of_office=queries.sending_hours_of(request.member.agency),
    )
    if request.method == "POST" and form.is_valid():
        actions.save_preference(wishes=Wishes(**form.cleaned_data), by=request.member, now=timezone.now())
        messages.success(request, _("Your choice is kept."))
        return redirect("notices:preference")
    context = {"page": presenters.preference_page(request.member), "form": form}
    return render(request, "notices/preference.html", context, status=REFUSED if form.errors else 200)
