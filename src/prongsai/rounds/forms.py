"""What people type about obligations: parsed, with an error beside the field."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.models import DeadlineRule
from prongsai.ui.fields import DayField, LineField, TextField

FOR_EXAMPLE = _("For example 12 มี.ค. 2568 or 12/3/2568")


class RecordForm(forms.Form):
    done_on = DayField(label=_("Done on"), help_text=FOR_EXAMPLE)
    text = TextField(
        label=_("What was done"),
        help_text=_("In one or two sentences: what, by whom, with what result."),
        rows=3,
    )
    reference = LineField(
        label=_("Where the proof lies"),
        help_text=_("Number of the document, or the address of the page."),
        max_length=300,
        required=False,
    )


class ReasonForm(forms.Form):
    """Why something is excused or taken back."""

    reason = TextField(label=_("Reason"), help_text=_("It stays readable beside the duty."), rows=2)


class ExceptionForm(forms.Form):
    reason = TextField(label=_("Reason"), help_text=_("It stays readable beside the duty."), rows=2)
    until = DayField(label=_("Open until"), help_text=FOR_EXAMPLE)
    whole_round = forms.BooleanField(label=_("For every duty of this year"), required=False)


class DeadlineRuleForm(forms.Form):
    weekend_rule = forms.ChoiceField(
        label=_("A deadline that falls on a weekend or a holiday"),
        widget=forms.RadioSelect,
        choices=[
            (DeadlineRule.Weekend.KEEP.value, _("The printed day stands")),
            (DeadlineRule.Weekend.NEXT_WORKING_DAY.value, _("Moves to the next working day")),
            (DeadlineRule.Weekend.PREVIOUS_WORKING_DAY.value, _("Moves to the working day before")),
        ],
    )
    grace_days = forms.IntegerField(
        label=_("Days of grace"),
        help_text=_("Days after the due date that are not yet counted as late."),
        min_value=0,
        max_value=60,
    )
    lock_after = forms.IntegerField(
        label=_("Locked after so many days"),
        help_text=_("Counted from the end of the grace. Left empty, nothing locks."),
        min_value=0,
        max_value=365,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, rule: DeadlineRule | None) -> None:
        standing = {
            "weekend_rule": rule.weekend_rule if rule else DeadlineRule.Weekend.KEEP.value,
            "grace_days": rule.grace_days if rule else 0,
            "lock_after": rule.lock_after if rule else None,
        }
        super().__init__(data, initial=standing)
