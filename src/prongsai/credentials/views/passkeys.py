"""Passkeys: added, named and removed by their owner; and signing in with one instead of name and password."""

import json
from collections.abc import Mapping
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication, begin_registration
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.forms import SignIn
from prongsai.accounts.kept import handed_back, send_again
from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import before_factor, public
from prongsai.accounts.models import User
from prongsai.credentials import actions, queries
from prongsai.credentials.confirming import freshly_confirmed
from prongsai.credentials.devices import in_words
from prongsai.credentials.forms import AddPasskey, NamePasskey, UsePasskey
from prongsai.credentials.views.factors import show_codes
from prongsai.credentials.wording import REFUSALS
from prongsai.ui.refusals import REFUSED


@before_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@freshly_confirmed
def add_passkey(request: MemberRequest) -> HttpResponse:
    user = request.member.user
    name = in_words(request.META.get("HTTP_USER_AGENT", ""))
    form = AddPasskey(request.POST if request.method == "POST" else None, user=user, initial={"name": name})
    if request.method == "POST" and form.is_valid():
        codes = actions.add_passkey(
            name=form.cleaned_data["name"],
            credential=form.cleaned_data["credential"],
            by=request.member,
            now=timezone.now(),
        )
        messages.success(request, _("The passkey is added. From now on you can sign in with it."))
        return show_codes(request, codes) if codes else redirect("accounts:security")
    context = {"form": form, "options": as_json(begin_registration(user, True))}  # noqa: FBT003
    return render(request, "credentials/add_passkey.html", context, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def name_passkey(request: MemberRequest, passkey_id: int) -> HttpResponse:
    passkey = _own_or_404(request.member.user, passkey_id)
    form = NamePasskey(request.POST or None, initial={"name": passkey.data["name"]})
    if request.method == "POST" and form.is_valid():
        actions.name_passkey(passkey=passkey, name=form.cleaned_data["name"])
        return redirect("accounts:security")
    context = {"form": form, "title": _("Name the passkey"), "back": reverse("accounts:security")}
    return render(request, "credentials/form.html", context, status=REFUSED if form.errors else 200)


@never_cache
@require_POST
@freshly_confirmed
def remove_passkey(request: MemberRequest, passkey_id: int) -> HttpResponse:
    passkey = _own_or_404(request.member.user, passkey_id)
    try:
        actions.remove_passkey(passkey=passkey, by=request.member, now=timezone.now())
    except actions.CannotChangeFactor as refused:
        messages.error(request, str(REFUSALS[refused.code]))
    else:
        messages.success(request, _("The passkey is removed. You may delete it from your device too."))
    return redirect("accounts:security")


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """GET: what the browser signs, as JSON. POST: the form of the sign-in page with what it signed."""
    if request.method != "POST":
        return JsonResponse(json.loads(as_json(begin_authentication(None))))
    kept = handed_back(request)
    form = UsePasskey(request.POST, user=None)
    if not form.is_valid():
        messages.error(request, str(REFUSALS["passkey"]))
        context = {"form": SignIn(request), "next": request.POST.get("next", ""), "kept": kept}
        return render(request, "accounts/log_in.html", context, status=REFUSED)
    passkey: Authenticator = form.cleaned_data["credential"]
    actions.use_passkey(passkey=passkey, now=timezone.now())
    record_authentication(request, passkey.user, "mfa", type=passkey.type, passwordless=True)
    answer: HttpResponse = perform_login(request, passkey.user, redirect_url=_next(request))
    return send_again(request, kept) if kept and request.user.is_authenticated else answer


def as_json(options: Mapping[str, Any]) -> str:
    """What the browser is asked for; the challenge in it is kept in the session."""
    return json.dumps(dict(options))


def _next(request: HttpRequest) -> str | None:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else None


def _own_or_404(user: User, passkey_id: int) -> Authenticator:
    found = next((one for one in queries.factors_of(user).passkeys if one.pk == passkey_id), None)
    if found is None:
        raise Http404
    return found
