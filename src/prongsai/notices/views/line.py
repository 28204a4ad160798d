"""A person links their LINE account, or lets go of it; and what LINE itself tells us."""

import logging
import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import public
from prongsai.notices import actions, line, presenters
from prongsai.notices.webhook import Heard, events_of
from prongsai.notices.wording import LINE_ANSWERS
from prongsai.ui.refusals import REFUSED

LINK_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,200}")
log = logging.getLogger(__name__)


@require_POST
def make_line_code(request: MemberRequest) -> HttpResponse:
    """The code stands on the page that answers, and nowhere else."""
    _only_where_set_up()
    code = actions.make_typed_code(by=request.member, now=timezone.now())
    answer = render(request, "notices/line_code.html", {"page": presenters.line_code_page(code)})
    add_never_cache_headers(answer)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def link_line(request: MemberRequest) -> HttpResponse:
    """Whoever comes from LINE says who they are here; then LINE asks once more, and tells the webhook."""
    _only_where_set_up()
    given = request.POST if request.method == "POST" else request.GET
    token = given.get("linkToken", "")
    is_whole = LINK_TOKEN.fullmatch(token) is not None
    onward = ""
    if request.method == "POST" and is_whole:
        onward = line.link_address(token, actions.make_nonce(by=request.member, now=timezone.now()))
    page = presenters.line_link_page(token if is_whole else "", onward)
    answer = render(request, "notices/line_link.html", {"page": page}, status=200 if is_whole else REFUSED)
    add_never_cache_headers(answer)
    return answer


@require_POST
def unlink_line(request: MemberRequest) -> HttpResponse:
    if actions.unlink_line(by=request.member, now=timezone.now()):
        messages.success(request, _("Your LINE account is not linked any more."))
    return redirect("notices:preference")


@public
@csrf_exempt
@require_POST
def line_webhook(request: HttpRequest) -> HttpResponse:
    """Only what LINE signed is read, so nothing is where no secret is set; LINE may send the same again."""
    body = request.body
    if not line.is_signed(body, request.headers.get("X-Line-Signature", "")):
        return HttpResponseBadRequest()
    try:
        events = events_of(body)
    except ValueError:
        return HttpResponseBadRequest()
    with translation.override("th"):
        for heard in events:
            _answer(heard, actions.hear(heard=heard, now=timezone.now()))
    return HttpResponse()


def _answer(heard: Heard, answer: actions.Answer) -> None:
    """What is done is done: an answer that cannot be given is written down, no more."""
    if not answer.code or not heard.reply_token:
        return
    try:
        given = _linking_address(heard) if answer.code == "welcome" else answer.name
        line.answer(heard.reply_token, LINE_ANSWERS[answer.code](given))
    except (OSError, ValueError):
        log.warning("An answer to LINE could not be given", exc_info=True)


def _linking_address(heard: Heard) -> str:
    """ "" where LINE gives no token: then the code is the way."""
    try:
        return presenters.linking_address(line.link_token(heard.line_user))
    except (OSError, ValueError):
        log.warning("LINE gave no link token", exc_info=True)
        return ""


def _only_where_set_up() -> None:
    if not line.can_link():
        raise Http404
