"""A measure in words and as a form sends it, field by field: for two versions side by side."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.measures.content import MeasureContent
from prongsai.measures.item_fields import PRINTED
from prongsai.measures.words import FOLLOW_UPS
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

TICKED = ("as_written", "all_divisions", "all_schools")


def in_fields(content: MeasureContent, findings: Sequence[Finding], units: Sequence[Unit]) -> dict[str, str]:
    """What each field of the form says, in words. units: the agency's own."""
    names = {unit.code: in_words(Text(unit.name_th, unit.name_en)) for unit in units}
    days = {
        name: day_in_words(day, spoken()) if (day := getattr(content, name)) else ""
        for name in ("starts_on", "ends_on", "follow_up_on")
    }
    ticked = {name: _("Yes") if getattr(content, name) else "" for name in TICKED}
    return {
        "steps": "\n".join(f"{number}. {step}" for number, step in enumerate(content.steps, start=1)),
        **days,
        **ticked,
        "units": ", ".join(names.get(code, code) for code in content.units),
        "awareness": content.awareness,
        "follow_up": str(FOLLOW_UPS[content.follow_up]),
        "follow_up_text": content.follow_up_text,
        "findings": ", ".join(finding.node.code for finding in findings),
        "items": ", ".join(item.key for item in content.items),
        **{f"{PRINTED}{item.key}": item.responsible for item in content.items},
    }


def as_sent(content: MeasureContent, findings: Sequence[Finding]) -> Mapping[str, Sequence[str]]:
    """The same as a form would send it."""
    days = {
        name: [day.isoformat()] if (day := getattr(content, name)) else []
        for name in ("starts_on", "ends_on", "follow_up_on")
    }
    ticked = {name: ["on"] if getattr(content, name) else [] for name in TICKED}
    return {
        "steps": list(content.steps),
        **days,
        **ticked,
        "units": list(content.units),
        "awareness": [content.awareness],
        "follow_up": [content.follow_up.value],
        "follow_up_text": [content.follow_up_text],
        "findings": [str(finding.pk) for finding in findings],
        "items": [item.key for item in content.items],
        **{f"{PRINTED}{item.key}": [item.responsible] for item in content.items},
    }
