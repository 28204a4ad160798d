"""What opens an account anew is changed only by somebody who has just shown who they are."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from prongsai.accounts.members import MemberRequest

CONFIRMED = "confirmed"
"""Where the session keeps when the person last showed who they are, in seconds."""
FRESH_SECONDS = 15 * 60
P = ParamSpec("P")
View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def is_fresh(request: MemberRequest) -> bool:
    return 0 <= time.time() - int(request.session.get(CONFIRMED, 0)) < FRESH_SECONDS


def freshly_confirmed(view: View[P]) -> View[P]:
    """Leads to the password first where the last sign-in is more than a quarter of an hour ago; a form is filled in anew."""

    @wraps(view)
    def asked(request: MemberRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        back = request.path if request.method in {"GET", "HEAD"} else reverse("accounts:security")
        return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': back})}")

    return asked  # type: ignore[return-value]  # wraps() forgets that the request comes by place
