"""What the office's LINE account answers."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

LINE_ANSWERS: Mapping[str, Callable[[str], str]] = {
    "linked": lambda name: (
        _(
            "Linked with %(name)s. What comes near or is late will be told here, once a day at most. Under “How you are told” you can change or end this."
        )
        % {"name": name}
    ),
    "not_linked": lambda _name: _("Nothing was linked. Please try again under “How you are told”."),
    "unknown": lambda _name: _(
        "This code is not known. Please look at it again, or make a new one under “How you are told”."
    ),
    "used": lambda _name: _("This code was used already. Please make a new one under “How you are told”."),
    "expired": lambda _name: _("This code is over. Please make a new one under “How you are told”."),
    "welcome": lambda address: (
        _(
            "This is Prongsai. To be reminded of your duties here, please open this address within ten minutes and sign in: %(address)s"
        )
        % {"address": address}
        if address
        else _(
            "This is Prongsai. To be reminded of your duties here, please make a code under “How you are told” and type it here."
        )
    ),
}
"""By code of actions.hearing.Answer; what is given is the person's name, or the address of the page that links."""
