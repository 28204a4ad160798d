"""Who saved a sheet, and how it came in, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prongsai.rules.framework import Text
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words

TYPED, PASTED, SURVEYS, ASSESSMENT = "typed", "pasted", "surveys", "assessment"
"""What a sheet's origin holds when it is not the name of a file."""


def origin_in_words(origin: str) -> str:
    words = {
        TYPED: pgettext("origin", "typed"),
        PASTED: pgettext("origin", "pasted"),
        SURVEYS: pgettext("origin", "from closed surveys"),
        ASSESSMENT: pgettext("origin", "from the assessment of disclosure"),
    }
    return words.get(origin) or _("file %(name)s") % {"name": origin}


def saver_in_words(sheet: ScoreSheet) -> str:
    """The person who saved it; what the demo laid down was saved by nobody."""
    if sheet.saved_by is None:
        return _("the set-up of the system")
    return in_words(Text(sheet.saved_by.name_th, sheet.saved_by.name_en or sheet.saved_by.name_th))
