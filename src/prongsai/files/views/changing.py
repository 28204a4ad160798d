"""Saying what a piece of evidence shows, setting it aside, bringing it back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import actions, permissions, presenters, queries
from prongsai.files.content import Description
from prongsai.files.forms import DescribeEvidence
from prongsai.files.models import Evidence
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken
from prongsai.ui.refusals import REFUSED
from prongsai.ui.versions import Versions, as_chosen, versions_of

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def describe_evidence(request: MemberRequest, evidence_id: int) -> HttpResponse:
    """The form; when somebody else saved meanwhile, both texts, and nothing typed is lost."""
    evidence = queries.evidence_or_404(request.member, evidence_id)
    require(permissions.may_change_evidence(request.member, evidence))
    if request.method != "POST":
        return _page(request, evidence, DescribeEvidence(initial=_as_saved(evidence)))
    form = DescribeEvidence(as_chosen(request.POST, _as_sent(evidence)))
    if not form.is_valid():
        return _page(request, evidence, form, status=REFUSED)
    try:
        actions.describe_evidence(
            evidence=evidence,
            description=form.description(),
            row_version=form.seen_version(),
            by=request.member,
            now=timezone.now(),
        )
    except actions.StaleDescription as stale:
        typed = DescribeEvidence(initial={**request.POST.dict(), "row_version": stale.now_saved.row_version})
        versions = _versions(form, stale.now_saved)
        return _page(request, evidence, typed, versions=versions, status=CONFLICT)
    messages.success(request, _("The description is saved."))
    return _to_evidence(evidence)


@require_POST
def set_aside(request: MemberRequest, evidence_id: int) -> HttpResponse:
    evidence = queries.evidence_or_404(request.member, evidence_id)
    actions.set_aside(evidence=evidence, by=request.member, now=timezone.now())
    messages.success(request, _("It is set aside: no longer in the library, and never lost."))
    return _to_evidence(evidence)


@require_POST
def bring_back(request: MemberRequest, evidence_id: int) -> HttpResponse:
    evidence = queries.evidence_or_404(request.member, evidence_id)
    actions.bring_back(evidence=evidence, by=request.member, now=timezone.now())
    messages.success(request, _("It is back in the library."))
    return _to_evidence(evidence)


def _page(
    request: MemberRequest,
    evidence: Evidence,
    form: DescribeEvidence,
    *,
    versions: Versions | None = None,
    status: int = 200,
) -> HttpResponse:
    page = presenters.evidence_page(request.member, evidence)
    context = {"page": page, "form": form, "versions": versions}
    return render(request, "files/describe.html", context, status=status)


def _as_saved(evidence: Evidence) -> dict[str, object]:
    return {name: getattr(evidence, name) for name in ("caption", "taken_on", "place", "row_version")}


def _as_sent(evidence: Evidence) -> dict[str, list[str]]:
    day = evidence.taken_on
    return {
        "caption": [evidence.caption],
        "taken_on": [day.isoformat()] if day else [],
        "place": [evidence.place],
    }


def _versions(form: DescribeEvidence, now_saved: Evidence) -> Versions:
    """What was typed beside what somebody else has saved. The form is valid."""
    mine, labels = form.description(), {name: str(form.fields[name].label) for name in _as_sent(now_saved)}
    return versions_of(labels, _in_words(mine), _in_words(now_saved))


def _in_words(said: Evidence | Description) -> dict[str, str]:
    day = day_in_words(said.taken_on, spoken()) if said.taken_on else ""
    return {"caption": said.caption, "taken_on": day, "place": said.place}


def _to_evidence(evidence: Evidence) -> HttpResponse:
    return HttpResponseRedirect(reverse("files:evidence", kwargs={"evidence_id": evidence.pk}))
