"""Answers from a file: read, shown with what is wrong, then stored whole or not at all."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.people.views.lists import List, import_list
from prongsai.rules.framework import Text
from prongsai.surveys import actions, permissions
from prongsai.surveys.actions.importing import check_import
from prongsai.surveys.importing import columns_of, read_sheets
from prongsai.surveys.presenters.result import href
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.views.waves import found_wave
from prongsai.surveys.wording import IMPORT_REFUSED
from prongsai.ui.language import in_words


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_answers(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = found_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    asked = questionnaire_of(wave.round, wave.instrument)
    back = HttpResponseRedirect(href(wave, "wave"))

    def write(sheets: list[Any]) -> HttpResponse:
        stored = actions.import_sheets(wave=wave, sheets=sheets, by=request.member, now=timezone.now())
        words = ngettext("%(number)s sheet was taken in.", "%(number)s sheets were taken in.", stored)
        messages.success(request, words % {"number": stored})
        return back

    try:
        check_import(wave)
    except actions.CannotImport as refused:
        messages.error(request, str(IMPORT_REFUSED[refused.code]))
        return back
    return import_list(
        request,
        List(
            title=_("Answers from elsewhere"),
            lead=_(
                "One line for each person, with the number or the words of each answer. Nothing else of the file is kept, no time and no order."
            ),
            above=in_words(Text(wave.round.agency.name_th, wave.round.agency.name_en)),
            write_label=_("Take these answers in"),
            back=href(wave, "wave"),
            columns=columns_of(asked),
            read=lambda records: read_sheets(asked, list(wave.places.all()), records),
            write=write,
        ),
    )
