"""The words of a digest."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.notices.kinds import kind_of
from prongsai.notices.letters import Letter
from prongsai.notices.models import Notice
from prongsai.rules.thai_text import tidy_line

SHOWN = 20
LONGEST_SENTENCE = 500


def letter_of(number: int, notices: Sequence[Notice], language: str) -> Letter:
    """Subject and text for these notices, at most SHOWN of them in full."""
    with translation.override(language):
        count = len(notices)
        subject = ngettext("Prongsai: %(count)s matter for you", "Prongsai: %(count)s matters for you", count)
        lines = [line for notice in notices[:SHOWN] for line in _lines(notice)]
        if count > SHOWN:
            more = ngettext("And %(count)s more.", "And %(count)s more.", count - SHOWN)
            lines += [more % {"count": count - SHOWN}, ""]
        here = _absolute(reverse("notices:notices"))
        lines.append(_("All of them, and how you are told: %(address)s") % {"address": here})
        return Letter(number, subject % {"count": count}, "\n".join(lines))


def _lines(notice: Notice) -> list[str]:
    """What people typed stands in these words: it stays on its line, unturned, and no longer than can be read."""
    kind = kind_of(notice.kind)
    if kind is None:
        return []
    sentence = Truncator(tidy_line(kind.sentence(notice.params))).chars(LONGEST_SENTENCE)
    return [f"• {sentence}", f"  {_absolute(kind.address(notice.params))}", ""]


def _absolute(path: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{path}"
