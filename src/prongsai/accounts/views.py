"""Signing in and out, and choosing in which membership one acts."""

from typing import Any

from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from prongsai.accounts.forms import SignIn
from prongsai.accounts.kept import handed_back, kept_from, send_again
from prongsai.accounts.middleware import public, signed_out

FORBIDDEN = 403


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
        answer = super().form_valid(form)
        kept = handed_back(self.request)
        return answer if kept is None else send_again(self.request, kept)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"kept": handed_back(self.request)}


log_in = public(LogIn.as_view())
log_out = public(auth_views.LogoutView.as_view())


def stale_token(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Named in the settings for requests whose token does not fit, as after signing in anew in another tab.

    Only what a page of this very address has sent is offered for sending again; a browser lets no page lie about that.
    """
    origin = f"{request.scheme}://{request.get_host()}"
    is_public = getattr(request.resolver_match and request.resolver_match.func, "is_public", False)
    if is_public or request.headers.get("Origin") != origin:
        return render(request, "403_csrf.html", status=FORBIDDEN)
    if not request.user.is_authenticated:
        return signed_out(request)
    return send_again(request, kept_from(request), status=FORBIDDEN)
