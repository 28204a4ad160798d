"""Examples and states in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.reports.models import Paper
from prongsai.results.wording import CANNOT_WRITE
from prongsai.rules.numbered_lines import points_of

STATE = Paper.State
NO_ROUND, NO_REPORT = "no_round", "no_report"
STATES: Mapping[str, tuple[Promise, str]] = {
    STATE.APPROVED: (_("Approved"), "accepted"),
    STATE.ENDORSED: (_("Endorsed, waiting for approval"), "review"),
    STATE.SUBMITTED: (_("Waiting for approval"), "review"),
    STATE.RETURNED: (_("Returned for correction"), "due"),
    NO_REPORT: (_("No report handed in"), "due"),
    NO_ROUND: (_("No round opened in this year"), "idle"),
}
"""Words and the tone of c-status."""
CANNOT_TAKE: Mapping[str, Promise] = {
    "nothing": _("What you ticked stands in that result already."),
    "changed": _("Somebody changed that result meanwhile. Please look at it, then take the examples again."),
    **{code: sentence for code, (_field, sentence) in CANNOT_WRITE.items()},
}


def as_example(agency: str, text: str) -> str:
    """One line that begins with the office's name: "- สำนักงานเขตคลองเตย จัดประชุม…"; several points stand as (1) … (2) …"""
    points = points_of(text)
    points[0] = points[0].removeprefix(agency).strip() or points[0]
    said = points if len(points) == 1 else [f"({number}) {one}" for number, one in enumerate(points, 1)]
    return f"- {agency} {' '.join(said)}"
