"""Putting files in: many at once from a plain form, one by one from the script of the same page."""

import uuid
from collections.abc import Iterator

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import actions, permissions, presenters, queries, wording
from prongsai.files.forms import AddVersion, DescribeEvidence
from prongsai.files.kinds import accepted_endings
from prongsai.files.models import Evidence
from prongsai.files.presenters import Outcome
from prongsai.files.receiving import form_limit, holding, oversized_names, version_limit
from prongsai.files.refusing import CannotTake
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import let_go_of, takes_uploads


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def add_files(request: MemberRequest) -> HttpResponse:
    """The form, and what it sends: `files`, each refused or stored by itself. A program asks for JSON and sends one."""
    require(permissions.may_add_file(request.member, request.member.agency))
    if request.method != "POST":
        return _form_page(request, DescribeEvidence(), [])
    form = DescribeEvidence(request.POST)
    is_whole = form.is_valid()
    if request.accepts("text/html"):
        outcomes = list(_outcomes(request, form))
        if not outcomes:
            form.add_error(None, _("Please choose at least one file."))
        elif is_whole and all(outcome.href for outcome in outcomes):
            return _to_library(request, len(outcomes))
        return _form_page(request, form, outcomes)
    if not is_whole:
        sentence = next(str(error) for errors in form.errors.values() for error in errors)
        return _as_json(Outcome("", sentence=sentence, again=True))
    outcomes = list(_outcomes(request, form))
    return _as_json(outcomes[0] if outcomes else Outcome("", sentence=wording.refusal(CannotTake("empty"))))


@takes_uploads(version_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def add_version(request: MemberRequest, evidence_id: int) -> HttpResponse:
    evidence = queries.evidence_or_404(request.member, evidence_id)
    require(permissions.may_change_evidence(request.member, evidence))
    if request.method != "POST":
        form = AddVersion(initial={"upload_id": uuid.uuid4().hex}, accept=accepted_endings())
        return _version_page(request, evidence, form)
    form = AddVersion(request.POST, request.FILES, accept=accepted_endings())
    if oversized_names(request) or let_go_of(request):
        form.errors.pop("file", None)
        form.add_error("file", wording.refusal(CannotTake("too_large")))
    if form.is_valid():
        try:
            with holding(form.cleaned_data["file"]) as incoming:
                actions.add_version(
                    evidence=evidence,
                    incoming=incoming,
                    upload_id=form.cleaned_data["upload_id"] or uuid.uuid4().hex,
                    note=form.cleaned_data["note"],
                    by=request.member,
                    now=timezone.now(),
                )
        except CannotTake as refused:
            form.add_error("file", wording.refusal(refused))
        else:
            messages.success(request, _("The new version is stored. The older ones stay beside it."))
            return HttpResponseRedirect(reverse("files:evidence", kwargs={"evidence_id": evidence.pk}))
    return _version_page(request, evidence, form)


def _outcomes(request: MemberRequest, form: DescribeEvidence) -> Iterator[Outcome]:
    batch = request.POST.get("upload_id") or uuid.uuid4().hex
    for place, upload in enumerate(request.FILES.getlist("files")):
        yield _outcome(request, form, upload, upload_id=f"{batch[:48]}-{place}")
    for name in oversized_names(request):
        yield Outcome(name, sentence=wording.refusal(CannotTake("too_large")))
    for name in let_go_of(request):
        yield Outcome(name, sentence=wording.refusal(CannotTake("too_much_at_once")))


def _outcome(
    request: MemberRequest, form: DescribeEvidence, upload: "UploadedFile[bytes]", *, upload_id: str
) -> Outcome:
    name = str(upload.name or "")
    try:
        with holding(upload) as incoming:
            added = actions.add_file(
                agency=request.member.agency,
                incoming=incoming,
                upload_id=upload_id,
                description=form.description(),
                by=request.member,
                now=timezone.now(),
            )
    except CannotTake as refused:
        return Outcome(name, sentence=wording.refusal(refused), again=refused.code in wording.LATER)
    return presenters.stored(name, added.version)


def _to_library(request: MemberRequest, number: int) -> HttpResponse:
    said = ngettext("One file is stored.", "%(number)d files are stored.", number) % {"number": number}
    messages.success(request, said)
    return HttpResponseRedirect(reverse("files:library"))


def _form_page(request: MemberRequest, form: DescribeEvidence, outcomes: list[Outcome]) -> HttpResponse:
    page = presenters.add_page(outcomes, upload_id=uuid.uuid4().hex)
    status = REFUSED if form.is_bound else 200
    return render(request, "files/add.html", {"page": page, "form": form}, status=status)


def _version_page(request: MemberRequest, evidence: Evidence, form: AddVersion) -> HttpResponse:
    page = presenters.evidence_page(request.member, evidence)
    status = REFUSED if form.is_bound else 200
    return render(request, "files/add_version.html", {"page": page, "form": form}, status=status)


def _as_json(outcome: Outcome) -> HttpResponse:
    """For the script of the page: what became of one file; `again` when the same file may be sent once more."""
    answer = {
        "name": outcome.name,
        "href": outcome.href,
        "picture": outcome.picture,
        "sentence": outcome.sentence,
        "again": outcome.again,
    }
    return JsonResponse(answer, status=200 if outcome.href else REFUSED)
