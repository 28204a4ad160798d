"""What is answered to a page whose token is too old."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.accounts.kept import kept_from, send_again
from prongsai.accounts.middleware import FORBIDDEN, signed_out


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
