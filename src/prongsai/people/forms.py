"""What is typed into the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.actions import UnitSpec
from prongsai.agencies.models import Agency, Unit
from prongsai.agencies.slugs import may_be_slug
from prongsai.people import permissions
from prongsai.people.specs import AgencySpec, GivenRole, Invited, NewAccount
from prongsai.ui.fields import DayField, LineField, TextField

_NO_UNIT = _("The agency as a whole")
_KINDS_OF_UNIT = [
    (Unit.Kind.DIVISION.value, _("Division")),
    (Unit.Kind.SCHOOL.value, _("School")),
    (Unit.Kind.OTHER.value, _("Other unit")),
]
_KINDS_OF_AGENCY = [
    (Agency.Kind.DISTRICT.value, _("District office")),
    (Agency.Kind.BUREAU.value, _("Bureau")),
    (Agency.Kind.OTHER.value, _("Other agency")),
]
_small_latin = RegexValidator(
    r"\A[a-z0-9][a-z0-9_-]*\Z", _("Please use small Latin letters, digits, - and _ only.")
)
_address = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("Please use small Latin letters, digits and - only, for example bang-rak."),
)


def _is_free(slug: str) -> None:
    """Its public pages begin with it: no word with which other addresses begin."""
    if not may_be_slug(slug):
        raise forms.ValidationError(
            _("This code is too short, or a word that the system's own addresses use. Please choose another.")
        )


_account = RegexValidator(
    r"\A[\w.@+-]+\Z", _("Please use letters, digits and . @ + - _ only, without spaces.")
)


class _Aliases(TextField):
    """One name a line."""

    def clean(self, value: Any) -> tuple[str, ...]:
        names = sorted({line.strip() for line in super().clean(value).splitlines() if line.strip()})
        if any(len(name) > 200 for name in names):
            raise ValidationError(_("A name may have 200 letters. Please write one name a line."))
        return tuple(names)


class ChangeUnit(forms.Form):
    """Names of a unit. Cleaned: everything of a UnitSpec but the code."""

    kind = forms.ChoiceField(label=_("Kind"), choices=_KINDS_OF_UNIT)
    name_th = LineField(label=_("Name in Thai"), max_length=200)
    name_en = LineField(label=_("Name in English"), max_length=200, required=False)
    short_th = LineField(label=_("Short name in Thai"), max_length=100, required=False)
    aliases = _Aliases(
        label=_("Other names"),
        required=False,
        rows=3,
        help_text=_("How papers also write it, slips of the pen included; one name a line."),
    )

    def spec(self, code: str) -> UnitSpec:
        told = self.cleaned_data
        return UnitSpec(
            code=code,
            kind=Unit.Kind(told["kind"]),
            name_th=told["name_th"],
            name_en=told["name_en"] or told["name_th"],
            short_th=told["short_th"] or told["name_th"][:100],
            aliases=told["aliases"],
        )


class AddUnit(ChangeUnit):
    code = LineField(
        label=_("Code"),
        max_length=60,
        validators=[_small_latin],
        help_text=_("For addresses and lists, for example school_3. It stays for ever."),
    )


class AddAgency(forms.Form):
    """A new agency below the member's own."""

    name_th = LineField(label=_("Name in Thai"), max_length=200)
    name_en = LineField(label=_("Name in English"), max_length=200)
    short_th = LineField(label=_("Short name in Thai"), max_length=100)
    short_en = LineField(label=_("Short name in English"), max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), choices=_KINDS_OF_AGENCY)
    slug = LineField(
        label=_("Code"),
        max_length=60,
        validators=[_address, _is_free],
        help_text=_("The name in addresses, for example bang-rak. It stays for ever."),
    )
    like = forms.ChoiceField(
        label=_("Divisions and other units"),
        required=False,
        help_text=_("They can be changed afterwards."),
    )
    aliases = _Aliases(
        label=_("Other names"),
        required=False,
        rows=3,
        help_text=_("How papers also write it, slips of the pen included; one name a line."),
    )

    def __init__(self, agencies: Iterable[Agency], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.slug: agency for agency in agencies}
        choices = [
            (slug, _("As in %(agency)s") % {"agency": one.name_th}) for slug, one in self.agencies.items()
        ]
        self.fields["like"].choices = [("", _("None yet")), *choices]  # type: ignore[attr-defined]

    def spec(self) -> AgencySpec:
        told = {**self.cleaned_data}
        like = self.agencies.get(told.pop("like"))
        return AgencySpec(**{**told, "kind": Agency.Kind(told["kind"]), "like": like})


class ListFile(forms.Form):
    """A list from Excel; some lists come in further kinds of file, and then say so in their label."""

    file = forms.FileField(
        label=_("List as XLSX or CSV"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"})
    )

    def __init__(self, *args: Any, label: str = "", also: str = "", **options: Any) -> None:
        """also: a further ending, with its dot."""
        super().__init__(*args, **options)
        if also:
            self.fields["file"].label = label
            self.fields["file"].widget.attrs["accept"] += f",{also}"


class LastDay(forms.Form):
    """The last day on which something holds."""

    day = DayField(label=_("Last day"), help_text=_("For example 30 ก.ย. 2568. It still counts."))


class _RoleForm(forms.Form):
    """A role in an agency, in a unit of it, for a time: only roles that the member may give."""

    role = forms.ChoiceField(label=_("Role"))
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until (empty: for now without an end)"), required=False)

    def __init__(self, agency: Agency, by: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in Unit.objects.standing().filter(agency=agency)}
        roles = [(one.value, one.label) for one in Role if permissions.may_give(by, one, agency)]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        units = [("", _NO_UNIT), *((key, unit.name_th) for key, unit in self.units.items())]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first; please look at both."))
        return told

    def chosen_unit(self) -> Unit | None:
        return self.units.get(self.cleaned_data["unit"])


class InvitePerson(_RoleForm):
    name_th = LineField(label=_("Name in Thai"), max_length=200)
    name_en = LineField(label=_("Name in English"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("The code is sent there. Leave it empty to print the code and hand it over."),
        error_messages={"invalid": _("This is no e-mail address; please look at it again.")},
    )
    field_order = ("name_th", "name_en", "email", "role", "unit", "starts_on", "ends_on")

    def invited(self) -> Invited:
        told = {**self.cleaned_data, "role": Role(self.cleaned_data["role"]), "unit": self.chosen_unit()}
        return Invited(**told)


class GiveRole(_RoleForm):
    is_acting = forms.BooleanField(
        label=_("Acting for another (รักษาการแทน)"),
        required=False,
        help_text=_("The role belongs to another and is borne until the last day."),
    )
    field_order = ("role", "unit", "is_acting", "starts_on", "ends_on")

    def given(self) -> GivenRole:
        told = {**self.cleaned_data, "role": Role(self.cleaned_data["role"]), "unit": self.chosen_unit()}
        return GivenRole(**told)


class ResetSecondFactor(forms.Form):
    reason = LineField(
        label=_("Why"),
        max_length=500,
        help_text=_(
            "The person reads this, and it stays in the trail. For example: telephone lost, asked in person."
        ),
    )


class TakeUpCode(forms.Form):
    code = LineField(
        label=_("Code"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class NewPassword(forms.Form):
    """A password, typed twice."""

    password = forms.CharField(
        label=_("Password"),
        max_length=1_000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve letters; several words together are good."),
    )
    again = forms.CharField(
        label=_("Password once more"),
        max_length=1_000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        password, again = told.get("password"), told.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ; please type both again."))
        try:
            password_validation.validate_password(password or "")
        except ValidationError:
            if password:
                self.add_error(
                    "password", _("This password is too short or too common; please choose another.")
                )
        return told


class OpenAccount(NewPassword):
    """The account of somebody who takes up an invitation."""

    name_th = LineField(label=_("Name in Thai"), max_length=200)
    name_en = LineField(label=_("Name in English"), max_length=200, required=False)
    username = LineField(
        label=_("User name"),
        max_length=150,
        validators=[_account],
        help_text=_("With this you sign in; your e-mail address is a good choice."),
    )
    field_order = ("name_th", "name_en", "username", "password", "again")

    def account(self) -> NewAccount:
        return NewAccount(**{key: value for key, value in self.cleaned_data.items() if key != "again"})
