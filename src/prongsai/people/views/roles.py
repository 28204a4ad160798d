"""Who may do what, for everybody to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.people.presenters.roles import roles_page


@require_safe
def roles(request: MemberRequest) -> HttpResponse:
    return render(request, "people/roles.html", {"page": roles_page(viewer=request.member)})
