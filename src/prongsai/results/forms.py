"""What is typed about a result: parsed, with an error beside the field."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.measures.fields import IdsField
from prongsai.results.models import LONGEST_CAPTION
from prongsai.results.wording import CANNOT_WRITE
from prongsai.rules.thai_text import tidy_line
from prongsai.ui.fields import TextField
from prongsai.ui.ids import id_in

LAST = 10_000


class ResultForm(forms.Form):
    """One result. seen: the row_version that the form was opened on, 0 for a new one.

    Beside the fields come place-<evidence> and caption-<evidence> for each chosen photo.
    """

    text = TextField(
        label=_("What was done and what came of it"),
        required=False,
        rows=8,
        help_text=_(
            "In this half: what, when, with whom, how many, with what effect. One line for each thing."
        ),
    )
    photo = IdsField(required=False)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    upload_id = forms.CharField(required=False, max_length=48, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="result-%s")
        self.sent = data.copy() if data is not None else QueryDict(mutable=True)

    def refuse(self, code: str) -> None:
        """Say at its field why the result cannot be written so."""
        field, sentence = CANNOT_WRITE[code]
        self.add_error(field, str(sentence))

    def clean(self) -> None:
        for one in self.chosen_photos():
            if len(self.caption_of(one)) > LONGEST_CAPTION:
                raise forms.ValidationError(
                    _("A caption has more than %(limit)d characters. Please shorten it."),
                    params={"limit": LONGEST_CAPTION},
                )

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] or 0

    def choose(self, evidence_id: int) -> None:
        """Tick a photo that came along with the form."""
        self.sent.appendlist("photo", str(evidence_id))

    def open_on(self, version: int) -> None:
        """What was typed, from now on over that version."""
        self.sent["seen"] = str(version)
        self.data = self.sent

    def chosen_photos(self) -> Sequence[int]:
        """Ids of the chosen evidence by the places that were given; those without one behind, as they were shown."""
        chosen = list(
            dict.fromkeys(found for one in self._sent("photo") if (found := id_in(one)) is not None)
        )
        return sorted(chosen, key=self.place_of)

    def place_of(self, evidence_id: int) -> int:
        return id_in(self._line(f"place-{evidence_id}")) or LAST

    def caption_of(self, evidence_id: int) -> str:
        return tidy_line(self._line(f"caption-{evidence_id}"))

    def _sent(self, name: str) -> list[str]:
        return [str(one) for one in self.sent.getlist(name)]

    def _line(self, name: str) -> str:
        return str(self.sent.get(name, "")).strip()
