"""Kinds of licence and their checklists."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.agencies.models import Agency
from prongsai.licences import actions, permissions
from prongsai.licences.forms.office import ChecklistForm, TypeForm
from prongsai.licences.models import Checklist, LicenceType
from prongsai.licences.presenters.kinds import kind_page, kinds_page
from prongsai.licences.presenters.parts import address, kind_name, named
from prongsai.licences.queries.cases import (
    agency_or_404,
    checklist_or_404,
    checklists_of,
    type_or_404,
    types_of,
    units_of,
)
from prongsai.licences.queries.published import checklists_in_force
from prongsai.licences.wording import REFUSED as WHY
from prongsai.ui.refusals import REFUSED


@require_safe
def kinds(request: MemberRequest, agency: str) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    found = types_of(office)
    drafts = Checklist.objects.filter(licence_type__in=found, is_published=False)
    page = kinds_page(
        office,
        found,
        checklists_in_force(found, timezone.localdate()),
        frozenset(drafts.values_list("licence_type_id", flat=True)),
        viewer=request.member,
    )
    return render(request, "licences/list.html", {"page": page})


@require_POST
def take_kinds(request: MemberRequest, agency: str) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    require(permissions.may_handle_any(request.member, office.pk) and request.member.own_unit is None)
    now = timezone.now()
    count = actions.take_listed_types(
        agency=office, effective_from=timezone.localdate(now), by=request.member, now=now
    )
    said = ngettext("%(count)s kind was added.", "%(count)s kinds were added.", count) % {"count": count}
    messages.success(request, said)
    return HttpResponseRedirect(address("kinds", office))


@require_safe
def kind(request: MemberRequest, agency: str, key: str) -> HttpResponse:
    of = type_or_404(request.member, agency_or_404(request.member, agency), key)
    checklists = checklists_of(of)
    for one in checklists:
        one.licence_type = of
    page = kind_page(of, checklists, viewer=request.member)
    return render(request, "licences/kind.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_kind(request: MemberRequest, agency: str) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    require(permissions.may_handle_any(request.member, office.pk))
    return _write_kind(request, office, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change_kind(request: MemberRequest, agency: str, key: str) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    of = type_or_404(request.member, office, key)
    require(permissions.may_handle_type(request.member, of))
    return _write_kind(request, office, of)


def _write_kind(request: MemberRequest, office: Agency, of: LicenceType | None) -> HttpResponse:
    """People of a unit choose their own unit alone."""
    own = request.member.own_unit
    units = [own] if own else units_of(office)
    form = TypeForm(request.POST if request.method == "POST" else None, of=of, units=units)
    if form.is_bound and form.is_valid():
        if own is not None and form.cleaned_data["unit"] != str(own.pk):
            form.add_error("unit", _("Please choose your own division."))
        else:
            row = of or LicenceType(agency=office, key=form.cleaned_data["key"])
            done = _try(form, lambda: _written(row, form, request))
            if done is not None:
                return HttpResponseRedirect(address("kind", office, key=row.key))
    title = kind_name(of) if of else _("Add a kind of licence")
    back = address("kind", office, key=of.key) if of else address("kinds", office)
    context = {"title": title, "agency": named(office), "form": form, "back": back}
    return render(request, "licences/form.html", context, status=REFUSED if form.is_bound else 200)


def _written(row: LicenceType, form: TypeForm, request: MemberRequest) -> LicenceType:
    return actions.write_type(
        of=row,
        content=form.content(),
        seen=form.cleaned_data["seen"] or 0,
        by=request.member,
        now=timezone.now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def write_checklist(request: MemberRequest, agency: str, key: str) -> HttpResponse:
    """The draft of the next version: begun from the draft that stands, else from the newest version."""
    office = agency_or_404(request.member, agency)
    of = type_or_404(request.member, office, key)
    require(permissions.may_handle_type(request.member, of))
    newest = next(iter(checklists_of(of)), None)
    data = request.POST if request.method == "POST" else None
    form = ChecklistForm(data, standing=newest, today=timezone.localdate())
    if form.is_bound and form.is_valid():
        actions.write_checklist(of=of, content=form.content(), by=request.member, now=timezone.now())
        messages.success(request, _("The draft is saved. Somebody else publishes it."))
        return HttpResponseRedirect(address("kind", office, key=of.key))
    context = {
        "form": form,
        "title": kind_name(of),
        "agency": named(office),
        "back": address("kind", office, key=of.key),
    }
    return render(request, "licences/write_checklist.html", context, status=REFUSED if form.is_bound else 200)


@require_POST
def publish_checklist(request: MemberRequest, agency: str, key: str, number: int) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    found = checklist_or_404(type_or_404(request.member, office, key), number)
    require(permissions.may_publish(request.member, found))
    try:
        actions.publish_checklist(checklist=found, by=request.member, now=timezone.now())
    except actions.CannotDo as refused:
        messages.error(request, str(WHY[refused.code]))
    else:
        messages.success(request, _("The version is published and never changes from now on."))
    return HttpResponseRedirect(address("kind", office, key=key))


def _try(form: TypeForm, do: Any) -> LicenceType | None:
    try:
        made: LicenceType = do()
    except actions.CannotDo as refused:
        form.add_error(
            "key" if "key" in form.fields and refused.code == "taken" else None, str(WHY[refused.code])
        )
    except actions.Stale:
        form.add_error(None, _("Somebody changed it since you opened the form. Please open it again."))
    else:
        return made
    return None
