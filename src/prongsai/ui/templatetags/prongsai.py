"""Template tags and filters known on every page."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.forms.utils import flatatt
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from prongsai.rules import digits
from prongsai.ui import bars, dates, tones
from prongsai.ui.bars import BarChart, draw_bars
from prongsai.ui.language import further, speaks_english, spoken
from prongsai.ui.preferences import kept_choices
from prongsai.ui.radar import RadarChart, draw_radar
from prongsai.ui.uploads import limit_in_words

NONE = "–"
register = template.Library()


@register.filter
def thai_date(day: date | None, length: str = "short") -> str:
    """12 มี.ค. 2568; with "long" 12 มีนาคม 2568. In English 12 Mar 2568 BE."""
    if not day:
        return NONE
    if isinstance(day, datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return dates.day_in_words(day, spoken(), long=length == "long")


@register.filter
def thai_month(day: date | None, length: str = "short") -> str:
    """มี.ค. 2568; with "long" มีนาคม 2568."""
    return dates.month_in_words(day, spoken(), long=length == "long") if day else NONE


@register.filter
def thai_moment(moment: datetime | None) -> str:
    """12 มี.ค. 2568 14:02 น., in local time."""
    if not moment:
        return NONE
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return dates.moment_in_words(local, spoken())


@register.simple_tag
def upload_limit(unit: str = "words") -> str | int:
    """The size up to which files are taken: "5 MB", or its bytes."""
    return settings.UPLOAD_LIMIT_BYTES if unit == "bytes" else limit_in_words()


@register.simple_tag
def thai_span(first: date, last: date) -> str:
    """ต.ค. 2567 - มี.ค. 2568."""
    return dates.span_in_words(first, last, spoken())


@register.filter
def score(value: Decimal | Fraction | int | None) -> str:
    """Two decimals, half up; an en dash where there is no figure. A figure that a rule has printed is shown as it is."""
    if value is None:
        return NONE
    if isinstance(value, Fraction):
        hundredths = (abs(value) * 200 + 1) // 2
        return str(Decimal(hundredths if value >= 0 else -hundredths) / 100 + Decimal("0.00"))
    return str(Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP))


@register.filter
def thai_digits(text: object) -> str:
    return digits.thai(str(text))


@register.filter
def words(text: object) -> str:
    """The active language of anything that has `th` and `en`; plain text stays as it is."""
    if text is None:
        return ""
    first, second = ("en", "th") if speaks_english() else ("th", "en")
    return further(str(getattr(text, first, "") or getattr(text, second, "") or text))


@register.filter
def instrument(code: object) -> str:
    """iit, eit or oit for a code such as I3, EIT1 or O22; "" for any other."""
    return tones.instrument_of(str(code))


@register.filter
def level_tone(key: object) -> str:
    return tones.level_tone(str(key))


@register.filter
def percent(value: object) -> str:
    """A width for a bar: 97.89 becomes "97.89%", kept within 0 and 100."""
    try:
        return bars.percent(Decimal(str(value)), bars.HUNDRED)
    except InvalidOperation:
        return "0%"


@register.filter
def message_kind(message: Message) -> str:
    """The kind of notice that shows a message of django.contrib.messages."""
    kinds = {"success": "success", "warning": "warning", "error": "problem"}
    return kinds.get(message.level_tag, "info")


@register.filter
def error_count(form: BaseForm) -> int:
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def attributes(given: object) -> SafeString:
    """What a component passes on to its element: `<a{{ attrs|attributes }}>`. Values are escaped, unlike `{{ attrs }}`."""
    return flatatt(given.attrs_dict())  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def appearance(context: Context) -> SafeString:
    """The theme and density that this browser has chosen, as attributes of <html>."""
    choices = kept_choices(getattr(context.get("request"), "COOKIES", {}))
    return format_html_join("", ' data-{}="{}"', choices.items())


@register.inclusion_tag("ui/bars.svg")
def chart_bars(chart: BarChart) -> dict[str, object]:
    return {"picture": draw_bars(chart)}


@register.inclusion_tag("ui/radar.html")
def chart_radar(chart: RadarChart) -> dict[str, object]:
    return {"chart": chart, "wide": draw_radar(chart, named=True), "small": draw_radar(chart, named=False)}
