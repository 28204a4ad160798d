"""Comments after the close: looked through by an officer, then shown to those who see the result."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.surveys import actions, permissions
from prongsai.surveys.forms import DecideComment
from prongsai.surveys.models import CommentDecision, Wave
from prongsai.surveys.presenters.comments import comments_page, decide_page, review_page
from prongsai.surveys.presenters.result import href
from prongsai.surveys.telling.comments import Written, written_in
from prongsai.surveys.telling.taking_out import comments_workbook
from prongsai.surveys.views.results import as_file, closed_wave
from prongsai.surveys.views.waves import wave_in_scope
from prongsai.surveys.wording import DECIDE_REFUSED
from prongsai.ui.refusals import REFUSED

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def comments(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = closed_wave(request, agency, year, survey_id)
    page = comments_page(wave, viewer=request.member)
    return render(request, "surveys/comments.html", {"page": page})


@require_safe
def take_comments(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponseBase:
    wave = closed_wave(request, agency, year, survey_id)
    return as_file(HttpResponse(comments_workbook(wave), content_type=XLSX), wave, "comments", "xlsx")


@require_safe
@never_cache
def review_comments(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = _own(request, agency, year, survey_id)
    return render(request, "surveys/comments_review.html", {"page": review_page(wave)})


@require_POST
def release_comments(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    """The comments that stood on the page; what was found fault with in the meantime stays."""
    wave = _own(request, agency, year, survey_id)
    numbers = {int(one) for one in request.POST.getlist("number") if one.isdecimal() and len(one) < 20}
    released = actions.release_comments(wave=wave, numbers=numbers, by=request.member, now=timezone.now())
    words = ngettext("%(number)s comment is released.", "%(number)s comments are released.", released)
    messages.success(request, words % {"number": released})
    return HttpResponseRedirect(href(wave, "review_comments"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide_comment(
    request: MemberRequest, agency: str, year: int, survey_id: int, number: int
) -> HttpResponse:
    wave = wave_in_scope(request, agency, year, survey_id)
    one = _written(wave, number)
    require(permissions.may_open_survey(request.member, wave.round))
    form = DecideComment(request.POST if request.method == "POST" else None, initial=_standing(one))
    if request.method == "POST" and form.is_valid() and _decided(request, wave, number, form):
        messages.success(request, _("It is decided. You can decide otherwise later."))
        return HttpResponseRedirect(href(wave, "review_comments"))
    page = decide_page(wave, one, form)
    return render(request, "surveys/comment.html", {"page": page}, status=REFUSED if form.errors else 200)


def _decided(request: MemberRequest, wave: Wave, number: int, form: DecideComment) -> bool:
    try:
        actions.decide_comment(
            wave=wave,
            number=number,
            verdict=CommentDecision.Verdict(form.cleaned_data["verdict"]),
            also=form.more_masks(),
            reason=form.cleaned_data["reason"],
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotDecide as refused:
        place, sentence = DECIDE_REFUSED[refused.code]
        form.add_error(place, str(sentence) % {"words": refused.words})
        return False
    return True


def _standing(one: Written) -> dict[str, str]:
    """What was decided before, else what the findings suggest."""
    if one.decision is not None:
        return {"verdict": one.decision.verdict, "reason": one.decision.reason}
    return {"verdict": CommentDecision.Verdict.MASKED} if one.found else {}


def _written(wave: Wave, number: int) -> Written:
    if wave.closed_at is None:
        raise Http404
    found = next((one for one in written_in(wave) if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _own(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    wave = closed_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    return wave
