"""Setting up and removing the authenticator app; recovery codes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import before_factor
from prongsai.credentials import actions, sealing
from prongsai.credentials.confirming import freshly_confirmed
from prongsai.credentials.forms import SetUpApp
from prongsai.credentials.presenters import codes_page, set_up_app_page
from prongsai.credentials.wording import REFUSALS
from prongsai.ui.refusals import REFUSED

WAITING = "app_secret"
"""Where the session keeps the sealed secret until a code made with it was typed."""


@before_factor
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@freshly_confirmed
def add_app(request: MemberRequest) -> HttpResponse:
    """The picture to scan, and the code that proves it was scanned. The secret stays the same until then."""
    secret = _waiting_secret(request)
    form = SetUpApp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            codes = actions.add_app(secret=secret, code=code, by=request.member, now=timezone.now())
        except actions.CannotChangeFactor as refused:
            form.add_error("code", str(REFUSALS[refused.code]))
        else:
            request.session.pop(WAITING, None)
            messages.success(
                request, _("The authenticator app is set up. From now on you sign in with a code too.")
            )
            return show_codes(request, codes) if codes else redirect("accounts:security")
    context = {"form": form, "page": set_up_app_page(viewer=request.member, secret=secret)}
    return render(request, "credentials/add_app.html", context, status=REFUSED if form.errors else 200)


@never_cache
@require_POST
@freshly_confirmed
def remove_app(request: MemberRequest) -> HttpResponse:
    try:
        actions.remove_app(by=request.member, now=timezone.now())
    except actions.CannotChangeFactor as refused:
        messages.error(request, str(REFUSALS[refused.code]))
    else:
        messages.success(request, _("The authenticator app is removed."))
    return redirect("accounts:security")


@never_cache
@require_POST
@freshly_confirmed
def make_recovery_codes(request: MemberRequest) -> HttpResponse:
    """The answer is the paper with the codes: shown this once."""
    return show_codes(request, actions.make_recovery_codes(by=request.member, now=timezone.now()))


def show_codes(request: MemberRequest, codes: tuple[str, ...]) -> HttpResponse:
    page = codes_page(codes, username=request.member.user.username)
    return render(request, "credentials/recovery_codes.html", {"page": page})


def _waiting_secret(request: MemberRequest) -> str:
    try:
        return sealing.opened(request.session.get(WAITING, ""))
    except sealing.CannotOpen:
        secret = actions.new_app_secret()
        request.session[WAITING] = sealing.seal(secret)
        return secret
