"""Typing in paper forms: choose how many, type, perhaps type again, all or nothing."""

import secrets
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.links import of_round
from prongsai.surveys import actions, permissions, queries
from prongsai.surveys.forms import BeginPaper
from prongsai.surveys.models import PaperBatch, Place, Wave
from prongsai.surveys.paper_forms import (
    Batch,
    Grid,
    ReadBatch,
    compared,
    empty_grid,
    read_batch,
    with_used_card,
)
from prongsai.surveys.presenters.paper_forms import typing_page
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.views.waves import found_wave
from prongsai.surveys.wording import UNSAID
from prongsai.ui.refusals import REFUSED

FIRST = "first-"


@require_safe
def begin_paper(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = _own_wave(request, agency, year, survey_id)
    return _begin(request, wave, BeginPaper(wave, list(wave.places.all())))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def enter_paper(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    """?place=, ?sheets=, ?twice=: what was chosen before; the same words come with what was typed."""
    wave = _own_wave(request, agency, year, survey_id)
    given = request.POST if request.method == "POST" else request.GET
    form = BeginPaper(wave, list(wave.places.all()), given or None)
    if not form.is_valid():
        return _begin(request, wave, form)
    code, twice = form.cleaned_data["place"], form.cleaned_data["twice"]
    place = None if code == UNSAID else queries.place_or_404(wave, code)
    batch = Batch(
        asked=questionnaire_of(wave.round, wave.instrument),
        wave_token=wave.token if wave.with_cards else "",
        place=place.code if place else "",
        rows=form.cleaned_data["sheets"],
    )
    typing = _Typing(request, wave, place, batch, twice=twice, code=code)
    return typing.taken(request.POST.dict()) if request.method == "POST" else typing.shown(empty_grid(batch))


class _Typing:
    """One batch on its way in."""

    def __init__(
        self,
        request: MemberRequest,
        wave: Wave,
        place: Place | None,
        batch: Batch,
        *,
        twice: bool,
        code: str,
    ) -> None:
        self.request, self.wave, self.place, self.batch = request, wave, place, batch
        self.twice, self.code = twice, code
        self.submission = request.POST.get("submission", "")[:64] or secrets.token_urlsafe(16)

    def taken(self, given: Mapping[str, str]) -> HttpResponse:
        read = read_batch(self.batch, given)
        first = read_batch(self.batch, given, FIRST).grid if "second" in given else None
        if first is not None:
            first, second = compared(first, read.grid)
            if any(field.problem == "differs" for row in second for field in row.values()):
                return self.shown(second, first=first, status=REFUSED)
        if not read.is_clean:
            return self.shown(read.grid, first=first, status=REFUSED)
        if len(read.sheets) < PaperBatch.SMALLEST:
            return self.shown(read.grid, first=first, refused="size", status=REFUSED)
        if self.twice and first is None:
            return self.shown(empty_grid(self.batch), first=read.grid)
        return self._stored(read, first)

    def shown(
        self, grid: Grid, *, first: Grid | None = None, refused: str = "", status: int = 200
    ) -> HttpResponse:
        page = typing_page(
            self.wave,
            self.place,
            self.batch,
            grid,
            submission=self.submission,
            twice=self.twice,
            first=first,
            refused=refused,
        )
        context = {"page": page, "place": self.code}
        return render(self.request, "surveys/paper_type.html", context, status=status)

    def _stored(self, read: ReadBatch, first: Grid | None) -> HttpResponse:
        try:
            made = actions.enter_paper(
                wave=self.wave,
                place=self.place,
                sheets=read.sheets,
                submission=self.submission,
                by=self.request.member,
                now=timezone.now(),
            )
        except actions.CannotType as refused:
            if refused.row is not None:
                return self.shown(with_used_card(read.grid, refused.row), first=first, status=REFUSED)
            return self.shown(read.grid, first=first, refused=refused.code, status=REFUSED)
        words = ngettext("%(number)s form was entered.", "%(number)s forms were entered.", made.size)
        messages.success(self.request, words % {"number": made.size})
        return HttpResponseRedirect(of_round("surveys:begin_paper", self.wave.round, survey_id=self.wave.pk))


def _begin(request: MemberRequest, wave: Wave, form: BeginPaper) -> HttpResponse:
    context = {
        "form": form,
        "action": of_round("surveys:enter_paper", wave.round, survey_id=wave.pk),
        "back": of_round("surveys:wave", wave.round, survey_id=wave.pk),
    }
    return render(request, "surveys/paper_begin.html", context, status=REFUSED if form.errors else 200)


def _own_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    wave = found_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    return wave
