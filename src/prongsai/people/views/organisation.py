"""Agencies and units."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.agencies.models import Agency
from prongsai.people import actions, permissions, queries
from prongsai.people.forms import AddAgency, AddUnit, ChangeUnit, LastDay
from prongsai.people.presenters.organisation import agencies_page, agency_page
from prongsai.people.wording import REFUSALS
from prongsai.ui.refusals import REFUSED


@require_safe
def agencies(request: MemberRequest) -> HttpResponse:
    """The agencies within reach; somebody with one agency only goes straight there."""
    found = queries.agencies_with_numbers(request.member, timezone.localdate())
    if len(found) == 1 and not permissions.may_add_agency(request.member, request.member.agency):
        return redirect("people:agency", found[0].agency.slug)
    return render(request, "people/agencies.html", {"page": agencies_page(found, viewer=request.member)})


@require_http_methods(["GET", "HEAD", "POST"])
def add_agency(request: MemberRequest) -> HttpResponse:
    parent = request.member.agency
    require(permissions.may_add_agency(request.member, parent))
    form = AddAgency(queries.agencies_within(request.member), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                agency = actions.add_agency(
                    parent=parent, spec=form.spec(), by=request.member, now=timezone.now()
                )
        except IntegrityError:
            form.add_error("slug", str(REFUSALS["slug_used"]))
        else:
            messages.success(request, _("The agency has been added. Now invite its first people."))
            return redirect("people:invite", agency.slug)
    return _form(request, form, _("Add an agency"), reverse("people:agencies"))


@require_safe
def agency(request: MemberRequest, slug: str) -> HttpResponse:
    found = queries.agency_or_404(request.member, slug)
    page = agency_page(found, queries.units_in_order(found), viewer=request.member)
    return render(request, "people/agency.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_unit(request: MemberRequest, slug: str) -> HttpResponse:
    found = _agency_to_arrange(request, slug)
    form = AddUnit(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            spec = form.spec(form.cleaned_data["code"])
            actions.add_unit(agency=found, spec=spec, by=request.member, now=timezone.now())
        except actions.CannotKeepUnit as refused:
            form.add_error("code", str(REFUSALS[refused.code]))
        else:
            messages.success(request, _("The unit has been added."))
            return redirect("people:agency", slug)
    return _form(request, form, _("Add a unit"), reverse("people:agency", args=[slug]))


@require_http_methods(["GET", "HEAD", "POST"])
def change_unit(request: MemberRequest, slug: str, code: str) -> HttpResponse:
    found = _agency_to_arrange(request, slug)
    unit = queries.unit_or_404(found, code)
    names = {name: getattr(unit, name) for name in ("kind", "name_th", "name_en", "short_th")}
    aliases = "\n".join(alias.text for alias in unit.aliases.all())
    form = ChangeUnit(request.POST or None, initial={**names, "aliases": aliases})
    if request.method == "POST" and form.is_valid():
        actions.change_unit(unit=unit, spec=form.spec(unit.code), by=request.member, now=timezone.now())
        messages.success(request, _("The unit has been changed."))
        return redirect("people:agency", slug)
    close = "" if unit.closed_on else reverse("people:close_unit", args=[slug, code])
    return _form(request, form, unit.name_th, reverse("people:agency", args=[slug]), close)


@require_http_methods(["GET", "HEAD", "POST"])
def close_unit(request: MemberRequest, slug: str, code: str) -> HttpResponse:
    """Nothing is deleted: what the unit did stays, it is only not offered any more."""
    found = _agency_to_arrange(request, slug)
    unit = queries.unit_or_404(found, code)
    form = LastDay(request.POST or None, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.close_unit(unit=unit, on=form.cleaned_data["day"], by=request.member, now=timezone.now())
        messages.success(request, _("The unit is closed. Its work and its papers stay as they are."))
        return redirect("people:agency", slug)
    title = _("Close %(unit)s") % {"unit": unit.name_th}
    return _form(request, form, title, reverse("people:change_unit", args=[slug, code]))


def _agency_to_arrange(request: MemberRequest, slug: str) -> Agency:
    found = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_units(request.member, found))
    return found


def _form(request: MemberRequest, form: Form, title: str, back: str, close: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "close": close}
    return render(request, "people/form.html", context, status=REFUSED if form.errors else 200)
