"""What can be typed into a plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.measures.content import CannotPlan, FollowUp, MeasureContent
from prongsai.measures.fields import IdsField, StepsField
from prongsai.measures.words import FOLLOW_UPS
from prongsai.rules.framework import Text
from prongsai.rules.numbered_lines import points_of
from prongsai.ui.fields import DayField, LineField, TextField
from prongsai.ui.ids import id_in
from prongsai.ui.language import in_words


class WordsForm(forms.Form):
    """Words about one item. `seen` marks the text that the form was opened on; key begins every id."""

    words = TextField(required=False, rows=6)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    labels: ClassVar[Mapping[str, tuple[Any, Any]]] = {
        "issue": (
            _("Issue to improve"),
            _("What keeps this item from a better score, as it will stand on the paper."),
        ),
        "reason": (
            _("Why no measure is taken"),
            _(
                "One or two sentences, for example that the item has full marks. Left empty, the item is open again."
            ),
        ),
    }

    def __init__(
        self, data: QueryDict | None = None, *, key: str, about: str, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{key}-%s")
        self.key = key
        if data is None:
            self.fields["words"].widget.attrs["autofocus"] = True
        self.fields["words"].label, self.fields["words"].help_text = self.labels[about]


@dataclass(frozen=True, slots=True)
class StepBox:
    """One box of the step list, numbered from 1, with its ids on the page."""

    id: str
    number: int
    text: str
    is_first: bool
    is_last: bool

    @property
    def up_id(self) -> str:
        return f"{self.id}-up"

    @property
    def down_id(self) -> str:
        return f"{self.id}-down"


class MeasureForm(forms.Form):
    """One measure. Texts come back tidy; see MeasureContent for their meaning."""

    findings = forms.MultipleChoiceField(
        label=_("Items that the measure serves"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one item.")},
    )
    steps = StepsField(
        label=_("Steps"),
        required=False,
        help_text=_("A numbered list from Word can be pasted into one box; it becomes separate steps."),
    )
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)
    all_divisions = forms.BooleanField(label=_("All divisions"), required=False)
    all_schools = forms.BooleanField(label=_("All schools"), required=False)
    units = forms.MultipleChoiceField(
        label=_("Single units"), required=False, widget=forms.CheckboxSelectMultiple
    )
    awareness = TextField(
        label=_("How people are told"),
        required=False,
        rows=2,
        help_text=_("Meetings, circulars, the web site: how staff and the public come to know of it."),
    )
    follow_up = forms.ChoiceField(
        label=_("Looked at"), choices=[(key.value, text) for key, text in FOLLOW_UPS.items()]
    )
    follow_up_on = DayField(
        label=_("Date of the follow-up"), required=False, help_text=_("Only for a set date.")
    )
    follow_up_text = LineField(
        label=_("Follow-up, as printed on the paper"),
        required=False,
        help_text=_("For example: ผู้อำนวยการเขต ติดตามทุกเดือน"),
    )
    row_version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        key: str,
        findings: Sequence[Finding],
        own_units: Sequence[Unit],
        initial: dict[str, Any] | None = None,
    ) -> None:
        """key begins every id: several such forms may be open on one page."""
        super().__init__(data, initial=initial, auto_id=f"{key}-%s")
        self.key = key
        self.focus = f"{key}-step-1" if data is None else ""
        self._findings = {str(finding.pk): finding for finding in findings}
        _choices(self.fields["findings"], ((key, _item_words(one)) for key, one in self._findings.items()))
        _choices(self.fields["units"], ((unit.code, _in_language(unit)) for unit in own_units))

    @classmethod
    def posted(cls, data: QueryDict, **options: Any) -> Self:
        """The form as sent; unbound, with everything typed in place, when only its steps were to be rearranged."""
        order = data.get("do", "save")
        if order == "save":
            return cls(data, **options)
        steps, focus = rearranged(data.getlist("steps"), order)
        lists = {"findings": data.getlist("findings"), "units": data.getlist("units"), "steps": steps}
        form = cls(initial={**data.dict(), **lists}, **options)
        form.focus = f"{form.key}-{focus}"
        return form

    @property
    def step_boxes(self) -> list[StepBox]:
        steps = list(self["steps"].value() or [""])
        last = len(steps)
        return [
            StepBox(f"{self.key}-step-{number}", number, text, number == 1, number == last)
            for number, text in enumerate(steps, start=1)
        ]

    @property
    def names_units(self) -> bool:
        return bool(self["units"].value())

    @property
    def findings_summary(self) -> str:
        """The label with the codes chosen now."""
        chosen = [
            one.node.code for key, one in self._findings.items() if key in (self["findings"].value() or ())
        ]
        return f"{self['findings'].label}: {', '.join(chosen) or '–'}"

    def content(self) -> MeasureContent:
        """What was typed; only of a valid form."""
        cleaned = self.cleaned_data
        names = [name for name in MeasureContent.__slots__ if name not in {"follow_up", "units"}]
        return MeasureContent(
            **{name: cleaned[name] for name in names},
            units=tuple(cleaned["units"]),
            follow_up=FollowUp(cleaned["follow_up"]),
        )

    def chosen_findings(self) -> list[Finding]:
        return [self._findings[key] for key in self.cleaned_data["findings"]]

    def seen_version(self) -> int:
        return self.cleaned_data["row_version"] or 0

    def refuse(self, refused: CannotPlan) -> None:
        """Say at its field why the plan cannot be written so."""
        field, sentence = _REFUSED[refused.code]
        self.add_error(field, sentence)


_REFUSED: Mapping[str, tuple[str | None, Any]] = {
    "no_analysis": (None, _("The weak points of this year are not chosen yet. Please choose them first.")),
    "no_item": ("findings", _("Please choose at least one item.")),
    "foreign_item": ("findings", _("One of these items is no longer in this plan. Please choose again.")),
    "unknown_unit": ("units", _("One of these units is no longer in this agency. Please choose again.")),
    "period_reversed": ("ends_on", _("The end lies before the beginning. Please look at both days again.")),
    "date_missing": ("follow_up_on", _("Please give the day, or choose another rhythm.")),
}


class CopyForm(forms.Form):
    """Which measures to copy, and onto which item; none means the same item as in their own plan."""

    measures = IdsField(error_messages={"required": _("Please choose at least one measure.")})
    onto = forms.TypedChoiceField(
        label=_("Copy onto"), coerce=int, empty_value=None, required=False, widget=forms.Select
    )

    def __init__(self, *args: Any, findings: Sequence[Finding], **options: Any) -> None:
        super().__init__(*args, **options)
        items = [(str(finding.pk), _item_words(finding)) for finding in findings]
        _choices(self.fields["onto"], [("", _("The same item as in its own plan")), *items])


def rearranged(steps: Sequence[str], order: str) -> tuple[list[str], str]:
    """The steps after a press of one of their buttons, and the id that the cursor goes to.

    Adding one also takes pasted lists apart, so that the officer sees what will be saved.
    order   "add", "up-2", "down-2", "drop-2"; numbers count from 1. Anything else changes nothing.
    """
    rows = list(steps)
    verb, _dash, digits = order.partition("-")
    here = (id_in(digits) or 0) - 1
    if verb == "add":
        rows = [point for box in rows for point in points_of(box)]
        return [*rows, ""], f"step-{len(rows) + 1}"
    if not 0 <= here < len(rows):
        return rows, ""
    if verb == "drop":
        del rows[here]
        return rows or [""], f"step-{max(1, here)}"
    there = {"up": here - 1, "down": here + 1}.get(verb, here)
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        return rows, f"step-{there + 1}-{verb}"
    return rows, f"step-{here + 1}-{verb}"


def _choices(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _item_words(finding: Finding) -> str:
    node = finding.node
    return f"{node.code} {in_words(Text(node.title_th, node.title_en))}"


def _in_language(unit: Unit) -> str:
    return in_words(Text(unit.name_th, unit.name_en))
