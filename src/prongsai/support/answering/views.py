"""A visitor's form. It sets no cookie, reads none, and writes nothing but tallies and the words."""

import re
import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.middleware import public
from prongsai.support import actions
from prongsai.support.answering.pace import is_too_fast
from prongsai.support.answering.pages import (
    MOST_WORDS,
    SENDING,
    WORDS,
    address_of,
    form_page,
    frame_of,
    too_long,
    too_many,
)
from prongsai.support.models import Form
from prongsai.support.queries.forms import form_at, takes_answers
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import TOO_LARGE, announced_length

LARGEST_FORM = 32 * 1024
SEE_OTHER, TOO_MANY = 303, 429
SHAPE = re.compile(r"[A-Za-z0-9_-]{16,64}")


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Nobody is signed in here, so there is nothing that a forged request could borrow."""
    found = _found(token)
    with translation.override(language):
        if not takes_answers(found, timezone.localdate()):
            return _closed(found, language, was_sent=request.method == "POST")
        if request.method != "POST":
            page = form_page(found, language, sending=secrets.token_urlsafe(24))
            return _rendered("form.html", {"page": page, "frame": page.frame})
        return _taken(request, found, language)


@public
@require_safe
def thanks(request: HttpRequest, language: str, token: str) -> HttpResponse:  # noqa: ARG001
    """The same words for everybody."""
    found = _found(token)
    with translation.override(language):
        return _rendered("thanks.html", {"frame": frame_of(found, language, "thanks")})


def _taken(request: HttpRequest, found: Form, language: str) -> HttpResponse:
    if announced_length(request) > LARGEST_FORM:
        page = form_page(found, language, sending=secrets.token_urlsafe(24), problem=too_long())
        return _rendered("form.html", {"page": page, "frame": page.frame}, TOO_LARGE)
    given = request.POST.dict()
    sending = given.get(SENDING, "")
    if not SHAPE.fullmatch(sending):
        sending = secrets.token_urlsafe(24)
    page = form_page(found, language, sending=sending, given=given)
    problem, status = "", REFUSED
    if page.missing:
        problem = _("Something is missing; your answers are all still here.")
    elif len(given.get(WORDS, "")) > MOST_WORDS:
        problem = too_long()
    elif is_too_fast(found.pk):
        problem, status = too_many(), TOO_MANY
    if problem:
        page = form_page(found, language, sending=sending, given=given, problem=problem)
        return _rendered("form.html", {"page": page, "frame": page.frame}, status)
    answers = {one.code: int(given[one.code]) for one in page.questions}
    try:
        actions.take_answers(
            form=found,
            answers=answers,
            words=given.get(WORDS, ""),
            sending=sending,
            today=timezone.localdate(),
        )
    except actions.CannotWrite:
        return _closed(found, language, was_sent=True)
    answer = HttpResponseRedirect(address_of(found, language, "thanks"))
    answer.status_code = SEE_OTHER
    return answer


def _found(token: str) -> Form:
    found = form_at(token)
    if found is None:
        raise Http404
    return found


def _closed(found: Form, language: str, *, was_sent: bool) -> HttpResponse:
    has_begun = found.opens_on <= timezone.localdate()
    context = {
        "frame": frame_of(found, language),
        "was_sent": was_sent,
        "opens_on": None if has_begun else found.opens_on,
    }
    return _rendered("closed.html", context, REFUSED if was_sent else 200)


def _rendered(template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    answer = HttpResponse(render_to_string(f"support/public/{template}", context), status=status)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
