"""Public pages of licences. They set no cookie and read none; codes come by POST alone and stand in no address."""

import json
import re
import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.middleware import public
from prongsai.agencies.models import Agency
from prongsai.licences import actions
from prongsai.licences.applying import pages
from prongsai.licences.applying.addresses import address
from prongsai.licences.applying.pace import MOST_FILED, MOST_WRONG, is_too_fast
from prongsai.licences.applying.papers import Came, papers_part, take_papers
from prongsai.licences.forms.applying import AnswerForm, ApplyForm, CodesForm
from prongsai.licences.models import Application, LicenceType
from prongsai.licences.moves import State
from prongsai.licences.queries import PublishedType, public_board, published_types
from prongsai.licences.queries.cases import application_at, clock_of, events_of, notices_of
from prongsai.licences.queries.papers import open_notice
from prongsai.licences.queries.published import published_type
from prongsai.licences.slips import slip_of, slip_pdf
from prongsai.licences.wording import REFUSED as WHY
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Text
from prongsai.tables.writing import csv_of, workbook_of
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import TOO_LARGE, announced_length, house_limit, takes_uploads

LARGEST_FORM = 32 * 1024
TOO_MANY = 429
SENDING = re.compile(r"[A-Za-z0-9_-]{24,64}")
FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@public
@require_safe
def kinds(request: HttpRequest, language: str, agency: str) -> HttpResponse:  # noqa: ARG001
    office = _office(agency)
    with translation.override(language):
        page = pages.kinds_page(office, language, published_types(office))
        return _rendered("kinds.html", page)


@public
@require_safe
def kind(request: HttpRequest, language: str, agency: str, key: str) -> HttpResponse:  # noqa: ARG001
    office = _office(agency)
    found = _kind(office, key)
    with translation.override(language):
        return _rendered("kind.html", pages.kind_page(office, language, found))


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, language: str, agency: str, key: str) -> HttpResponse:
    """Nobody is signed in here, so there is nothing that a forged request could borrow."""
    office = _office(agency)
    found = _kind(office, key)
    if not found.takes_online:
        raise Http404
    with translation.override(language):
        frame = pages.frame_of(office, language, "apply", key=key)
        if request.method != "POST":
            form = ApplyForm(initial={"sending": secrets.token_urlsafe(24)})
            return _rendered("apply.html", pages.ApplyPage(frame, found, form))
        if announced_length(request) > LARGEST_FORM:
            form = ApplyForm(initial={"sending": secrets.token_urlsafe(24)})
            return _rendered("apply.html", pages.ApplyPage(frame, found, form, _too_long()), TOO_LARGE)
        return _applied(request, office, frame, found)


def _applied(request: HttpRequest, office: Agency, frame: pages.Frame, found: PublishedType) -> HttpResponse:
    given = request.POST.copy()
    if not SENDING.fullmatch(given.get("sending", "")):
        given["sending"] = secrets.token_urlsafe(24)
    form = ApplyForm(given)
    if not form.is_valid():
        return _rendered("apply.html", pages.ApplyPage(frame, found, form), REFUSED)
    if is_too_fast("filed", office.pk, MOST_FILED):
        return _rendered("apply.html", pages.ApplyPage(frame, found, form, pages.too_many()), TOO_MANY)
    of = LicenceType.objects.select_related("agency").get(agency=office, key=found.key)
    try:
        filed = actions.file_application(
            of=of, **form.cleaned_data, channel=Application.Channel.ONLINE, by=None, now=timezone.now()
        )
    except actions.CannotDo as refused:
        page = pages.ApplyPage(frame, found, form, str(WHY[refused.code]))
        return _rendered("apply.html", page, REFUSED)
    return _rendered("slip.html", slip_page(office, frame, filed.application, filed.secret))


def slip_page(office: Agency, frame: pages.Frame, application: Application, secret: str) -> pages.SlipPage:
    place = address("status", office.slug, frame.language)
    slip = slip_of(application, secret, agency=frame.agency, address=place)
    codes = {"reference": application.reference, "secret": secret}
    href = address("slip", office.slug, frame.language)
    return pages.SlipPage(frame, slip, href, place, papers_part(application), codes)


@public
@csrf_exempt
@require_POST
def slip(request: HttpRequest, language: str, agency: str) -> HttpResponse:
    """The slip as PDF, for whoever has both codes."""
    office = _office(agency)
    with translation.override(language):
        form = CodesForm(request.POST)
        found = _opened(office, form)
        if found is None:
            return _wrong(office, language)
        place = address("status", office.slug, language)
        secret = form.cleaned_data["secret"].replace("-", "").replace(" ", "")
        made = slip_pdf(slip_of(found, secret, agency=Text(office.name_th, office.name_en), address=place))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="slip-{found.reference}.pdf"'
    return _apart(answer)


@takes_uploads(house_limit)
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, language: str, agency: str) -> HttpResponse:
    """The status, papers (do=papers), an answer to a notice (do=answer) or the withdrawal (do=withdraw), each with both codes."""
    office = _office(agency)
    with translation.override(language):
        if request.method != "POST":
            page = pages.StatusPage(pages.frame_of(office, language, "status"), CodesForm())
            return _rendered("status.html", page)
        form = CodesForm(request.POST)
        found = _opened(office, form)
        if found is None:
            return _wrong(office, language)
        return _shown(request, office, language, found, form)


def _shown(
    request: HttpRequest, office: Agency, language: str, found: Application, form: CodesForm
) -> HttpResponse:
    answer, said, status_code = None, "", 200
    wish = request.POST.get("do", "")
    came = take_papers(request, office, found) if wish in {"papers", "answer"} else Came()
    if came.problems:
        status_code = REFUSED
    try:
        if wish == "papers":
            said = came.said or ("" if came.problems else _("No file was chosen."))
        elif wish == "answer":
            answer = _answer_form(request, found)
            if answer.is_valid() and not came.problems:
                words = answer.cleaned_data["words"]
                actions.resubmit(application=found, words=words, by=None, now=timezone.now())
                answer, said = None, _("Your answer has arrived.")
            else:
                said, status_code = came.said, REFUSED
        elif wish == "withdraw":
            actions.withdraw(application=found, reason="", by=None, now=timezone.now())
            said = _("The application is withdrawn.")
    except actions.CannotDo as refused:
        said, status_code = str(WHY[refused.code]), REFUSED
    if wish:
        found.refresh_from_db()
    events, notices = events_of(found), notices_of(found)
    page = pages.status_page(
        office,
        language,
        found,
        events=events,
        clock=clock_of(found, events, timezone.localdate()),
        notices=notices,
        form=form,
        papers=papers_part(found, notices[-1] if notices and found.state == State.DEFECT else None),
        answer=answer,
        said=said,
        refused=came.problems,
    )
    return _rendered("status.html", page, status_code)


def _answer_form(request: HttpRequest, found: Application) -> AnswerForm:
    """Papers that were sent for the notice may answer it without a word."""
    notice = open_notice(found)
    return AnswerForm(request.POST, has_papers=notice is not None and notice.sent_papers.exists())


def _opened(office: Agency, form: CodesForm) -> Application | None:
    """As much work for a wrong reference as for a wrong secret."""
    form.is_valid()
    return application_at(office, form.data.get("reference", ""), form.data.get("secret", ""))


def _wrong(office: Agency, language: str) -> HttpResponse:
    """The same words and status, whatever was wrong; what was typed is not repeated."""
    is_fast = is_too_fast("wrong", office.pk, MOST_WRONG)
    problem = pages.too_many() if is_fast else pages.wrong_codes()
    page = pages.StatusPage(pages.frame_of(office, language, "status"), CodesForm(), problem)
    return _rendered("status.html", page, TOO_MANY if is_fast else REFUSED)


@public
@require_safe
def board(request: HttpRequest, language: str, agency: str) -> HttpResponse:  # noqa: ARG001
    office = _office(agency)
    year = FiscalYear.of(timezone.localdate()).be
    with translation.override(language):
        page = pages.board_page(office, language, year, public_board(office, year))
        return _rendered("board.html", page)


@public
@require_safe
def export_board(request: HttpRequest, language: str, agency: str, year: int, format: str) -> HttpResponse:  # noqa: A002, ARG001
    """The same board as XLSX, CSV or JSON."""
    office = _office(agency)
    if format not in FILES or not 2500 <= year <= 2700:
        raise Http404
    with translation.override(language):
        table = pages.board_page(office, language, year, public_board(office, year)).table
    lines = table.lines()
    if format == "json":
        rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
        content = json.dumps(rows, ensure_ascii=False).encode()
    else:
        content = csv_of(lines) if format == "csv" else workbook_of({str(year): lines})
    answer = HttpResponse(content, content_type=FILES[format])
    answer["Content-Disposition"] = f'attachment; filename="licences-{office.slug}-{year}.{format}"'
    return answer


def _office(slug: str) -> Agency:
    found = Agency.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _kind(office: Agency, key: str) -> PublishedType:
    found = published_type(office, key)
    if found is None:
        raise Http404
    return found


def _too_long() -> str:
    return _("This is too long. Please shorten it.")


def _rendered(template: str, page: object, status_code: int = 200) -> HttpResponse:
    content = render_to_string(f"licences/public/{template}", {"page": page, "frame": page.frame})  # type: ignore[attr-defined]  # each page has one
    return _apart(HttpResponse(content, status=status_code))


def _apart(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
