"""The one gate to papers that applicants sent: opened for those who handle the application, and noted."""

import hashlib
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import serving
from prongsai.files.kinds import BY_MEDIA_TYPE
from prongsai.licences import actions, permissions, sealing
from prongsai.licences.models import SentPaper
from prongsai.licences.presenters.papers import cannot_open
from prongsai.licences.presenters.parts import address
from prongsai.licences.queries.cases import agency_or_404, application_or_404


@require_safe
def sent_paper(request: MemberRequest, agency: str, application_id: int, paper_id: UUID) -> HttpResponseBase:
    """A picture that we made stands in the page; all else is saved. Neither is kept by the browser."""
    found = application_or_404(request.member, agency_or_404(request.member, agency), application_id)
    require(permissions.may_see_applicant(request.member, found))
    paper = found.sent_papers.filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    try:
        name, content = sealing.opened(paper, "name"), sealing.opened_bytes(paper, "content")
    except sealing.CannotOpen:
        messages.error(request, cannot_open())
        return HttpResponseRedirect(address("application", found.agency, application_id=found.pk))
    paper.application = found
    actions.note_paper_taken(paper=paper, by=request.member, now=timezone.now())
    return _handed_out(request, paper, name, content)


def _handed_out(request: MemberRequest, paper: SentPaper, name: str, content: bytes) -> HttpResponseBase:
    if not BY_MEDIA_TYPE[paper.media_type].is_picture:
        return serving.download(iter([content]), media_type=paper.media_type, name=name, size=len(content))
    answer = serving.picture(
        request,
        lambda: iter([content]),
        media_type=paper.media_type,
        name=name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
