"""Memos and circulars are written here; handed in and decided on like every paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.reports import actions, permissions, queries
from prongsai.reports.forms import LetterForm
from prongsai.reports.models import Letter, Paper
from prongsai.reports.presenters import address
from prongsai.reports.presenters.letters import FIELDS, letter_page
from prongsai.reports.states import WAITING
from prongsai.reports.words import LETTER_REFUSED
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED
from prongsai.ui.versions import as_chosen


@require_http_methods(["GET", "HEAD", "POST"])
def write_letter(request: MemberRequest, agency: str, year: int, form: str) -> HttpResponse:
    """form: memo or circular."""
    round_ = round_or_404(request.member, agency, year)
    if form not in Letter.Form.values:
        raise Http404
    require(permissions.may_write_letter(request.member, round_))
    sent = LetterForm(request.POST) if request.method == "POST" else None
    if sent is None or not sent.is_valid():
        page = letter_page(round_, form, None, sent, viewer=request.member)
        return render(request, "reports/letter.html", {"page": page}, status=REFUSED if sent else 200)
    letter = actions.write_letter(
        round_=round_, form=form, content=sent.content(), by=request.member, now=timezone.now()
    )
    return _saved(request, round_, letter)


@require_http_methods(["GET", "HEAD", "POST"])
def change_letter(request: MemberRequest, agency: str, year: int, letter_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_see_draft(request.member, round_))
    letter = queries.letter_or_404(round_, request.member, letter_id)
    if request.method != "POST":
        return _page(request, letter, None)
    require(permissions.may_write_letter(request.member, round_))
    standing = {name: [str(getattr(letter, name))] for name in FIELDS}
    sent = LetterForm(as_chosen(request.POST, standing))
    if not sent.is_valid():
        return _page(request, letter, sent)
    try:
        saved = actions.change_letter(
            letter=letter,
            content=sent.content(),
            seen=sent.cleaned_data["seen"],
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotWrite as refused:
        return _refused(request, letter, sent, refused.code)
    return _saved(request, round_, saved)


@require_POST
def remove_letter(request: MemberRequest, agency: str, year: int, letter_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_write_letter(request.member, round_))
    letter = queries.letter_or_404(round_, request.member, letter_id)
    try:
        actions.remove_letter(letter=letter, by=request.member, now=timezone.now())
    except actions.CannotWrite as refused:
        messages.error(request, str(LETTER_REFUSED[refused.code]))
        return HttpResponseRedirect(address(round_, "change_letter", letter_id=letter_id))
    messages.success(request, _("The letter is removed."))
    return HttpResponseRedirect(address(round_, "papers"))


def _page(
    request: MemberRequest, letter: Letter, sent: LetterForm | None, *, newer: bool = False
) -> HttpResponse:
    settled = {*WAITING, Paper.State.APPROVED.value}
    is_handed_in = queries.papers_on_letter(letter).filter(state__in=settled).exists()
    page = letter_page(
        letter.round, letter.form, letter, sent, viewer=request.member, is_handed_in=is_handed_in, newer=newer
    )
    return render(request, "reports/letter.html", {"page": page}, status=REFUSED if sent else 200)


def _refused(request: MemberRequest, letter: Letter, sent: LetterForm, code: str) -> HttpResponse:
    """The form with what was typed, on what stands there now."""
    if code != "stale":
        sent.add_error(None, str(LETTER_REFUSED[code]))
        return _page(request, letter, sent)
    typed = request.POST.copy()
    typed["seen"] = str(letter.row_version)
    return _page(request, letter, LetterForm(typed), newer=True)


def _saved(request: MemberRequest, round_: Round, letter: Letter) -> HttpResponse:
    messages.success(request, _("The letter is saved. This is how it would be printed."))
    return HttpResponseRedirect(address(round_, "preview", topic=f"{letter.form}.{letter.pk}"))
