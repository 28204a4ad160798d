"""Looking at papers: the list of a round, the preview of what its records would make now, one paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.reports import permissions, queries
from prongsai.reports.content import PaperContent
from prongsai.reports.forms import ApproveForm, ReturnForm
from prongsai.reports.kinds import AnyKind, kind_of
from prongsai.reports.making import make_printed, printed_from
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.presenters import lacking_panel, paper_page, papers_page, preview_page
from prongsai.reports.printed.html import write_html
from prongsai.reports.topics import Topic, topic_or_404, topics_of
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404


@require_safe
def papers(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    found = queries.papers_of(round_, request.member)
    topics = topics_of(round_, request.member)
    page = papers_page(round_, topics, found, viewer=request.member)
    return render(request, "reports/papers.html", {"page": page})


@require_safe
def lacking(request: MemberRequest, agency: str, year: int, topic: str) -> HttpResponse:
    """A piece of the list: what that paper lacks."""
    wanted = draft_or_404(request, agency, year, topic)
    return render(request, "reports/papers.html#lacking", {"panel": lacking_panel(wanted)})


@require_safe
def preview(request: MemberRequest, agency: str, year: int, topic: str) -> HttpResponse:
    """?digits=thai writes it in Thai digits, ?indicator= shows that one alone."""
    wanted = draft_or_404(request, agency, year, topic)
    thai_digits, part = request.GET.get("digits") == "thai", request.GET.get("indicator", "")
    return show_preview(request, wanted, thai_digits=thai_digits, part=part)


def draft_or_404(request: MemberRequest, agency: str, year: int, topic: str) -> Topic:
    """A topic whose draft the member may read."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_see_draft(request.member, round_))
    return topic_or_404(round_, request.member, topic)


def show_preview(
    request: MemberRequest,
    topic: Topic,
    *,
    thai_digits: bool,
    part: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    current = topic.current()
    html = None
    if current is not None:
        manner = Manner(thai_digits=thai_digits)
        template = queries.template_of(topic.round.agency, topic.kind)
        shown = part_or_404(topic.kind, current, part)
        html = write_html(make_printed(shown, template, manner))
    waiting = queries.waiting_paper(topic)
    page = preview_page(
        topic, current, html, waiting, viewer=request.member, thai_digits=thai_digits, part=part
    )
    return render(request, "reports/preview.html", {"page": page, "problem": problem}, status=status)


def part_or_404(kind: AnyKind, content: PaperContent, part: str) -> PaperContent:
    """What was asked for alone, or all of it."""
    found: PaperContent | None = kind.part(content, part) if part else content
    if found is None:
        raise Http404
    return found


@require_safe
def paper(request: MemberRequest, agency: str, year: int, paper_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    found = queries.paper_or_404(round_, request.member, paper_id)
    require(permissions.may_see_paper(request.member, found))
    return show_paper(request, round_, found)


def show_paper(
    request: MemberRequest,
    round_: Round,
    found: Paper,
    *,
    approve: ApproveForm | None = None,
    send_back: ReturnForm | None = None,
    status: int = 200,
) -> HttpResponse:
    checksums = {}
    if found.state == Paper.State.APPROVED:
        checksums = queries.file_checksums(found)
        printed = printed_from(queries.frozen_file(found, PaperFile.Format.DOCX))
    else:
        manner = Manner(thai_digits=found.thai_digits)
        kind = kind_of(found.kind)
        template = queries.template_of(round_.agency, kind)
        printed = make_printed(kind.content_from(found.content), template, manner)
    html = write_html(printed)
    page = paper_page(
        round_, found, html, checksums, viewer=request.member, approve=approve, send_back=send_back
    )
    return render(request, "reports/paper.html", {"page": page}, status=status)
