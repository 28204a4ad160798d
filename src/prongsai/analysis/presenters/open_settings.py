"""What the sources leave open about a framework, where it bears on the score."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.rules.framework import Setting, Status
from prongsai.rules.score import Scored
from prongsai.ui.language import in_words

ABOUT_COLLECTING = frozenset(
    {
        "anonymity_rules",
        "iit_minimum",
        "item_polarity",
        "itap",
        "not_concerned_answers",
        "oit_components",
        "quota_of_visitor",
        "response_scale",
        "responsible_divisions",
        "sampling",
        "weekend_deadlines",
        "e3_permit",
    }
)
ABOUT_GAPS = "missing_items"


@dataclass(frozen=True, slots=True)
class OpenSetting:
    title: str
    note: str
    status: str


def open_settings(scored: Scored) -> tuple[OpenSetting, ...]:
    """Settings that the sources do not settle and on which this total hangs."""
    return tuple(
        OpenSetting(in_words(setting.text), in_words(setting.note), _status(setting))
        for setting in scored.framework.settings
        if not setting.is_settled and _bears_on(setting, scored)
    )


def _bears_on(setting: Setting, scored: Scored) -> bool:
    if setting.key == ABOUT_GAPS:
        return not scored.complete
    return setting.key not in ABOUT_COLLECTING


def _status(setting: Setting) -> str:
    return _("inferred") if setting.status is Status.INFERRED else _("not known")
