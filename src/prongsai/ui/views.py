"""The gallery of components, and the choices that a browser keeps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from prongsai.ui.gallery import gallery_page
from prongsai.ui.preferences import CHOICES, ONE_YEAR


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with made-up words. Shows nothing of anybody."""
    page = gallery_page()
    return render(request, "ui/gallery.html", {"page": page, "navigation": page.navigation})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a theme or a density for this browser, and go back."""
    wish = request.POST.get("next", "")
    back = wish if url_has_allowed_host_and_scheme(wish, {request.get_host()}, request.is_secure()) else "/"
    answer = redirect(back)
    for name, values in CHOICES.items():
        if request.POST.get(name) in values:
            answer.set_cookie(
                name, request.POST[name], max_age=ONE_YEAR, samesite="Lax", secure=request.is_secure()
            )
    return answer


for open_view in (gallery, choose):
    open_view.is_public = True  # type: ignore[attr-defined]
