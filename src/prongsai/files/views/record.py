"""Taking an agency's whole record out, in one archive."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import actions, permissions, presenters, serving, wording
from prongsai.files.export.archive import whole_record


@require_safe
def record(request: MemberRequest) -> HttpResponse:
    """What the archive holds, and the button that makes it."""
    member = request.member
    require(permissions.may_take_out_record(member, member.agency))
    return render(request, "files/record.html", {"page": presenters.record_page(member, member.agency)})


@require_POST
def take_out_record(request: MemberRequest) -> HttpResponseBase:
    """The archive itself, streamed. Noted in the trail."""
    agency, now = request.member.agency, timezone.now()
    actions.note_record_taken(agency=agency, by=request.member, now=now)
    content = whole_record(agency, now=now, foreword=wording.foreword(agency, now))
    name = f"prongsai-{agency.slug}-{timezone.localtime(now):%Y-%m-%d}.zip"
    return serving.download(content, media_type="application/zip", name=name)
