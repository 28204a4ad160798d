"""What can be typed into a plan."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.measures.content import CannotPlan, FollowUp, MeasureContent
from prongsai.measures.fields import IdsField, StepsField
from prongsai.measures.item_fields import PRINTED, part_in_words
from prongsai.measures.served import parts_of, served_from
from prongsai.measures.steps import StepBox, lines_of, rearranged
from prongsai.measures.words import FOLLOW_UPS, PLAN_HELD
from prongsai.rules.framework import Framework, Text
from prongsai.rules.numbered_lines import points_of
from prongsai.ui.fields import DayField, LineField, TextField
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


class GuidelinesForm(forms.Form):
    """The points, one a line. `seen` marks the text that the form was opened on."""

    text = TextField(
        label=_("How the work on disclosure is done"),
        required=False,
        rows=14,
        help_text=_("One point a line; the paper numbers them. A list pasted with its numbers loses them."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class MeasureForm(forms.Form):
    """One measure. Texts come back tidy; see MeasureContent for their meaning."""

    findings = forms.MultipleChoiceField(
        label=_("Weak points that the measure serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    items = forms.MultipleChoiceField(
        label=_("Other items that the measure serves"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An item as a whole, or only its wording for one service, or one of its components."),
    )
    steps = StepsField(
        label=_("Steps"),
        required=False,
        help_text=_("A numbered list from Word can be pasted into one box; it becomes separate steps."),
    )
    as_written = forms.BooleanField(
        label=_("Print the steps as written, without numbers"),
        required=False,
        help_text=_("For a text with dashes or numbers of its own: each line is a paragraph."),
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
    follow_up_text = TextField(
        label=_("Follow-up, as printed on the paper"),
        required=False,
        rows=2,
        help_text=_("For example: ผู้อำนวยการเขต ติดตามทุกเดือน"),
    )
    row_version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        key: str,
        findings: Sequence[Finding],
        framework: Framework,
        own_units: Sequence[Unit],
        initial: dict[str, Any] | None = None,
    ) -> None:
        """key begins every id: several such forms may be open on one page."""
        super().__init__(data, initial=initial, auto_id=f"{key}-%s")
        self.key = key
        self.focus = f"{key}-step-1" if data is None else ""
        if data is not None and data.get("as_written"):
            self.fields["steps"].parts = lines_of  # type: ignore[attr-defined]  # a StepsField
        self._findings = {str(finding.pk): finding for finding in findings}
        parts = [pair for node in framework.planned_for for pair in parts_of(node)]
        _choices(self.fields["findings"], ((key, _item_words(one)) for key, one in self._findings.items()))
        _choices(self.fields["items"], ((part.key, part_in_words(part, text)) for part, text in parts))
        _choices(self.fields["units"], ((unit.code, _in_language(unit)) for unit in own_units))
        for item in self._items_shown():
            self.fields[f"{PRINTED}{item}"] = LineField(
                label=_("Responsible units as printed beside %(item)s") % {"item": item.replace(":", " · ")},
                required=False,
                max_length=300,
            )

    def _items_shown(self) -> list[str]:
        """The keys of the items for which the form has a line for the units as printed."""
        known = {key for key, _words in getattr(self.fields["items"], "choices", ())}
        names = self.data if self.is_bound else self.initial
        given = [name.removeprefix(PRINTED) for name in names if name.startswith(PRINTED)]
        return [key for key in given if key in known]

    def clean(self) -> dict[str, Any]:
        """At least one weak point or one item."""
        cleaned = super().clean() or {}
        if not {"findings", "items"} & set(self.errors) and not cleaned["findings"] and not cleaned["items"]:
            self.add_error("findings" if self._findings else "items", _("Please choose at least one item."))
        return cleaned

    @property
    def printed_units(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PRINTED)]

    @property
    def items_summary(self) -> str:
        """The label with the keys chosen now."""
        chosen = ", ".join(self["items"].value() or ()).replace(":", " · ")
        return f"{self['items'].label}: {chosen or '–'}"

    @classmethod
    def posted(cls, data: QueryDict, **options: Any) -> Self:
        """The form as sent; unbound, with everything typed in place, when only its steps were to be rearranged."""
        order = data.get("do", "save")
        if order == "save":
            return cls(data, **options)
        parts = lines_of if data.get("as_written") else points_of
        steps, focus = rearranged(data.getlist("steps"), order, parts)
        lists = {name: data.getlist(name) for name in ("findings", "items", "units")} | {"steps": steps}
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
        names = [name for name in MeasureContent.__slots__ if name not in {"follow_up", "units", "items"}]
        return MeasureContent(
            **{name: cleaned[name] for name in names},
            items=tuple(served_from(key, cleaned.get(f"{PRINTED}{key}", "")) for key in cleaned["items"]),
            units=tuple(cleaned["units"]),
            follow_up=FollowUp(cleaned["follow_up"]),
        )

    def chosen_findings(self) -> list[Finding]:
        return [self._findings[key] for key in self.cleaned_data["findings"]]

    def seen_version(self) -> int:
        return self.cleaned_data["row_version"] or 0

    def refuse(self, refused: CannotPlan) -> None:
        """Say at its field why the plan cannot be written so."""
        field, sentence = PLAN_REFUSED[refused.code]
        self.add_error(field, sentence)


PLAN_REFUSED: Mapping[str, tuple[str | None, Any]] = {
    "held": (None, PLAN_HELD),
    "no_item": ("items", _("Please choose at least one item.")),
    "unknown_item": ("items", _("This year's framework has no such item. Please choose again.")),
    "foreign_item": ("findings", _("One of these items is no longer in this plan. Please choose again.")),
    "unknown_unit": ("units", _("One of these units is no longer in this agency. Please choose again.")),
    "period_reversed": ("ends_on", _("The end lies before the beginning. Please look at both days again.")),
    "date_missing": ("follow_up_on", _("Please give the day, or choose another rhythm.")),
}
"""Code of CannotPlan -> the field and the sentence; None for the form as a whole."""


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


def _choices(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _item_words(finding: Finding) -> str:
    node = finding.node
    return f"{node.code} {in_words(Text(node.title_th, node.title_en))}"


def _in_language(unit: Unit) -> str:
    return in_words(Text(unit.name_th, unit.name_en))
