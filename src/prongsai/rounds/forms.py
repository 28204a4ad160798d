"""What people type about obligations: parsed, with an error beside the field."""

from dataclasses import fields
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Agency
from prongsai.rounds.models import DeadlineRule
from prongsai.rules.escalation import FORGOTTEN_AFTER, ReminderDays
from prongsai.rules.framework import Text
from prongsai.rules.quiet_hours import Hours
from prongsai.ui.fields import DayField, HourField, LineField, TextField
from prongsai.ui.language import in_words

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


class _AgenciesField(forms.ModelMultipleChoiceField[Agency]):
    def label_from_instance(self, obj: Agency) -> str:
        return in_words(Text(obj.name_th, obj.name_en))


class OpenForm(forms.Form):
    """For which agencies a year is opened; agencies: those that may be chosen, all of them ticked."""

    agencies = _AgenciesField(
        label=_("Agencies"),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Please tick at least one agency."),
            "invalid_choice": _(
                "This year is open already for one of these agencies, or it is not yours to open. Please look at the list again."
            ),
        },
    )

    def __init__(self, data: QueryDict | None, *, agencies: QuerySet[Agency]) -> None:
        super().__init__(data, initial={"agencies": agencies})
        field = self.fields["agencies"]
        assert isinstance(field, _AgenciesField)
        field.queryset = agencies


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


class _DaysField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=FORGOTTEN_AFTER, required=False, **options)


class ReminderForm(forms.Form):
    """Who is reminded when; an empty day leaves that step out."""

    first_before = _DaysField(label=_("First reminder, days before the due day"))
    again_before = _DaysField(label=_("Second reminder, days before the due day"))
    owner_after = _DaysField(label=_("Who answers for it, days late"))
    head_after = _DaysField(label=_("Head of division, days late"))
    district_officer_after = _DaysField(label=_("ITA officer, days late"))
    director_after = _DaysField(label=_("Director, days late"))
    digest_from = HourField(label=_("Messages go out from"))
    quiet_from = HourField(label=_("Quiet from"))
    quiet_until = HourField(label=_("Quiet until"))

    def days(self) -> ReminderDays:
        return ReminderDays(**{name: self.cleaned_data[name] for name in DAYS})

    def hours(self) -> Hours:
        return Hours(**{name: self.cleaned_data[name] for name in HOURS})


DAYS = tuple(one.name for one in fields(ReminderDays))
HOURS = tuple(one.name for one in fields(Hours))
