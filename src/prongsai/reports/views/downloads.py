"""Papers and templates as files."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.reports import permissions, queries
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.word import Manner, house_template
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404

TYPES = {
    PaperFile.Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFile.Format.PDF: "application/pdf",
}


@require_safe
def draft_file(request: MemberRequest, agency: str, year: int, wanted: str) -> HttpResponse:
    """What the records would make now, marked as a draft on every page. ?digits=thai."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_see_draft(request.member, round_))
    wanted = _format(wanted)
    current = queries.current_analysis(round_)
    if current is None:
        raise Http404
    manner = Manner(thai_digits=request.GET.get("digits") == "thai", draft=True)
    template = queries.template_of(round_.agency)
    if wanted == PaperFile.Format.DOCX:
        content = make_word(current.paper, template, manner)
    else:
        content = make_pdf(current.paper, template, manner, today=timezone.localdate())
    return as_file(content, f"ร่าง {_name(round_)}", wanted)


@require_safe
def paper_file(request: MemberRequest, agency: str, year: int, paper_id: int, wanted: str) -> HttpResponse:
    """An approved paper, byte for byte as it was frozen."""
    round_ = round_or_404(request.member, agency, year)
    paper = queries.paper_or_404(round_, request.member, paper_id)
    require(permissions.may_see_paper(request.member, paper))
    wanted = _format(wanted)
    if paper.state != Paper.State.APPROVED:
        raise Http404
    number = paper.number.replace("/", "-")
    return as_file(queries.frozen_file(paper, wanted), f"{_name(round_)} เลขที่ {number}", wanted)


@require_safe
def template_file(request: MemberRequest, agency: str, year: int, wanted: str) -> HttpResponse:
    """The house template, or the office's own: "house", "own"."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_see_draft(request.member, round_))
    own = queries.own_template(round_.agency)
    if wanted == "house":
        return as_file(house_template(), "แบบเอกสารกลาง การวิเคราะห์ผลการประเมิน", PaperFile.Format.DOCX)
    if wanted == "own" and own is not None:
        return as_file(bytes(own.content), own.name.removesuffix(".docx"), PaperFile.Format.DOCX)
    raise Http404


def as_file(content: bytes, name: str, wanted: str) -> HttpResponse:
    """A file to keep: a Thai name for today's browsers, a plain one for the others."""
    answer = HttpResponse(content, content_type=TYPES[PaperFile.Format(wanted)])
    full = quote(f"{name}.{wanted}")
    answer["Content-Disposition"] = f"attachment; filename=\"paper.{wanted}\"; filename*=UTF-8''{full}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _format(wanted: str) -> str:
    if wanted not in PaperFile.Format.values:
        raise Http404
    return wanted


def _name(round_: Round) -> str:
    return f"การวิเคราะห์ผลการประเมิน {round_.agency.short_th} ปี {round_.fiscal_year}"
