"""The description of the interface: for programs as JSON, for people as a page. It tells nothing of anybody."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.middleware import public
from prongsai.api.document import document
from prongsai.api.presenters import guide_page


@public
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "api/guide.html", {"page": guide_page()})


@public
@require_safe
def description(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})
