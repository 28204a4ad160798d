"""Every page is for members unless its view says otherwise."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from prongsai.accounts.forms import SignIn
from prongsai.accounts.kept import kept_from, whole_page
from prongsai.accounts.members import CHOSEN, member_of

SIGNED_OUT = 401
FORBIDDEN = 403
SET_UP = "accounts:security"
View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Declare a view open to anybody. What is not declared is for members."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def before_factor(view: View) -> View:
    """Declare a view open to a member who still owes a second factor: those with which one is set up."""
    view.is_before_factor = True  # type: ignore[attr-defined]
    return view


def takes_token(view: View) -> View:
    """Declare a view that asks for an access token by itself: no session, no sign-in page (see the room api)."""
    view.takes_token = True  # type: ignore[attr-defined]
    return view


class MemberMiddleware:
    """Puts `request.member` in place; sends strangers to the sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: View,
        _args: tuple[Any, ...],
        _kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        if getattr(view, "takes_token", False):
            return None
        is_public = getattr(view, "is_public", False)
        member = member_of(request.user, chosen=request.session.get(CHOSEN), today=timezone.localdate())
        request.member = member  # type: ignore[attr-defined]
        if is_public:
            return None
        if member is not None:
            is_free = not member.owes_factor or getattr(view, "is_before_factor", False)
            return None if is_free else _to_set_up(request)
        if request.user.is_authenticated:
            raise PermissionDenied
        if request.method == "POST":
            return signed_out(request)
        return _to_sign_in(request)


def signed_out(request: HttpRequest) -> HttpResponse:
    """The sign-in page in the place of an answer, with everything that was sent kept in it."""
    context = {"form": SignIn(request), "kept": kept_from(request)}
    return whole_page(request, "accounts/log_in.html", context, status=SIGNED_OUT)


def _to_set_up(request: HttpRequest) -> HttpResponse:
    """To the page where a second factor is set up. What was being sent is kept in the answer."""
    if request.method == "POST":
        return whole_page(
            request, "accounts/factor_first.html", {"kept": kept_from(request)}, status=FORBIDDEN
        )
    answer = HttpResponse() if request.headers.get("HX-Request") == "true" else redirect(SET_UP)
    if "Location" not in answer:
        answer["HX-Redirect"] = reverse(SET_UP)
    return answer


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; htmx goes there with the whole page, which it names."""
    if request.headers.get("HX-Request") != "true":
        return redirect_to_login(request.get_full_path())
    page = urlsplit(request.headers.get("HX-Current-URL", "/"))
    back = urlunsplit(("", "", page.path, page.query, ""))
    answer = HttpResponse()
    answer["HX-Redirect"] = redirect_to_login(back)["Location"]
    return answer
