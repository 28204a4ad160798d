"""One's own sign-in at a glance, the password, and showing once more who one is."""

import time

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import before_factor
from prongsai.credentials import actions, queries
from prongsai.credentials.confirming import CONFIRMED
from prongsai.credentials.forms import ChangePassword, Confirm
from prongsai.credentials.presenters import security_page
from prongsai.credentials.views.signing_in import closed
from prongsai.ui.refusals import REFUSED


@before_factor
@never_cache
@require_safe
def security(request: MemberRequest) -> HttpResponse:
    user, now = request.member.user, timezone.now()
    page = security_page(
        viewer=request.member,
        factors=queries.factors_of(user),
        sessions=list(queries.sessions_of(user, now=now)),
        this_key=request.session.session_key or "",
        is_linked=queries.is_linked(user),
    )
    return render(request, "credentials/security.html", {"page": page})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: MemberRequest) -> HttpResponse:
    if _is_closed(request):
        return closed(request, request.member.user)
    user = request.member.user
    form = ChangePassword(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        old_key = request.session.session_key or ""
        password = form.cleaned_data["password"]
        actions.change_password(password=password, this_key=old_key, by=request.member, now=timezone.now())
        update_session_auth_hash(request, user)
        actions.move_session(old_key=old_key, new_key=request.session.session_key or "")
        messages.success(request, _("Your new password is set. You have been signed out everywhere else."))
        return redirect("accounts:security")
    if request.method == "POST" and "current" in form.errors:
        _count_failure(request)
    context = {"form": form, "title": _("Change the password"), "back": reverse("accounts:security")}
    return render(request, "credentials/form.html", context, status=REFUSED if form.errors else 200)


@before_factor
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: MemberRequest) -> HttpResponse:
    """Who is signed in already shows once more that it is they, before what opens the account is changed."""
    if _is_closed(request):
        return closed(request, request.member.user)
    form = Confirm(request.member.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[CONFIRMED] = int(time.time())
        return redirect(_next(request))
    if form.errors:
        _count_failure(request)
    context = {"form": form, "next": _next(request)}
    return render(request, "credentials/confirm.html", context, status=REFUSED if form.errors else 200)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    fits = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if fits else reverse("accounts:security")


def _is_closed(request: MemberRequest) -> bool:
    """A stolen session must not become the place where passwords are guessed."""
    told = {"username": request.member.user.username}
    return request.method == "POST" and not AxesProxyHandler.is_allowed(request, told)


def _count_failure(request: MemberRequest) -> None:
    """A wrong password counts here as it does at the door."""
    name = request.member.user.username
    user_login_failed.send(sender=__name__, credentials={"username": name}, request=request)
