"""The plan's short words in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.measures.content import FollowUp
from prongsai.measures.queries import GapKind

FOLLOW_UPS: Mapping[FollowUp, Promise] = {
    FollowUp.FORTNIGHTLY: _("Every 15 days"),
    FollowUp.TUESDAYS: _("Every Tuesday"),
    FollowUp.MONTHLY: _("Every month"),
    FollowUp.QUARTERLY: _("Every quarter"),
    FollowUp.ON_DATE: _("On a set date"),
}

PLAN_HELD = _(
    "The plan has been handed in or approved, so it cannot be changed now. Your text stands here still; copy it if you need it."
)

GAPS: Mapping[GapKind, Promise] = {
    GapKind.UNDECIDED: _("No measure yet, and no reason why not"),
    GapKind.NO_ISSUE: _("The issue to improve is not written yet"),
    GapKind.NO_STEPS: pgettext_lazy("missing", "Steps"),
    GapKind.NO_PERIOD: pgettext_lazy("missing", "Period"),
    GapKind.NO_UNIT: pgettext_lazy("missing", "Responsible units"),
    GapKind.NO_FOLLOW_UP: pgettext_lazy("missing", "Follow-up"),
}
