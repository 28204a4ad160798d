"""Signing in and out: name and password, then a code where the person has a second factor."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStageController
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.auth import begin_authentication
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from prongsai.accounts.forms import SignIn
from prongsai.accounts.kept import Kept, handed_back, send_again
from prongsai.accounts.middleware import public
from prongsai.accounts.models import User
from prongsai.credentials import actions
from prongsai.credentials.forms import EnterCode, UsePasskey
from prongsai.credentials.queries import factors_of
from prongsai.credentials.views.passkeys import as_json
from prongsai.credentials.wording import REFUSALS
from prongsai.ui.refusals import REFUSED

HTTP_FOUND = 302


class LogIn(auth_views.LoginView):
    """Signs in; what was kept from a page on which the session ended is offered for sending afterwards."""

    template_name = "accounts/log_in.html"
    authentication_form = SignIn
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kept = handed_back(request)
        if kept is not None and request.user.is_authenticated:
            return send_again(request, kept)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SignIn) -> HttpResponse:  # type: ignore[override]
        record_authentication(self.request, form.get_user(), "password")
        answer: HttpResponse = perform_login(
            self.request, form.get_user(), redirect_url=self.get_success_url()
        )
        kept = handed_back(self.request)
        if kept is None or answer.status_code != HTTP_FOUND:
            return answer
        if self.request.user.is_authenticated:
            return send_again(self.request, kept)
        return _code_page(self.request, form.get_user(), EnterCode(), kept)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"kept": handed_back(self.request)}


log_in = public(LogIn.as_view())
log_out = public(auth_views.LogoutView.as_view())


@public
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """The second step, for ten minutes after the first; what was kept is carried through."""
    kept = handed_back(request)
    if request.user.is_authenticated:
        return send_again(request, kept) if kept else redirect(resolve_url("dashboards:home"))
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return _from_the_start(request, kept)
    user = stage.login.user
    if request.POST.get("credential"):
        return _with_passkey(request, stage, kept)
    form = EnterCode(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _code_page(request, user, form, kept)
    if not AxesProxyHandler.is_allowed(request, {"username": user.username}):
        return closed(request, user)
    refusal = _refused(request, user, form.cleaned_data["code"])
    if refusal:
        if not AxesProxyHandler.is_allowed(request, {"username": user.username}):
            return closed(request, user)
        form.add_error("code", str(REFUSALS[refusal]))
        return _code_page(request, user, form, kept)
    return _entered(request, stage, kept)


def _with_passkey(request: HttpRequest, stage: AuthenticateStage, kept: Kept | None) -> HttpResponse:
    user = stage.login.user
    passkey = UsePasskey(request.POST, user=user)
    if not passkey.is_valid():
        form = EnterCode()
        messages.error(request, str(REFUSALS["passkey"]))
        return _code_page(request, user, form, kept)
    row = passkey.cleaned_data["credential"]
    actions.use_passkey(passkey=row, now=timezone.now())
    record_authentication(request, user, "mfa", type=row.type)
    return _entered(request, stage, kept)


def _entered(request: HttpRequest, stage: AuthenticateStage, kept: Kept | None) -> HttpResponse:
    answer: HttpResponse = stage.exit()
    return send_again(request, kept) if kept and request.user.is_authenticated else answer


def _refused(request: HttpRequest, user: User, code: str) -> str:
    """Why the code does not open, or "". Wrong ones count like wrong passwords, and for the person wherever they come from."""
    key = f"second-factor-{user.pk}"
    if not ratelimit.consume(request, action="login_failed", key=key):
        return "too_many"
    try:
        row = actions.take_code(user=user, code=code, now=timezone.now())
    except actions.CannotTakeCode as refused:
        user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)
        return refused.code
    ratelimit.clear(request, action="login_failed", key=key)
    record_authentication(request, user, "mfa", type=row.type)
    return ""


def closed(request: HttpRequest, user: User) -> HttpResponse:
    answer: HttpResponse = get_lockout_response(request, credentials={"username": user.username})
    return answer


def _from_the_start(request: HttpRequest, kept: Kept | None) -> HttpResponse:
    """Nobody has given a name and a password here, or that was too long ago."""
    if kept is None:
        return redirect("accounts:log_in")
    return render(request, "accounts/log_in.html", {"form": SignIn(request), "kept": kept})


def _code_page(request: HttpRequest, user: User, form: EnterCode, kept: Kept | None) -> HttpResponse:
    factors = factors_of(user)
    options = as_json(begin_authentication(user)) if factors.passkeys else ""
    context = {"form": form, "kept": kept, "options": options, "has_app": factors.app is not None}
    return render(request, "credentials/enter_code.html", context, status=REFUSED if form.errors else 200)
