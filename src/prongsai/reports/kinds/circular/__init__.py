"""A circular to several offices (หนังสือเวียน)."""

from django.utils.translation import gettext_lazy as _

from prongsai.reports.kinds.letters import LetterKind


class CircularKind(LetterKind):
    key = form = "circular"
    name = _("Circular")
    file_name = "หนังสือเวียน"
    begin = _("Write a circular")


KIND = CircularKind()
