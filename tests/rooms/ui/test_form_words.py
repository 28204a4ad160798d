"""What forms say when something is wrong: in our words and in both languages, never in Django's."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation


class Everything(forms.Form):
    words = forms.CharField(required=False, max_length=5)
    many = forms.MultipleChoiceField(choices=[("a", "a")], required=False)
    one = forms.ChoiceField(choices=[("a", "a")], required=False)
    file = forms.FileField(required=False, max_length=5)
    number = forms.IntegerField(required=False, max_value=3)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", "a\x00"),
        ("words", "abcdef"),
        ("many", ["b"]),
        ("many", "b"),
        ("one", "b"),
        ("number", "x"),
        ("number", "4"),
    ],
)
def test_a_refusal_is_courteous(field: str, value: object) -> None:
    with translation.override("en"):
        sentence = Everything({field: value}).errors[field][0]
    assert "lease " in sentence, sentence


def test_a_long_file_name_is_refused_courteously() -> None:
    with translation.override("en"):
        form = Everything({}, {"file": SimpleUploadedFile("a-long-name.csv", b"1")})
        assert "shorter" in form.errors["file"][0]
