"""What is typed in an assessment: parsed, with an error beside the field."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.assessment.content import Opinion, Said
from prongsai.assessment.wording import (
    CANNOT_ANSWER,
    CANNOT_FREEZE,
    CANNOT_JUDGE,
    CANNOT_TELL,
    RULES,
    STALE,
    STALE_ANSWER,
    VERDICTS,
)
from prongsai.rules.assessing import PointRule, Verdict
from prongsai.ui.fields import DayField, LineField, TextField
from prongsai.ui.ids import id_in

NOTE_LENGTH = 4_000


class FreezeForm(forms.Form):
    cut_off_on = DayField(
        label=_("Cut-off day"),
        help_text=_("What stood at the end of this day is assessed, and nothing later."),
    )
    rule = forms.ChoiceField(label=_("How an item earns its points"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None = None, *, cut_off_on: date, rule: PointRule) -> None:
        standing = {"cut_off_on": cut_off_on, "rule": rule.value}
        super().__init__(data, initial=standing, auto_id="freeze-%s")
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, RULES[one]) for one in PointRule]

    def refuse(self, code: str) -> None:
        field, sentence = CANNOT_FREEZE[code]
        self.add_error(field or None, str(sentence))


class DaysForm(forms.Form):
    """The days on which the office may answer. seen: the newest step that was shown."""

    first_on = DayField(label=_("First day for answers"), required=False)
    last_on = DayField(label=_("Last day for answers"), required=False)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, seen: int = 0) -> None:
        super().__init__(data, initial={"seen": seen}, auto_id="days-%s")

    def refuse(self, code: str, sentence: str = "") -> None:
        field, known = CANNOT_TELL.get(code, ("", ""))
        self.add_error(field or None, sentence or str(known))


class JudgeForm(forms.Form):
    """verdict-<place> and reason-<place> for each component; seen: the row_version that the form was opened on."""

    note = TextField(label=_("Note to the whole item"), required=False, rows=3, longest=NOTE_LENGTH)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, titles: tuple[str, ...], standing: Opinion | None
    ) -> None:
        super().__init__(data, initial=_initial(standing), auto_id="judge-%s")
        self.sent = data.copy() if data is not None else QueryDict(mutable=True)
        self.places = range(1, len(titles) + 1)
        for place, title in zip(self.places, titles, strict=True):
            self.fields[f"verdict-{place}"] = forms.ChoiceField(
                label=title,
                choices=[(one.value, VERDICTS[one]) for one in Verdict],
                widget=forms.RadioSelect,
                error_messages={"required": str(CANNOT_JUDGE["undecided"])},
            )
            self.fields[f"reason-{place}"] = LineField(label=_("Reason"), required=False, longest=NOTE_LENGTH)

    def pairs(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        return [(place, self[f"verdict-{place}"], self[f"reason-{place}"]) for place in self.places]

    def said(self) -> Said:
        """Of a valid form."""
        data = self.cleaned_data
        return Said(
            {place: Verdict(data[f"verdict-{place}"]) for place in self.places},
            {place: data[f"reason-{place}"] for place in self.places},
            data["note"],
        )

    def refuse(self, code: str, component: int) -> None:
        name = "verdict" if code in {"undecided", "nothing_there"} else "reason"
        self.add_error(f"{name}-{component}" if component else None, str(CANNOT_JUDGE[code]))

    def open_on(self, version: int) -> None:
        """What was typed, from now on over that version."""
        self.sent["seen"] = str(version)
        self.data = self.sent
        self.add_error(None, str(STALE))


class AnswerForm(forms.Form):
    """The answer to one item; `keep` are the files that were attached before and stay."""

    text = TextField(label=_("Your answer"), required=False, rows=6, longest=NOTE_LENGTH)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    upload_id = forms.CharField(required=False, max_length=48, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="answer-%s")
        self.sent = data.copy() if data is not None else QueryDict(mutable=True)

    def kept(self) -> list[int]:
        """Ids of versions of files."""
        found = (id_in(str(one)) for one in self.sent.getlist("keep"))
        return [one for one in found if one is not None]

    def keep(self, version_id: int) -> None:
        self.sent.appendlist("keep", str(version_id))

    def refuse(self, code: str) -> None:
        self.add_error("text" if code == "silent" else None, str(CANNOT_ANSWER[code]))

    def open_on(self, version: int) -> None:
        self.sent["seen"] = str(version)
        self.data = self.sent
        self.add_error(None, str(STALE_ANSWER))


def _initial(standing: Opinion | None) -> dict[str, object]:
    if standing is None:
        return {"seen": 0}
    said = standing.said
    verdicts = {f"verdict-{place}": one.value for place, one in said.verdicts.items()}
    reasons = {f"reason-{place}": words for place, words in said.reasons.items()}
    return {"seen": standing.row_version, "note": said.note, **verdicts, **reasons}
