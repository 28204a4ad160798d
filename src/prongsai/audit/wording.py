"""What a verification found, in sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.audit.verifying import Break, What
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

BREAKS: Mapping[What, Promise] = {
    What.CHANGED: _("Entry %(first)s holds something else than what was sealed: it was changed."),
    What.MISSING: _("Entries %(first)s to %(last)s are not there: they were removed."),
    What.TWICE: _("Number %(first)s is there more than once: an entry was put in."),
    What.UNLINKED: _(
        "Entry %(first)s does not follow from the one before it: between the two something was removed, put in, "
        "exchanged or changed."
    ),
    What.UNKNOWN: _("Entry %(first)s is not written as this program writes entries."),
    What.ROOT_DIFFERS: _(
        "The root of %(day)s differs: among the entries %(first)s to %(last)s, or before them, something is not as it "
        "was when the day was closed."
    ),
    What.ROOT_GONE: _("The root of %(day)s is not there."),
    What.ROOT_GAP: _(
        "Before the root of %(day)s one is missing: no root covers the entries %(first)s to %(last)s."
    ),
    What.CUT_OFF: _(
        "The root of %(day)s covers the entries up to %(last)s, but from %(first)s on they are not there."
    ),
    What.UNSEALED: _(
        "Entries have waited for more than ten minutes to be put into the chain: does a worker run? See docs/running.md."
    ),
}


def about_break(found: Break) -> str:
    """One sentence."""
    places = {
        "first": f"{found.first:,}",
        "last": f"{found.last:,}",
        "day": day_in_words(found.day, spoken()) if found.day else "",
    }
    return str(BREAKS[found.what]) % places
