"""Access tokens: one's own, and those that the people of an agency hold."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.people import actions, permissions, queries
from prongsai.people.models import AccessToken
from prongsai.people.presenters import tokens as presenters
from prongsai.people.token_forms import CreateToken, EndToken
from prongsai.people.wording import TOKEN_NOT_MADE
from prongsai.ui.refusals import REFUSED


@require_safe
def own_tokens(request: MemberRequest) -> HttpResponse:
    may_create = permissions.may_hold_token(request.member, request.member.agency)
    tokens = queries.own_tokens(request.member)
    page = presenters.tokens_page(tokens, may_create=may_create, now=timezone.now())
    return render(request, "people/tokens.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def create_token(request: MemberRequest) -> HttpResponse:
    """The answer to the form is the page with the token: shown this once."""
    require(permissions.may_hold_token(request.member, request.member.agency))
    form = CreateToken(request.member, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made, secret = actions.create_token(
                name=form.cleaned_data["name"],
                scopes=form.chosen_scopes(),
                life=form.life(),
                by=request.member,
                now=timezone.now(),
            )
        except actions.CannotMakeToken as refused:
            place, sentence = TOKEN_NOT_MADE[refused.code]
            form.add_error(place or None, str(sentence))
        else:
            page = presenters.handed_token(made, secret, holder=request.member)
            return render(request, "people/token_made.html", {"page": page})
    return render(
        request, "people/create_token.html", {"form": form}, status=REFUSED if form.is_bound else 200
    )


@require_safe
def agency_tokens(request: MemberRequest, slug: str) -> HttpResponse:
    """Who holds tokens here, for those who arrange people."""
    agency = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_people(request.member, agency))
    now = timezone.now()
    page = presenters.agency_tokens_page(agency, queries.tokens_in(agency, now), now=now)
    return render(request, "people/agency_tokens.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def end_token(request: MemberRequest, token_id: int) -> HttpResponse:
    token = queries.token_or_404(request.member, token_id)
    require(permissions.may_end_token(request.member, token))
    is_own = token.membership.user_id == request.member.user.pk
    form = EndToken(request.POST if request.method == "POST" else None, is_own=is_own)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.end_token(token=token, reason=reason, by=request.member, now=timezone.now())
        messages.success(
            request, _("The access token is ended. The program that used it finds a closed door.")
        )
        return redirect(_list_of(token, is_own=is_own))
    if token.ended_at is not None and request.method != "POST":
        raise Http404
    row = presenters.token_row(token, now=timezone.now())
    context = {"form": form, "row": row, "back": _list_of(token, is_own=is_own)}
    return render(request, "people/end_token.html", context, status=REFUSED if form.is_bound else 200)


def _list_of(token: AccessToken, *, is_own: bool) -> str:
    """Where the token stands in a list."""
    if is_own:
        return reverse("people:own_tokens")
    return reverse("people:agency_tokens", args=[token.membership.agency.slug])
