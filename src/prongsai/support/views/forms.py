"""Satisfaction forms for the office: opened, printed, closed, read."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.queries import round_or_404
from prongsai.support import actions, permissions
from prongsai.support.forms.numbers import OpenForm
from prongsai.support.presenters.forms import form_page, forms_page
from prongsai.support.presenters.parts import address
from prongsai.support.presenters.row import new_form_page
from prongsai.support.printing import form_poster
from prongsai.support.queries.forms import form_or_404
from prongsai.support.queries.rows import units_to_write
from prongsai.surveys.printing import LANGUAGES
from prongsai.ui.refusals import REFUSED

SIZES = ("a4", "a5")


@require_safe
def forms(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    page = forms_page(round_, viewer=request.member, today=timezone.localdate())
    return render(request, "support/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def open_form(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_ask(request.member, round_))
    data = request.POST if request.method == "POST" else None
    today = timezone.localdate()
    form = OpenForm(data, units=units_to_write(request.member, round_), initial={"opens_on": today})
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_form(round_=round_, **form.values(), by=request.member, now=timezone.now())
        except actions.CannotWrite as refused:
            form.add_error("closes_on", form.sentence(refused.code))
        else:
            messages.success(request, _("The form is open. Print its poster, or hand on its address."))
            return HttpResponseRedirect(address("form", round_, form_id=made.pk))
    page = new_form_page(round_, form)
    return render(request, "support/row.html", {"page": page}, status=REFUSED if form.is_bound else 200)


@require_safe
def form(request: MemberRequest, agency: str, year: int, form_id: int) -> HttpResponse:
    found = form_or_404(request.member, round_or_404(request.member, agency, year), form_id)
    page = form_page(found, viewer=request.member)
    return render(request, "support/form.html", {"page": page})


@require_POST
def close_form(request: MemberRequest, agency: str, year: int, form_id: int) -> HttpResponse:
    found = form_or_404(request.member, round_or_404(request.member, agency, year), form_id)
    require(permissions.may_ask(request.member, found.round))
    actions.close_form(form=found, by=request.member, now=timezone.now())
    messages.success(request, _("The form is closed. Nothing is taken any more."))
    return HttpResponseRedirect(address("form", found.round, form_id=found.pk))


@require_safe
def form_poster_pdf(request: MemberRequest, agency: str, year: int, form_id: int) -> HttpResponse:
    """?size= a4 or a5; ?language= th or en."""
    found = form_or_404(request.member, round_or_404(request.member, agency, year), form_id)
    size, language = request.GET.get("size", SIZES[0]), request.GET.get("language", LANGUAGES[0])
    if size not in SIZES or language not in LANGUAGES:
        raise Http404
    answer = HttpResponse(form_poster(found, size=size, language=language), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="form-{found.token}-{size}-{language}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
