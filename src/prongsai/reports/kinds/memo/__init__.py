"""A memo within the office (บันทึกข้อความ)."""

from django.utils.translation import gettext_lazy as _

from prongsai.reports.kinds.letters import LetterKind


class MemoKind(LetterKind):
    key = form = "memo"
    name = _("Memo")
    file_name = "บันทึกข้อความ"
    begin = _("Write a memo")


KIND = MemoKind()
