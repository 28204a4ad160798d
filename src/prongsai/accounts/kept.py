"""What somebody was sending when they turned out to be signed out, or their page too old: kept in the answer.

It goes back to the browser in hidden fields and nowhere else; sent again, it is a request like any other.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from prongsai.ui.uploads import let_go_of

TOKEN = "csrfmiddlewaretoken"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Kept:
    """to: the address of this house that it was on its way to; fields: names and values, as sent; had_file: lost."""

    to: str
    fields: tuple[tuple[str, str], ...]
    had_file: bool = False

    @property
    def packed(self) -> str:
        """The fields as one text, for one hidden field."""
        return json.dumps(self.fields, ensure_ascii=False)


def kept_from(request: HttpRequest) -> Kept:
    """What this request carries, without its token."""
    return Kept(
        request.get_full_path(), tuple(_fields(request)), had_file=bool(request.FILES or let_go_of(request))
    )


def handed_back(request: HttpRequest) -> Kept | None:
    """What the sign-in form carries along for later; None when it carries nothing that can be sent within this house."""
    to = request.POST.get("kept_to", "")
    if not to.startswith("/") or not url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return None
    try:
        fields = tuple((str(name), str(value)) for name, value in json.loads(request.POST.get("kept", "")))
    except (ValueError, TypeError, RecursionError):
        return None
    return Kept(to, fields, had_file="kept_file" in request.POST)


def send_again(request: HttpRequest, kept: Kept, *, status: int = 200) -> HttpResponse:
    """A page with one button, which sends what was kept."""
    return whole_page(request, "accounts/send_again.html", {"kept": kept}, status=status)


def whole_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page; where htmx asked for a part, it takes the place of the whole page and not of that part."""
    answer = render(request, template, context, status=status)
    add_never_cache_headers(answer)
    if request.headers.get("HX-Request") == "true":
        answer.status_code = 200
        answer["HX-Retarget"], answer["HX-Reswap"], answer["HX-Reselect"] = (
            "body",
            "innerHTML",
            "[data-whole]",
        )
    return answer


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != TOKEN:
            yield from ((name, str(value)) for value in values)
