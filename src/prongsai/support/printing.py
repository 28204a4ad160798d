"""Posters of satisfaction forms, on the sheet that the surveys have."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.support.answering.pages import address_of
from prongsai.support.models import Form
from prongsai.support.queries.forms import questions_of
from prongsai.surveys.printing import poster_sheet
from prongsai.ui.dates import day_in_words


def form_poster(form: Form, *, size: str, language: str) -> bytes:
    """A poster with QR, short address, promise and last day."""
    agency, unit, thai = form.round.agency, form.unit, language == "th"
    number = len(questions_of(form).questions)
    with translation.override(language):
        words = {
            "agency": agency.name_th if thai else agency.name_en,
            "place": "" if unit is None else (unit.name_th if thai else unit.name_en),
            "title": _("How did we serve you?"),
            "lead": ngettext(
                "Scan and answer %(number)s question in a minute.",
                "Scan and answer %(number)s questions in a minute.",
                number,
            )
            % {"number": number},
            "promises": [
                _("No name, no telephone number, no sign-in."),
                _("Your sheet is counted and not kept."),
                _("Every answer counts, good or bad."),
            ],
            "until": _("Until %(day)s") % {"day": day_in_words(form.closes_on, language, long=True)},
            "year": form.title,
            "generated": _("Demonstration") if form.generated else "",
        }
    address = f"{settings.PUBLIC_ADDRESS}{address_of(form, language)}"
    return poster_sheet(words, address, size=size, language=language)
