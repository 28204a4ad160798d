"""Words of this room: what codes are called, and why something is refused."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.support.lists import programmes
from prongsai.support.models import Comment, Honour, Line, Training
from prongsai.ui.language import in_words

MODES: Mapping[str, Promise] = {
    Training.Mode.ON_SITE: _("On site"),
    Training.Mode.ONLINE: _("Online"),
    Training.Mode.BOTH: _("On site and online"),
}
LINE_KINDS: Mapping[str, Promise] = {
    Line.Kind.MEASURE: _("Promotion measure"),
    Line.Kind.MANUAL: _("Manual"),
    Line.Kind.CHANNEL: _("Channel"),
    Line.Kind.TRY_OUT: _("Try-out with visitors"),
}
LINE_TABLES: Mapping[str, Promise] = {
    Line.Kind.MEASURE: _("Promotion measures of the year"),
    Line.Kind.MANUAL: _("Manuals"),
    Line.Kind.CHANNEL: _("Channels used"),
    Line.Kind.TRY_OUT: _("Try-outs with visitors"),
}
SHOWS: Mapping[str, Promise] = {
    Line.Shows.NOTHING: _("Its photos only"),
    Line.Shows.TRAININGS: _("The table of trainings"),
    Line.Shows.MANUALS: _("The tables of manuals"),
    Line.Shows.CHANNELS: _("The channels"),
    Line.Shows.TRY_OUTS: _("The try-outs"),
}
SOURCES: Mapping[str, Promise] = {
    Comment.Source.FORM: _("Satisfaction form"),
    Comment.Source.COUNTER: _("At the counter"),
    Comment.Source.LETTER: _("Letter"),
    Comment.Source.ONLINE: _("Online"),
}
HONOURS: Mapping[str, Promise] = {
    Honour.Kind.AWARD: _("Award"),
    Honour.Kind.ETHICS: _("Ethics and culture"),
}
REFUSED: Mapping[str, Promise] = {
    "taken": _("This number or name stands already. Please choose another."),
    "counted": _("This service has counts and stays; without them it could not be told how they came about."),
    "not_over": _("This month is not over yet. It can be counted from its last day on."),
    "not_begun": _("This month has not begun yet."),
    "too_much": _("This is more than the criterion gives."),
    "foreign": _("This belongs to another office. Please choose again."),
    "bad_days": _("The last day comes before the first. Please look at both days again."),
    "closed": _("This form takes no answers now."),
}


def programme_in_words(code: str) -> str:
    """What it is called; a key that the list no longer has stays as it is."""
    known = programmes()
    return in_words(known[code]) if code in known else code
