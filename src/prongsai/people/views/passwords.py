"""A new password by a one-time code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import public
from prongsai.people import actions, queries
from prongsai.people.forms import NewPassword
from prongsai.people.views.invitations import refuse_code
from prongsai.ui.refusals import REFUSED


@never_cache
@require_POST
def hand_password_code(request: MemberRequest, person_id: int) -> HttpResponse:
    """The answer is the paper with the code: shown this once."""
    person = queries.person_or_404(request.member, person_id)
    made, code = actions.hand_password_code(person=person, by=request.member, now=timezone.now())
    context = {
        "person": person.name_th,
        "username": person.username,
        "code": code,
        "expires_at": made.expires_at,
        "join": request.build_absolute_uri(reverse("people:join")),
        "back": reverse("people:person", args=[person_id]),
    }
    return render(request, "people/password_code.html", context)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest, code: str) -> HttpResponse:
    try:
        standing = actions.standing_password_code(code, now=timezone.now())
        form = NewPassword(request.POST or None)
        if request.method == "POST" and form.is_valid():
            actions.set_password(code=standing, password=form.cleaned_data["password"], now=timezone.now())
            messages.success(request, _("Your new password is set. Please sign in with it."))
            return redirect("accounts:log_in")
    except actions.CannotAccept as refused:
        return refuse_code(request, refused)
    context = {"form": form, "username": standing.person.username}
    return render(request, "people/new_password.html", context, status=REFUSED if form.errors else 200)
