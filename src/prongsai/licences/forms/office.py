"""What officers type: kinds, checklists, findings, decisions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.agencies.models import Unit
from prongsai.licences.actions import ChecklistContent, ItemContent, StepContent, TypeContent
from prongsai.licences.actions.checking import Found
from prongsai.licences.models import Checklist, ChecklistItem, GuidelineStep, ItemCheck, LicenceType
from prongsai.licences.models.cases import Verdict
from prongsai.licences.wording import STARTS, VERDICTS
from prongsai.ui.fields import DayField, LineField, TextField

FOR_EXAMPLE = _("For example 12 มี.ค. 2568 or 12/3/2568")
SPARE_ITEMS, SPARE_STEPS = 3, 2
MOST_DAYS = 365


class TypeForm(forms.Form):
    """key: only where the kind is new."""

    key = forms.SlugField(
        label=_("Short name for addresses"), max_length=40, help_text=_("Small letters, digits and hyphens.")
    )
    name_th = LineField(label=_("Name in Thai"), longest=200)
    name_en = LineField(label=_("Name in English"), longest=200, required=False)
    unit = forms.ChoiceField(label=_("Division"), required=False)
    starts = forms.ChoiceField(
        label=_("Days are counted"), choices=[(key, words) for key, words in STARTS.items()]
    )
    takes_online = forms.BooleanField(label=_("The public page takes applications"), required=False)
    is_tracked = forms.BooleanField(label=_("Among the kinds with a tracking system (O12)"), required=False)
    central_href = forms.URLField(
        label=_("Page of the central service"), required=False, max_length=300, assume_scheme="https"
    )
    keep_months = forms.IntegerField(
        label=_("Months for which name and contact are kept after the end"), min_value=1, max_value=240
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, of: LicenceType | None, units: Sequence[Unit]) -> None:
        given = {name: getattr(of, name) for name in self.base_fields if hasattr(of, name)} if of else {}
        given |= (
            {"unit": of.unit_id, "seen": of.row_version} if of else {"keep_months": 24, "takes_online": True}
        )
        super().__init__(data, initial=given, auto_id="kind-%s")
        if of is not None:
            del self.fields["key"]
        self.units = {str(unit.pk): unit for unit in units}
        whole = ("", _("The whole office"))
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [whole, *((key, unit.name_th) for key, unit in self.units.items())]

    def content(self) -> TypeContent:
        found = self.cleaned_data
        names = ("name_th", "name_en", "starts", "takes_online", "is_tracked", "keep_months", "central_href")
        return TypeContent(unit=self.units.get(found["unit"]), **{name: found[name] for name in names})


class ChecklistForm(forms.Form):
    """A version with its items and steps, a few empty ones at the end; an item without a name falls away."""

    effective_from = DayField(label=_("In force from"), help_text=FOR_EXAMPLE)
    days = forms.IntegerField(label=_("Decided within (working days)"), min_value=1, max_value=MOST_DAYS)
    fee = LineField(label=_("Fee"), longest=300)
    decider = LineField(label=_("Who decides"), longest=200)
    basis = LineField(label=_("Legal basis"), longest=500, required=False)

    def __init__(self, data: Any, *, standing: Checklist | None, today: date) -> None:
        names = ("days", "fee", "decider", "basis")
        given: dict[str, Any] = {name: getattr(standing, name) for name in names} if standing else {}
        given["effective_from"] = today
        if standing is not None and standing.effective_from > today:
            given["effective_from"] = standing.effective_from
        super().__init__(data, initial=given, auto_id="checklist-%s")
        items = list(standing.items.all()) if standing else []
        steps = list(standing.steps.all()) if standing else []
        self.item_count = self._count(data, "name", len(items) + SPARE_ITEMS)
        self.step_count = self._count(data, "text", len(steps) + SPARE_STEPS)
        for place in range(self.item_count):
            self._add_item(place, items[place] if place < len(items) else None)
        for place in range(self.step_count):
            self._add_step(place, steps[place] if place < len(steps) else None)

    @staticmethod
    def _count(data: Any, name: str, least: int) -> int:
        sent = sum(1 for key in data or () if key.startswith(f"{name}-"))
        return min(max(sent, least), 60)

    def _add(self, name: str, place: int, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        self.fields[f"{name}-{place}"] = field

    def _add_item(self, place: int, of: ChecklistItem | None) -> None:
        self._add(
            "name", place, LineField(label=_("Paper"), longest=300, required=False), of.name if of else ""
        )
        self._add(
            "condition",
            place,
            LineField(label=_("When"), longest=300, required=False),
            of.condition if of else "",
        )
        copies = forms.IntegerField(label=_("Copies"), required=False, min_value=0, max_value=50)
        self._add("copies", place, copies, of.copies if of else 1)
        self._add(
            "format",
            place,
            LineField(label=_("Form of the paper"), longest=100, required=False),
            of.format if of else "",
        )
        template = forms.URLField(
            label=_("Address of the blank form"), required=False, max_length=300, assume_scheme="https"
        )
        self._add("template", place, template, of.template if of else "")
        basis = LineField(label=_("Legal basis"), longest=300, required=False)
        self._add("itembasis", place, basis, of.basis if of else "")
        held = forms.BooleanField(label=_("The office already holds it"), required=False)
        self._add("held", place, held, bool(of and of.is_held))

    def _add_step(self, place: int, of: GuidelineStep | None) -> None:
        self._add(
            "text", place, LineField(label=_("Step"), longest=300, required=False), of.text if of else ""
        )
        self._add(
            "criteria",
            place,
            LineField(label=_("Criteria"), longest=500, required=False),
            of.criteria if of else "",
        )
        days = forms.IntegerField(label=_("Working days"), required=False, min_value=0, max_value=MOST_DAYS)
        self._add("stepdays", place, days, of.days if of else 0)
        self._add(
            "who", place, LineField(label=_("By whom"), longest=200, required=False), of.who if of else ""
        )

    def item_fields(self) -> list[list[forms.BoundField]]:
        names = ("name", "condition", "copies", "format", "template", "itembasis", "held")
        return [[self[f"{name}-{place}"] for name in names] for place in range(self.item_count)]

    def step_fields(self) -> list[list[forms.BoundField]]:
        names = ("text", "criteria", "stepdays", "who")
        return [[self[f"{name}-{place}"] for name in names] for place in range(self.step_count)]

    def head_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("effective_from", "days", "fee", "decider", "basis")]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not any(found.get(f"name-{place}") for place in range(self.item_count)):
            self.add_error("name-0", _("Please name at least one paper."))
        return found

    def content(self) -> ChecklistContent:
        found = self.cleaned_data
        items = [
            ItemContent(
                name=found[f"name-{at}"],
                condition=found[f"condition-{at}"],
                copies=found[f"copies-{at}"] or 0,
                format=found[f"format-{at}"],
                template=found[f"template-{at}"],
                basis=found[f"itembasis-{at}"],
                is_held=found[f"held-{at}"],
            )
            for at in range(self.item_count)
            if found[f"name-{at}"]
        ]
        steps = [
            StepContent(
                found[f"text-{at}"], found[f"criteria-{at}"], found[f"stepdays-{at}"] or 0, found[f"who-{at}"]
            )
            for at in range(self.step_count)
            if found[f"text-{at}"]
        ]
        head = {name: found[name] for name in ("effective_from", "days", "fee", "decider", "basis")}
        return ChecklistContent(**head, items=items, steps=steps)


class CheckForm(forms.Form):
    """A finding for each paper; what has none yet stays open."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, items: Iterable[ChecklistItem], found: Mapping[int, ItemCheck], seen: int
    ) -> None:
        super().__init__(data, initial={"seen": seen}, auto_id="check-%s")
        self.items = [one for one in items if not one.is_held]
        choices = [("", _("Not looked at yet")), *VERDICTS.items()]
        for one in self.items:
            standing = found.get(one.pk)
            verdict = forms.ChoiceField(label=_("Finding"), choices=choices, required=False)
            verdict.initial = standing.verdict if standing else ""
            reason = LineField(label=_("What is missing or wrong"), longest=500, required=False)
            reason.initial = standing.reason if standing else ""
            self.fields[f"verdict-{one.pk}"], self.fields[f"reason-{one.pk}"] = verdict, reason

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for one in self.items:
            verdict, reason = found.get(f"verdict-{one.pk}"), found.get(f"reason-{one.pk}")
            if verdict and verdict != Verdict.OK and not reason:
                self.add_error(
                    f"reason-{one.pk}", _("Please say what is missing or wrong; the applicant reads it.")
                )
        return found

    def rows(self) -> list[tuple[ChecklistItem, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"verdict-{one.pk}"], self[f"reason-{one.pk}"]) for one in self.items]

    def found(self) -> dict[int, Found]:
        return {
            one.pk: Found(verdict, self.cleaned_data[f"reason-{one.pk}"])
            for one in self.items
            if (verdict := self.cleaned_data[f"verdict-{one.pk}"])
        }


class MoveForm(forms.Form):
    """What a move may need. Each move looks at its own fields."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    answer_by = DayField(label=_("Last day for the answer"), help_text=FOR_EXAMPLE, required=False)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("licence", "Decision"), required=False, choices=[("approve", pgettext_lazy("licence", "Approve")), ("refuse", _("Refuse"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = TextField(label=_("Reason (the applicant reads it)"), longest=1_000, rows=3, required=False)
    appeal = LineField(label=_("Where and until when one may appeal"), longest=500, required=False)
    words = TextField(label=_("What was handed over"), longest=2_000, rows=3, required=False)

    def __init__(self, data: Any, *, seen: int, move: str, **initial: Any) -> None:
        super().__init__(data, initial={"seen": seen, **initial}, auto_id=f"{move}-%s")
        self.move = move
        kept = {"seen", *FIELDS_OF[move]}
        for name in set(self.fields) - kept:
            del self.fields[name]

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS_OF[self.move]}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "answer_by" in self.fields and not found.get("answer_by") and not self.errors:
            self.add_error("answer_by", _("Please write the last day for the answer."))
        if "outcome" in self.fields and not found.get("outcome"):
            self.add_error("outcome", _("Please choose one."))
        return found


FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "notice": ("answer_by",),
    "review": (),
    "decide": ("outcome", "reason", "appeal"),
    "issue": (),
    "close": (),
    "withdraw": ("reason",),
    "resubmit": ("words",),
}
