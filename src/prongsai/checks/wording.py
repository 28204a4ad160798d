"""Words of this room: what answers and reasons are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prongsai.checks.models import Finding
from prongsai.rules.links import Answer, Why
from prongsai.rules.openness import Doubt, Openness
from prongsai.rules.private_marks import Kind

ANSWERS: Mapping[str, Promise] = {
    Answer.OK: pgettext_lazy("link", "Opens"),
    Answer.BROKEN: pgettext_lazy("link", "Broken"),
    Answer.UNSURE: pgettext_lazy("link", "Cannot tell"),
}
TONES: Mapping[str, str] = {Answer.OK: "accepted", Answer.BROKEN: "late", Answer.UNSURE: "due"}
WHY: Mapping[str, Promise] = {
    Why.FINE: _("It opens for everybody."),
    Why.MOVED: _("It opens, but the content has moved for good: please write the new address."),
    Why.GONE: _("The server says that there is nothing at this address (404 or 410)."),
    Why.SERVER_ERROR: _("The server answers with an error."),
    Why.MISSING_PAGE: _("A page opens, but it says that what was looked for is not there."),
    Why.TO_HOME: _("It leads to the home page instead of the content."),
    Why.LOGIN: _("It leads to a sign-in page: citizens cannot open it."),
    Why.ASKS_ACCESS: _("The file is not shared with everybody: visitors are told to ask for access."),
    Why.WRONG_TYPE: _("What comes is not the kind of file that the address promises."),
    Why.TURNED_AWAY: _("The server turns automatic checks away. Please open it yourself."),
    Why.PASSWORD: _("The page seems to ask for a password. Please open it yourself."),
    Why.EMPTY: _("The page opens empty; it may show its content by scripts only. Please open it yourself."),
    Why.ODD: _("The server gave an unusual answer. Please open it yourself."),
    Why.NEVER: _("It has not been checked yet."),
    Why.INSIDE: _(
        "The address leads into an internal network and is not asked. Citizens cannot open it from outside."
    ),
    Why.BAD_ADDRESS: _("This is not an address of the open web."),
    Why.NO_NAME: _("The name of the server does not exist."),
    Why.NAME_UNKNOWN_NOW: _("The name of the server could not be looked up just now."),
    Why.NO_CONNECTION: _("The server does not take connections."),
    Why.TIMEOUT: _("The server did not answer in time."),
    Why.CERTIFICATE_EXPIRED: _("The certificate of the server has expired: browsers warn visitors away."),
    Why.CERTIFICATE_NAME: _(
        "The certificate of the server belongs to another name: browsers warn visitors away."
    ),
    Why.CERTIFICATE_CHAIN: _(
        "The certificate of the server cannot be traced to a known issuer: some browsers warn."
    ),
    Why.TLS: _("A secure connection could not be made."),
    Why.REDIRECTS: _("The address redirects again and again."),
    Why.ENDLESS: _("The answer was too long to be read to its end."),
    Why.NO_HTTP: _("The server gave an answer that is none of the web."),
}
CANNOT_WATCH: Mapping[str, Promise] = {
    "bad_address": _(
        "This is not an address of the open web. It begins with https:// or http://, as in https://example.go.th/plan.pdf."
    ),
    "too_long": _("This address is longer than 2,000 characters. Please use a shorter one."),
}
CANNOT_DECIDE: Mapping[str, Promise] = {
    "decided": _("Somebody has decided this already. What they decided stands below."),
    "own": _("You had a hand in this yourself: a second person decides."),
    "told": _("There is nothing to decide about this; it is only to be known."),
}
KINDS: Mapping[str, Promise] = {
    Kind.CITIZEN_NUMBER: _("Citizen number"),
    Kind.CARD: _("Number on the back of an identity card"),
    Kind.PASSPORT: _("Passport number"),
    Kind.ACCOUNT: _("Bank account"),
    Kind.PHONE: _("Mobile telephone"),
    Kind.EMAIL: _("E-mail address of a person"),
    Kind.HANDLE: _("Personal LINE account"),
    Kind.HOME: _("Home address"),
    Kind.BIRTH: _("Day of birth"),
    "covered": _("Words under a black box"),
    "unapplied": _("A redaction that was marked but never carried out"),
    "hidden_sheet": _("Hidden sheet"),
    "hidden_rows": _("Hidden rows or columns"),
    "hidden_slide": _("Hidden slide"),
    "hidden_text": _("Hidden words"),
    "tracked": _("Tracked changes"),
    "comment": _("Comments"),
    "kept_copy": _("Kept copy of another workbook"),
    "speaker_notes": _("Notes beneath slides"),
    "layer": _("A layer that is switched off"),
    "gps": _("Place where the photo was taken"),
    "scan": _("A page without words: a scan, which only a person can read"),
    "picture": _("A picture, of which only a person can say what it shows"),
    "unread": _("A part that could not be read"),
    "unknown": _("A kind of file that cannot be looked through"),
    "many": _("More findings than are listed"),
    "author": _("The properties name who wrote it"),
    Doubt.SAYS_NOTHING: _("The file name does not say what it is"),
    Doubt.TOO_LONG: _("The file name is longer than 100 characters"),
    Doubt.ODD_SIGNS: _("The file name holds signs that break links"),
    Doubt.DRAFT: _("The file name speaks of a draft or a copy"),
    Doubt.TWO_ENDINGS: _("The file name has two endings"),
}
STATES: Mapping[str, Promise] = {
    Finding.State.WAITING: _("Waits for a decision"),
    Finding.State.CLEARED: _("Cleared"),
    Finding.State.CONFIRMED: _("Confirmed: not to be published"),
    Finding.State.NONE: _("To be known"),
}
STATE_TONES: Mapping[str, str] = {
    Finding.State.WAITING: "review",
    Finding.State.CLEARED: "accepted",
    Finding.State.CONFIRMED: "late",
    Finding.State.NONE: "idle",
}
OPENNESS: Mapping[int, Promise] = {
    Openness.UNKNOWN: _("not known"),
    Openness.PICTURE: _("1 of 5: a picture or scan"),
    Openness.TEXT: _("2 of 5: words that can be copied"),
    Openness.TABLE: _("3 of 5: a table to reckon with"),
    Openness.DATA: _("4 of 5: data for every program"),
    Openness.LINKED: _("5 of 5: linked data"),
}
PLACES: Mapping[str, Promise] = {
    "page": _("page %(at)s"),
    "sheet": _("sheet %(at)s"),
    "field": _("field %(at)s"),
    "text": _("text, paragraph %(at)s"),
    "table": _("table, row %(at)s"),
    "header": _("header or footer"),
    "footnotes": _("footnotes"),
    "comments": _("comments in the file"),
    "properties": _("properties of the file"),
    "notes": _("notes and fields"),
    "file_name": _("file name"),
    "file": _("the whole file"),
    "slides": _("slides"),
    "names": _("named cells"),
    "parts": _("charts and other parts"),
    "links": _("links to other files"),
}


def place_in_words(place: str) -> str:
    """ "page:3" as "page 3"; "sheet:Data!4" as "sheet Data, row 4"."""
    kind, _colon, at = place.partition(":")
    if kind not in PLACES:
        return place
    sheet, _mark, row = at.rpartition("!")
    if kind == "sheet" and sheet:
        return gettext("sheet %(name)s, row %(row)s") % {"name": sheet, "row": row}
    return str(PLACES[kind]) % {"at": at} if at else str(PLACES[kind]).replace(" %(at)s", "")
