"""The words of publication."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CANNOT_WITHDRAW: Mapping[str, Promise] = {
    "no_reason": _("Please write why it is withdrawn; the reason stands on the public page."),
    "long_reason": _("A reason has at most 500 characters. Please shorten it."),
    "withdrawn": _("This version was withdrawn already; nothing was changed."),
}
