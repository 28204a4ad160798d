"""What narrows the trail."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.audit.queries import Wanted
from prongsai.audit.sentences import kinds
from prongsai.rules.framework import Text
from prongsai.ui.fields import DayField
from prongsai.ui.ids import id_in
from prongsai.ui.language import in_words


class NarrowTrail(forms.Form):
    """Agency, person, kind and days; what is not understood is said, and does not narrow."""

    agency = forms.ChoiceField(label=_("Agency"), required=False)
    person = forms.ChoiceField(label=_("Person"), required=False)
    kind = forms.ChoiceField(label=_("About"), required=False)
    first = DayField(label=_("From day"), required=False)
    last = DayField(label=_("To day"), required=False)

    def __init__(
        self, *args: Any, agencies: Sequence[Agency], people: Sequence[User], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._choose("agency", [(one.slug, in_words(Text(one.name_th, one.name_en))) for one in agencies])
        self._choose("person", [(str(one.pk), one.name_th) for one in people])
        named = sorted(((kind.key, str(kind.name)) for kind in kinds()), key=lambda pair: pair[1])
        self._choose("kind", named)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """A field with nothing to choose from is left out."""
        if not choices:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *choices]

    def clean(self) -> dict[str, Any]:
        read = self.cleaned_data
        first, last = read.get("first"), read.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first; please look at both."))
        return read

    def wanted(self, agency: Agency | None, before: str | None) -> Wanted:
        """agency: found within scope by the view."""
        read = self.cleaned_data if self.is_valid() else {}
        return Wanted(
            agency=agency,
            person=id_in(read.get("person")),
            kind=read.get("kind", ""),
            first=read.get("first"),
            last=read.get("last"),
            before=id_in(before),
        )
