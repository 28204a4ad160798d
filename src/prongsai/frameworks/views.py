"""Frameworks, to be read by every member: they are common to all agencies."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.accounts.members import MemberRequest, require
from prongsai.frameworks import permissions, presenters, queries


def index(request: HttpRequest) -> HttpResponse:
    require(permissions.may_read(cast(MemberRequest, request).member))
    rows = presenters.index_page(list(queries.published_versions()))
    return render(request, "frameworks/index.html", {"rows": rows})


def framework(request: HttpRequest, framework_id: str) -> HttpResponse:
    require(permissions.may_read(cast(MemberRequest, request).member))
    page = presenters.framework_page(queries.version_or_404(framework_id))
    return render(request, "frameworks/framework.html", {"page": page})
