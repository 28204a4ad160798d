"""Factors, ways and refusals in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACTOR_WAS_RESET = _(
    "%(name)s took away your second factor on %(day)s (reason: %(reason)s). If you did not ask for it, "
    "please change your password and tell the director of your office at once."
)
WRONG_CODE = _(
    "This code is not right, or it was used already. Please wait for the next one and type it again."
)
REFUSALS: Mapping[str, Promise] = {
    "wrong": WRONG_CODE,
    "unreadable": _(
        "The server cannot read your second factor at the moment. Please use a passkey, or tell the administrator."
    ),
    "too_many": _("There were too many wrong codes for this account. Please try again in ten minutes."),
    "passkey": _("This passkey was not accepted. Please try again, or sign in with your password."),
    "has_app": _("An authenticator app is set up already. Remove it first if you have a new telephone."),
    "required": _(
        "Your role asks for a second factor. Please set up another one first, then remove this one."
    ),
    "letter_over": _("This letter was used already or is too old. Please ask for a new one."),
    "email_used": _("Another account uses this e-mail address already; please give another."),
    "own_first": _("Your own role is among these. Please set up a second factor for yourself first."),
    "wrong_password": _("The password is not right. Please look at it again; capital letters count."),
}
OFFICE_REFUSALS: Mapping[str, Promise] = {
    "cancelled": _("You have stopped signing in there. Nothing has happened here."),
    "refused": _("The identity provider did not let you in. Please try again, or ask those who run it."),
    "state": _(
        "This answer of the identity provider was not asked for, or too long ago. Please start again here."
    ),
    "nonce": _("This answer of the identity provider belongs to another sign-in. Please start again here."),
    "token": _("The answer of the identity provider could not be verified. Please tell the administrator."),
    "issuer": _(
        "The answer comes from another identity provider than the one that is set up. Please tell the administrator."
    ),
    "expired": _(
        "The answer of the identity provider is too old. Please try again; if it stays so, a clock is wrong."
    ),
    "unreachable": _(
        "The identity provider cannot be reached at the moment. Please sign in with your password, or try later."
    ),
    "unverified": _(
        "The identity provider has not confirmed your e-mail address, so we cannot tell who you are here."
    ),
    "unknown": _(
        "No account here belongs to this identity. If you have one, sign in with your password and link it under "
        "“Account security”; otherwise please ask your office for an invitation."
    ),
    "taken": _("This identity belongs to another account already."),
}
