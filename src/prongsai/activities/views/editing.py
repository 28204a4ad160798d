"""An activity is recorded and changed. Files are kept first, so that a refused form has them still."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.activities import actions, permissions, queries
from prongsai.activities.forms import ActivityForm, initial_of
from prongsai.activities.models import Activity, ActivityMeasure
from prongsai.activities.presenters.editing import edit_page
from prongsai.activities.presenters.parts import activity_address
from prongsai.activities.views.photos import chosen_photos, with_sent_photos
from prongsai.files.receiving import form_limit
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.ids import id_in
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def add_activity(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """?measure= ticks a measure in advance."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_record(request.member, round_))
    if request.method != "POST":
        measure = id_in(request.GET.get("measure"))
        first: dict[str, Any] = {"starts_on": timezone.localdate(), "measures": [measure] if measure else []}
        return _page(request, round_, ActivityForm(initial=first))
    form = ActivityForm(with_sent_photos(request))
    if not form.is_valid():
        return _page(request, round_, form)
    try:
        made = actions.record_activity(
            round_=round_, content=form.content(), by=request.member, now=timezone.now()
        )
    except actions.CannotRecord as refused:
        form.refuse(refused.code)
        return _page(request, round_, form)
    return _saved(request, round_, made, form)


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def change_activity(request: MemberRequest, agency: str, year: int, activity_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    found = queries.activity_or_404(request.member, round_, activity_id)
    require(permissions.may_change(request.member, found))
    if request.method != "POST":
        return _page(request, round_, ActivityForm(initial=initial_of(found, _measures(found))), found)
    typed = with_sent_photos(request)
    form = ActivityForm(typed)
    if not form.is_valid():
        return _page(request, round_, form, found)
    try:
        changed = actions.change_activity(
            activity=found,
            content=form.content(),
            seen=form.seen_version(),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotRecord as refused:
        form.refuse(refused.code)
        return _page(request, round_, form, found)
    except actions.Stale:
        return _stale(request, round_, found, typed)
    return _saved(request, round_, changed, form)


def _measures(activity: Activity) -> list[int]:
    return list(ActivityMeasure.objects.filter(activity=activity).values_list("measure_id", flat=True))


def _saved(request: MemberRequest, round_: Round, saved: Activity, form: ActivityForm) -> HttpResponse:
    saved.round = round_
    photos = chosen_photos(request, form.cleaned_data["evidence"])
    if photos:
        actions.add_photos(activity=saved, evidence=photos, by=request.member, now=timezone.now())
    messages.success(request, _("The activity is saved."))
    return HttpResponseRedirect(activity_address(saved, round_))


def _stale(request: MemberRequest, round_: Round, found: Activity, typed: QueryDict) -> HttpResponse:
    """The form with what was typed, on what stands there now, which is shown beside it."""
    newer = queries.activity_or_404(request.member, round_, found.pk)
    typed["seen"] = str(newer.row_version)
    return _page(request, round_, ActivityForm(typed), newer, newer=newer)


def _page(
    request: MemberRequest,
    round_: Round,
    form: ActivityForm,
    found: Activity | None = None,
    *,
    newer: Activity | None = None,
) -> HttpResponse:
    page = edit_page(round_, form, viewer=request.member, activity=found, newer=newer)
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "activities/edit.html", context, status=REFUSED if form.is_bound else 200)
