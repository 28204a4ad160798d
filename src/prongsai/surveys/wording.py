"""Surveys in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.rules.personal_data import Kind
from prongsai.surveys.models import CommentDecision, Point, Wave
from prongsai.surveys.telling.content import REPEATS, STRAIGHT

INSTRUMENTS: Mapping[str, Promise] = {
    "IIT": _("IIT: those who work here, with one-time cards"),
    "EIT": _("EIT: those who come to the office, open to all"),
}
KINDS: Mapping[str, Promise] = {
    Wave.Kind.OFFICIAL: pgettext_lazy("survey", "Official survey of the year"),
    Wave.Kind.TRIAL: pgettext_lazy("survey", "Trial before the official one"),
    Wave.Kind.HOSTED: pgettext_lazy("survey", "For another body that scores it"),
}
STATES: Mapping[str, tuple[str, Promise]] = {
    "prepared": ("idle", _("Prepared, not open")),
    "waiting": ("idle", _("Opened, begins later")),
    "open": ("review", pgettext_lazy("survey state", "Open")),
    "ended": ("due", _("Last day is over; will be sealed tonight")),
    "closed": ("accepted", _("Closed and sealed")),
}
"""Tone and words of where a wave stands."""

PREPARE_REFUSED: Mapping[str, tuple[str, Promise]] = {
    "not_asked": ("instrument", _("The framework of this year has no questionnaire for this.")),
    "twice": (
        "kind",
        _("The official survey of this kind is there already. Choose a trial, or use the one that is there."),
    ),
    "days": ("last_on", _("The last day lies before the first. Please look at both.")),
    "over": ("last_on", _("This day is over. Please choose today or a later day.")),
    "opened": ("first_on", _("The survey is open; only its last day can be moved.")),
}
OPEN_REFUSED: Mapping[str, Promise] = {
    "opened": _("This survey was opened already."),
    "over": _("The last day of this survey is over. Please choose another before opening it."),
}
CLOSE_REFUSED: Mapping[str, Promise] = {"not_open": _("This survey is not open.")}
PRINT_REFUSED: Mapping[str, Promise] = {
    "not_open": _("Cards are good only while the survey is open. Please open it first."),
    "no_cards": _("This survey is open to all and needs no cards."),
    "size": _("Please choose between 20 and 500 cards."),
    "cancelled": _("These cards were cancelled already."),
}

UNSAID = "unsaid"
"""Staff who would not say in which division they work."""
POINTS: Mapping[str, Promise] = {
    Point.Kind.COUNTER: pgettext_lazy("place to answer", "Counter"),
    Point.Kind.EVENT: pgettext_lazy("place to answer", "Event"),
    Point.Kind.KIOSK: pgettext_lazy("place to answer", "Kiosk"),
}
REACH_REFUSED: Mapping[str, Promise] = {
    "closed": _("This survey is closed; nobody can answer any more."),
    "with_cards": _("This survey is answered with cards and needs no places to answer."),
    "twice": _("This division has one of that name already. Please choose another name."),
    "ended": _("It was ended already."),
}
TYPE_REFUSED: Mapping[str, Promise] = {
    "not_open": _("This survey is not open, so nothing was taken. What you typed still stands here."),
    "size": _(
        "At least 5 and at most 30 filled forms are taken at once. Nothing was stored; what you typed still stands here."
    ),
    "before": _("This very batch was entered before. It counts once."),
    "code_used": _("This card was used already, or was withdrawn."),
    "code_unknown": _(
        "This is not a code of this survey. Please compare it with the card, letter by letter."
    ),
    "missing": _("Nothing was typed here. For “not concerned” type 0."),
    "not_on_scale": _("This number is not one of those above."),
    "not_offered": _("This is not the number of a service above."),
    "differs": _("The first and the second time differ. Please look at the form and type it once more."),
}
COUNT_REFUSED: Mapping[str, Promise] = {
    "no_cards": _("Nobody knows how many visitors there are, so nothing is counted here."),
    "fewer": _("More people than that have answered. Please look at the number again."),
}
SIGN_TITLES: Mapping[str, Promise] = {
    STRAIGHT: _("The same answer everywhere, praise and blame alike"),
    REPEATS: _("Exactly the same sheet, again and again"),
}
SIGN_MEANINGS: Mapping[str, Promise] = {
    STRAIGHT: _(
        "Some questions praise the office and others name a wrong. Whoever agrees equally with all of them has hardly read them, or "
        "has taken the question the wrong way round. Both happen to honest people; only a large share says something."
    ),
    REPEATS: _(
        "Many-sided sheets, with at least three different scores, that come at least five times and ten times as often as chance would let "
        "them. One hand may have filled them in, or a group may have answered together. Content people who answer alike are not counted."
    ),
}
IMPORT_REFUSED: Mapping[str, Promise] = {
    "not_hosted": _(
        "Answers from elsewhere are kept apart: prepare a survey “for another body that scores it” and take them in there."
    ),
    "not_open": _("Answers are taken in only while the survey is open."),
}
CHANNELS: Mapping[str, Promise] = {
    "link": _("By the short address or a poster"),
    "card": _("With a card"),
    "paper": _("On paper, typed in"),
    Point.Kind.COUNTER: _("By the address of a counter"),
    Point.Kind.EVENT: _("By the address of an event"),
    Point.Kind.KIOSK: _("At a kiosk"),
    "together": _("By ways that few took, together"),
}
VERDICTS: Mapping[CommentDecision.Verdict, Promise] = {
    CommentDecision.Verdict.RELEASED: _("Shown as it was written"),
    CommentDecision.Verdict.MASKED: _("Shown with words masked"),
    CommentDecision.Verdict.WITHHELD: _("Withheld"),
}
TRACES: Mapping[Kind, Promise] = {
    Kind.CITIZEN_NUMBER: _("citizen's number"),
    Kind.PHONE: _("telephone number"),
    Kind.EMAIL: _("e-mail address"),
    Kind.ACCOUNT: _("bank account"),
    Kind.HANDLE: _("name in a network"),
    Kind.NAME: _("perhaps a name"),
}
DECIDE_REFUSED: Mapping[str, tuple[str | None, Promise]] = {
    "gone": (None, _("This comment is not there any more.")),
    "reason": (
        "reason",
        _(
            "Please say why: it is withheld, or it is shown although something in it may tell who somebody is."
        ),
    ),
    "mask_nothing": ("also", _("Nothing was found in it. Please write which words shall be masked.")),
    "not_there": (
        "also",
        _("“%(words)s” does not stand in the comment. Please copy the words as they are written there."),
    ),
}
