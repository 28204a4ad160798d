"""Words of this room: what answers and reasons are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.rules.links import Answer, Why

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
