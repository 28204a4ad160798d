"""What people write when they decide."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Unit
from prongsai.approvals.models import ApprovalRule
from prongsai.approvals.procedures import Row
from prongsai.approvals.wording import ASKED
from prongsai.rules.framework import Text
from prongsai.rules.moves import Move, Need
from prongsai.ui.fields import TextField
from prongsai.ui.language import in_words


class DecisionForm(forms.Form):
    """A comment on the whole, one a row, and what was seen. Whether enough is said, the action decides."""

    comment = TextField(label="", required=False, rows=4)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    digest = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, move: Move, rows: Sequence[Row]) -> None:
        super().__init__(data)
        self.rows = tuple(rows) if Need.COMMENT in move.needs else ()
        if move.key in ASKED:
            self.fields["comment"].label = str(ASKED[move.key])
        for row in self.rows:
            self.fields[self.name_of(row)] = TextField(label=row.title, required=False, rows=2)

    @staticmethod
    def name_of(row: Row) -> str:
        return f"row-{row.key}"

    def text_of(self, row: Row) -> str:
        return str(self[self.name_of(row)].value() or "")

    def row_comments(self) -> dict[str, str]:
        """Comments by row, of a valid form."""
        return {row.key: self.cleaned_data[self.name_of(row)] for row in self.rows}


class ApprovalRuleForm(forms.Form):
    endorse_first = forms.BooleanField(
        label=_("The director approves only what a head has endorsed"),
        required=False,
        help_text=_("Without it, the director may approve at once; a head can endorse all the same."),
    )
    secretariat = forms.ChoiceField(
        label=_("Unit of the secretary"),
        help_text=_("Its head may endorse everything that the office hands in."),
    )

    def __init__(self, data: QueryDict | None, *, rule: ApprovalRule, units: Sequence[Unit]) -> None:
        standing = {"endorse_first": rule.endorse_first, "secretariat": rule.secretariat}
        super().__init__(data, initial=standing)
        field = self.fields["secretariat"]
        assert isinstance(field, forms.ChoiceField)
        names = {unit.code: in_words(Text(unit.name_th, unit.name_en)) for unit in units}
        names.setdefault(rule.secretariat, rule.secretariat)
        field.choices = list(names.items())
