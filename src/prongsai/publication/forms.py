"""What is typed in this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.publication.models import LONGEST_REASON
from prongsai.publication.wording import CANNOT_WITHDRAW
from prongsai.ui.fields import LineField


class WithdrawForm(forms.Form):
    reason = LineField(
        label=_("Why it is withdrawn"),
        longest=LONGEST_REASON,
        help_text=_("Everybody reads it on the public page. Write no personal data here."),
        error_messages={"required": CANNOT_WITHDRAW["no_reason"]},
    )
