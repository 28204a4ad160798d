"""Signing out of other browsers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.accounts.members import MemberRequest
from prongsai.credentials import actions, queries


@require_POST
def end_session(request: MemberRequest, session_id: int) -> HttpResponse:
    now = timezone.now()
    found = queries.sessions_of(request.member.user, now=now).filter(pk=session_id).first()
    if found is None:
        raise Http404
    actions.end_session(session=found, by=request.member, now=now)
    messages.success(request, _("That device is signed out."))
    return redirect("accounts:security")


@require_POST
def end_other_sessions(request: MemberRequest) -> HttpResponse:
    key = request.session.session_key or ""
    actions.end_other_sessions(this_key=key, by=request.member, now=timezone.now())
    messages.success(request, _("All other devices are signed out."))
    return redirect("accounts:security")
