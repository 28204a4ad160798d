"""Which results are taken, and into which of the own."""

from collections.abc import Sequence

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.measures.fields import IdsField
from prongsai.results.models import Result
from prongsai.results.presenters.places import title_of
from prongsai.results.queries import Line
from prongsai.ui.ids import id_in

LONGEST = 90


class TakeForm(forms.Form):
    """Beside the tick boxes `result`, one for each example that the page shows.

    results   those that may be taken; chosen: the ticked ones of them, once the form is valid
    """

    measure = forms.ChoiceField(
        label=_("Into the result of"),
        error_messages={
            "required": _("Please choose the measure whose result they belong to."),
            "invalid_choice": _("This measure is not at work here any more. Please choose another one."),
        },
    )
    result = IdsField(required=False)

    def __init__(
        self, data: QueryDict | None = None, *, lines: Sequence[Line], results: QuerySet[Result]
    ) -> None:
        super().__init__(data, auto_id="take-%s")
        self._results = results
        self.chosen: list[Result] = []
        self._lines = {str(line.measure.pk): line for line in lines}
        choices = [(key, _shortened(title_of(line.measure))) for key, line in self._lines.items()]
        open_choice = [("", _("Please choose"))] if len(choices) > 1 else []
        self.fields["measure"].choices = [*open_choice, *choices]  # type: ignore[attr-defined]  # a ChoiceField
        self.sent = data if data is not None else QueryDict()

    def clean(self) -> None:
        if not self.ticked:
            raise forms.ValidationError(_("Please tick at least one result to take."))
        self.chosen = list(self._results.filter(pk__in=self.ticked))
        if len(self.chosen) < len(set(self.ticked)):
            raise forms.ValidationError(
                _(
                    "Something that you ticked stands in no approved report any more. Please look at the list again."
                )
            )

    @property
    def ticked(self) -> list[int]:
        return [found for one in self.sent.getlist("result") if (found := id_in(one)) is not None]

    @property
    def line(self) -> Line:
        return self._lines[self.cleaned_data["measure"]]


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()}…"
