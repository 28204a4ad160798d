"""Frameworks, to be read by every member: they are common to all agencies."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.frameworks import permissions, presenters, queries


@require_safe
def index(request: MemberRequest) -> HttpResponse:
    require(permissions.may_read(request.member))
    rows = presenters.index_page(list(queries.published_versions()))
    return render(request, "frameworks/index.html", {"rows": rows})


@require_safe
def framework(request: MemberRequest, framework_id: str) -> HttpResponse:
    require(permissions.may_read(request.member))
    page = presenters.framework_page(queries.version_or_404(framework_id))
    return render(request, "frameworks/framework.html", {"page": page})
