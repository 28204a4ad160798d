"""A person's own calendar, and the page that makes its address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import public
from prongsai.notices import actions, presenters, queries
from prongsai.notices.calendar import items_of, written


@public
@require_safe
@conditional_page
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Read by programs: no cookie is asked for or given. An unchanged calendar is answered with 304."""
    del request
    user = queries.reader_or_404(secret)
    today = timezone.localdate()
    with translation.override(queries.preference_of(user).language):
        content = written(items_of(queries.members_of(user, today), today))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="prongsai.ics"'
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: MemberRequest) -> HttpResponse:
    """POST makes an address, which stands on the page that answers and nowhere else."""
    secret = ""
    if request.method == "POST":
        secret = actions.make_calendar_address(by=request.member, now=timezone.now())
    page = presenters.calendar_page(request.member, secret)
    answer = render(request, "notices/calendar.html", {"page": page})
    add_never_cache_headers(answer)
    return answer


@require_POST
def revoke_calendar(request: MemberRequest) -> HttpResponse:
    if actions.revoke_calendar_address(by=request.member, now=timezone.now()):
        messages.success(request, _("The address is void. Calendars that read it get nothing any more."))
    return redirect("notices:calendar")
