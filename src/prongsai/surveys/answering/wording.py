"""Sentences of the public pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.rules.framework import Text

NOT_CONCERNED_TEXT = Text("ไม่ทราบ หรือไม่เกี่ยวข้อง", "I do not know, or it does not concern me")
UNSAID_TEXT = Text("ไม่ประสงค์จะระบุ", "I would rather not say")
PROBLEMS: Mapping[str, Promise] = {
    "missing": _("Please choose one answer."),
    "not_on_scale": _("This answer is not on the list; please choose one of those shown."),
    "place_missing": _("Please choose your division, or “I would rather not say”."),
    "place_unknown": _("This division is not on the list; please choose one of those shown."),
    "comment_too_long": _(
        "Your comment is longer than 2,000 signs. Please shorten it; all of it is still here."
    ),
    "code_missing": _("Please type the code of your card."),
    "code_unknown": _(
        "This is not a code of this survey. Please compare it with your card, letter by letter."
    ),
    "code_used": _(
        "This card has been used already, or was withdrawn. If you have not answered yet, please draw another card."
    ),
}
