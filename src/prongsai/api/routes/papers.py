"""Papers: read, downloaded, handed in. Deciding on them is for people on the page."""

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query

from prongsai.accounts.members import require
from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_among
from prongsai.api.problems import at
from prongsai.api.routes.rounds import ROUND
from prongsai.api.routing import Area
from prongsai.api.shapes import papers as shapes
from prongsai.people.scopes import Scope
from prongsai.reports import actions, permissions, queries
from prongsai.reports.topics import topic_or_404
from prongsai.reports.views.downloads import TYPES, paper_file
from prongsai.reports.words import SUBMIT_REFUSED
from prongsai.rounds.queries import round_or_404

area = Area("papers")
PAPERS = f"{ROUND}/papers"
PAPER = f"{PAPERS}/{{int:paper}}"


@area.get(
    PAPERS,
    scope=Scope.PAPERS_READ,
    answer=Page[shapes.PaperShape],
    summary=_("Papers of a round that one may read"),
)
def papers(
    request: ProgramRequest, agency: str, year: int, asked: Query[PageAsked]
) -> Page[shapes.PaperShape]:
    found = round_or_404(request.member, agency, year)
    rows = queries.papers_of(found, request.member)
    return page_among(rows, asked, lambda rows: [shapes.paper(one) for one in rows])


@area.get(
    PAPER,
    scope=Scope.PAPERS_READ,
    answer=shapes.PaperWithFiles,
    summary=_("One paper, with the checksums of its frozen files"),
)
def paper(request: ProgramRequest, agency: str, year: int, paper: int) -> shapes.PaperWithFiles:
    found = queries.paper_or_404(round_or_404(request.member, agency, year), request.member, paper)
    require(permissions.may_see_paper(request.member, found))
    return shapes.paper_with_files(found, queries.file_checksums(found))


@area.get(
    f"{PAPER}/files/{{slug:format}}",
    scope=Scope.PAPERS_READ,
    answer=None,
    media=tuple(TYPES.values()),
    summary=_("An approved paper as it was frozen: docx or pdf"),
)
def download_paper(
    request: ProgramRequest,
    agency: str,
    year: int,
    paper: int,
    format: str,  # noqa: A002 - named as in the address
) -> HttpResponseBase:
    return paper_file(request, agency, year, paper, format)


@area.post(
    PAPERS,
    scope=Scope.PAPERS_WRITE,
    answer=shapes.PaperShape,
    summary=_("Hand in the paper of a round for approval, as the records stand now"),
    may=(409,),
)
def submit_paper(
    request: ProgramRequest, agency: str, year: int, given: shapes.PaperGiven
) -> shapes.PaperShape:
    found = round_or_404(request.member, agency, year)
    topic = topic_or_404(found, request.member, ".".join(filter(None, (given.kind, given.subject))))
    try:
        made = actions.submit_paper(
            topic=topic,
            by=request.member,
            now=timezone.now(),
            thai_digits=given.thai_digits,
            seen=given.seen,
        )
    except actions.CannotSubmit as refused:
        raise at("body", SUBMIT_REFUSED[refused.code], code=refused.code, status=409) from refused
    return shapes.paper(made)
