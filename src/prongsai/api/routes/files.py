"""Evidence: read, put in, described, downloaded through the one gate."""

import uuid
from typing import Literal

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import File, Form, Query
from ninja.files import UploadedFile

from prongsai.accounts.members import require
from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_of
from prongsai.api.problems import Refusal, at
from prongsai.api.routing import Area, key_of, seen_version
from prongsai.api.shapes import files as shapes
from prongsai.api.shapes.base import SlugAsked
from prongsai.files import actions, permissions, queries, wording
from prongsai.files.kinds import KINDS
from prongsai.files.queries import Wanted
from prongsai.files.receiving import holding
from prongsai.files.refusing import CannotTake
from prongsai.files.views.bytes_out import rendition
from prongsai.people.scopes import Scope

area = Area("files")
EVIDENCE = "/files/{int:evidence}"
MEDIA = tuple(kind.media_type for kind in KINDS)


class FilesAsked(PageAsked):
    """agency: the own one where it is empty."""

    agency: SlugAsked = ""
    show: Literal["", "alike", "no-caption", "set-aside"] = ""


@area.get(
    "/files",
    scope=Scope.FILES_READ,
    answer=Page[shapes.EvidenceShape],
    summary=_("Evidence of an agency, newest first"),
)
def files(request: ProgramRequest, asked: Query[FilesAsked]) -> Page[shapes.EvidenceShape]:
    agency = queries.agency_or_404(request.member, asked.agency)
    rows = queries.library(request.member, agency, Wanted(show=asked.show)).select_related("agency")

    def shaped(rows: object) -> list[shapes.EvidenceShape]:
        newest = queries.newest_versions(rows)  # type: ignore[arg-type]
        return [shapes.evidence(one, newest[one.pk]) for one in rows]  # type: ignore[attr-defined]

    return page_of(rows, asked, shaped, newest_first=True)


@area.get(
    EVIDENCE,
    scope=Scope.FILES_READ,
    answer=shapes.EvidenceWithVersions,
    summary=_("One piece of evidence with all its versions"),
)
def evidence(request: ProgramRequest, evidence: int) -> shapes.EvidenceWithVersions:
    found = queries.evidence_or_404(request.member, evidence)
    return shapes.evidence_with_versions(found, queries.versions_of(found))


@area.post(
    "/files",
    scope=Scope.FILES_WRITE,
    answer=shapes.EvidenceShape,
    summary=_("Put in a piece of evidence; the same key with the same bytes is the same file, for ever"),
    once=False,
)
def add_file(
    request: ProgramRequest, file: File[UploadedFile], given: Form[shapes.DescriptionGiven]
) -> shapes.EvidenceShape:
    agency = request.member.agency
    require(permissions.may_add_file(request.member, agency))
    try:
        with holding(file) as incoming:
            added = actions.add_file(
                agency=agency,
                incoming=incoming,
                upload_id=key_of(request)[:64] or uuid.uuid4().hex,
                description=given.description(),
                by=request.member,
                now=timezone.now(),
            )
    except CannotTake as refused:
        raise _refusal(refused) from refused
    return _shown(request, added.evidence.pk)


@area.post(
    f"{EVIDENCE}/versions",
    scope=Scope.FILES_WRITE,
    answer=shapes.EvidenceShape,
    summary=_("Put a newer file in its place; the older ones stay"),
    once=False,
)
def add_version(
    request: ProgramRequest, evidence: int, file: File[UploadedFile], given: Form[shapes.NoteGiven]
) -> shapes.EvidenceShape:
    found = queries.evidence_or_404(request.member, evidence)
    require(permissions.may_change_evidence(request.member, found))
    try:
        with holding(file) as incoming:
            actions.add_version(
                evidence=found,
                incoming=incoming,
                upload_id=key_of(request)[:64] or uuid.uuid4().hex,
                note=given.note,
                by=request.member,
                now=timezone.now(),
            )
    except CannotTake as refused:
        raise _refusal(refused) from refused
    return _shown(request, evidence)


@area.patch(
    EVIDENCE,
    scope=Scope.FILES_WRITE,
    answer=shapes.EvidenceShape,
    summary=_("Say what a piece of evidence shows"),
)
def describe_evidence(
    request: ProgramRequest, evidence: int, given: shapes.DescriptionGiven
) -> shapes.EvidenceShape:
    found = queries.evidence_or_404(request.member, evidence)
    require(permissions.may_change_evidence(request.member, found))
    try:
        actions.describe_evidence(
            evidence=found,
            description=given.description(),
            row_version=seen_version(request),
            by=request.member,
            now=timezone.now(),
        )
    except actions.StaleDescription as stale:
        raise Refusal(412, "stale") from stale
    return _shown(request, evidence)


@area.get(
    f"{EVIDENCE}/versions/{{int:number}}/{{slug:which}}",
    scope=Scope.FILES_READ,
    answer=None,
    media=MEDIA,
    summary=_("The bytes: original, or a copy named in “copies”"),
)
def download_file(request: ProgramRequest, evidence: int, number: int, which: str) -> HttpResponseBase:
    found = queries.evidence_or_404(request.member, evidence)
    version = next((one for one in queries.versions_of(found) if one.number == number), None)
    if version is None:
        raise Http404
    return rendition(request, version.pk, which)


def _shown(request: ProgramRequest, evidence_id: int) -> shapes.EvidenceShape:
    """As it stands after the change."""
    found = queries.evidence_or_404(request.member, evidence_id)
    return shapes.evidence(found, queries.newest_versions([found])[found.pk])


def _refusal(refused: CannotTake) -> Refusal:
    status = {"too_large": 413}.get(refused.code, 422)
    return at("file", wording.refusal(refused), code=refused.code, status=status)
