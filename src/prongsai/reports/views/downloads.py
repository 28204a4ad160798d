"""Papers and templates as files."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import serving
from prongsai.reports import actions, permissions, queries
from prongsai.reports.archive import archive_of
from prongsai.reports.kinds import kind_of
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.topics import kind_or_404
from prongsai.reports.views.papers import draft_or_404, part_or_404
from prongsai.reports.word import Manner
from prongsai.rounds.queries import round_or_404

TYPES = {
    PaperFile.Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFile.Format.PDF: "application/pdf",
}


@require_safe
def draft_file(request: MemberRequest, agency: str, year: int, topic: str, wanted: str) -> HttpResponse:
    """What the records would make now; marked as a draft on every page if somebody has to decide on it.

    ?digits=thai, ?indicator= that one alone.
    """
    asked, wanted = draft_or_404(request, agency, year, topic), _format(wanted)
    current = asked.current()
    if current is None:
        raise Http404
    part = request.GET.get("indicator", "")
    current = part_or_404(asked.kind, current, part)
    is_draft = asked.kind.is_decided
    manner = Manner(thai_digits=request.GET.get("digits") == "thai", draft=is_draft)
    template = queries.template_of(asked.round.agency, asked.kind)
    if wanted == PaperFile.Format.DOCX:
        content = make_word(current, template, manner)
    else:
        content = make_pdf(current, template, manner, today=timezone.localdate())
    name = named_part(asked.file_name, part)
    return as_file(content, f"ร่าง {name}" if is_draft else name, wanted)


@require_safe
def paper_file(request: MemberRequest, agency: str, year: int, paper_id: int, wanted: str) -> HttpResponse:
    """An approved paper, byte for byte as it was frozen; ?indicator= that one alone, made of what was frozen."""
    round_ = round_or_404(request.member, agency, year)
    paper = queries.paper_or_404(round_, request.member, paper_id)
    require(permissions.may_see_paper(request.member, paper))
    wanted = _format(wanted)
    if paper.state != Paper.State.APPROVED:
        raise Http404
    part = request.GET.get("indicator", "")
    content = _extract(paper, part, wanted) if part else queries.frozen_file(paper, wanted)
    name = named_part(queries.topic_of(paper).file_name, part)
    return as_file(content, f"{name} เลขที่ {paper.number.replace('/', '-')}", wanted)


def _extract(paper: Paper, part: str, wanted: str) -> bytes:
    """A part of an approved paper under its number and date."""
    kind = kind_of(paper.kind)
    content = part_or_404(kind, kind.content_from(paper.content), part)
    manner = Manner(paper.number, paper.dated_on, paper.thai_digits)
    template = queries.template_of(paper.agency, kind)
    if wanted == PaperFile.Format.DOCX:
        return make_word(content, template, manner)
    return make_pdf(content, template, manner, today=paper.dated_on or timezone.localdate())


def named_part(name: str, part: str) -> str:
    return f"{name} ตัวชี้วัดที่ {part}" if part else name


@require_safe
def template_file(request: MemberRequest, agency: str, year: int, kind: str, wanted: str) -> HttpResponse:
    """The house template, or the office's own: "house", "own"."""
    round_, of_kind = round_or_404(request.member, agency, year), kind_or_404(kind)
    require(permissions.may_see_draft(request.member, round_))
    own = queries.own_template(round_.agency, of_kind)
    if wanted == "house":
        name = f"แม่แบบเอกสารกลาง {of_kind.file_name}"
        return as_file(of_kind.house_template(), name, PaperFile.Format.DOCX)
    if wanted == "own" and own is not None:
        return as_file(bytes(own.content), own.name.removesuffix(".docx"), PaperFile.Format.DOCX)
    raise Http404


@require_POST
def take_out_papers(request: MemberRequest, agency: str, year: int) -> HttpResponseBase:
    """All papers of the year in one archive, made while it is sent. Noted in the trail."""
    round_, now = round_or_404(request.member, agency, year), timezone.now()
    actions.note_archive_taken(round_=round_, by=request.member, now=now)
    name = f"เอกสาร {round_.agency.short_th} ปี {round_.fiscal_year}.zip"
    content = archive_of(round_, request.member, now=now)
    return serving.download(content, media_type="application/zip", name=name)


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
