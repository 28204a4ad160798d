"""Putting in a result: three ways, one of them at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from prongsai.intake import wording
from prongsai.intake.actions import ENTERED, MOST_ROWS
from prongsai.intake.tables import LARGEST_FILE, LARGEST_SHOWN, CannotRead, read_file, read_pasted
from prongsai.rules.framework import Framework
from prongsai.rules.reading import RawRow
from prongsai.rules.thai_text import narrow
from prongsai.scoring.sheet_words import PASTED, TYPED
from prongsai.scoring.wording import source_in_words
from prongsai.ui.fields import LineField

LONGEST_CELL = 300
LONGEST_TABLE = 1_000_000


class EnterResult(forms.Form):
    """What kind of result, and the table itself: a file, a pasted block, or typed scores.

    Cleaned: source, title, rows (list[RawRow]) and origin (typed, pasted, or the file's name).
    """

    source = forms.ChoiceField(label=_("What kind of result is it?"), widget=forms.RadioSelect)
    title = LineField(label=_("Title"), max_length=200)
    file = forms.FileField(
        label=_("1 Upload a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    pasted = forms.CharField(
        label=_("2 Paste from Excel or Word"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("Copy the table with its codes and scores and paste it here."),
    )

    def __init__(self, framework: Framework, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.framework = framework
        self.fields["source"].choices = [(one.value, source_in_words(one)) for one in ENTERED]  # type: ignore[attr-defined]
        self.fields["file"].help_text = _(
            "CSV or XLSX, at most %(limit)s, without macros. The first row names the columns: code and score."
        ) % {"limit": LARGEST_SHOWN}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = typed_rows(self.framework, self.data)
        given = {"file": cleaned.get("file"), PASTED: cleaned.get("pasted"), TYPED: typed}
        ways = [way for way, table in given.items() if table]
        if self.errors.get("file"):
            return cleaned
        if not ways:
            raise forms.ValidationError(
                _("There is no table yet; upload a file, paste a block, or type the scores.")
            )
        if len(ways) > 1:
            raise forms.ValidationError(_("Two ways are filled at once; keep one and empty the others."))
        cleaned["origin"] = cleaned["file"].name[-LONGEST_CELL:] if ways[0] == "file" else ways[0]
        try:
            cleaned["rows"] = typed if ways[0] == TYPED else self._read(ways[0], cleaned)
        except CannotRead as refusal:
            self.add_error(ways[0], wording.why_unreadable(refusal))
        return cleaned

    def refuse_file(self) -> None:
        """The file was too large to be kept; what was typed beside it stands."""
        self.errors.clear()
        self.add_error("file", wording.why_unreadable(CannotRead("too_large", limit=LARGEST_SHOWN)))

    def _read(self, way: str, cleaned: Mapping[str, Any]) -> list[RawRow]:
        if way == PASTED:
            rows = read_pasted(cleaned["pasted"])
        else:
            uploaded: UploadedFile[bytes] = cleaned["file"]
            if (uploaded.size or 0) > LARGEST_FILE:
                raise CannotRead("too_large", limit=LARGEST_SHOWN)
            rows = read_file(uploaded.name or "", uploaded.read())
        if len(rows) > MOST_ROWS:
            raise CannotRead("too_many_for_draft", rows=str(len(rows)), limit=str(MOST_ROWS))
        return rows


class PaperTable(forms.Form):
    """A table of measures or results as a paper prints it. Its tabs part the cells, so it stays as it was typed."""

    table = forms.CharField(
        label=_("Paste the table"),
        required=False,
        strip=False,
        max_length=LONGEST_TABLE,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_(
            "Copy it from Word or Excel with its head. “〃” or an empty cell means: the same as above (merged cells)."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.csv"}),
        help_text=_(
            "Word (DOCX), Excel (XLSX) or CSV. Its tables come into the box, where you can mend them."
        ),
    )
    digest = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)


class SaveDraft(forms.Form):
    """Which official sheet the new one corrects, and why."""

    corrects = forms.IntegerField(required=False)
    note = forms.CharField(required=False, max_length=1000)


def field_name(code: str) -> str:
    """The name of the field in which the score of a code is typed."""
    return f"score-{code}"


def typed_rows(framework: Framework, data: Mapping[str, str]) -> list[RawRow]:
    """Scores typed into the table of all codes; empty fields are left out."""
    typed = ((code, narrow(data.get(field_name(code), ""))) for code in framework.nodes)
    filled = [(code, score) for code, score in typed if score]
    return [RawRow(line, code, score[:LONGEST_CELL]) for line, (code, score) in enumerate(filled, start=1)]


def corrected_rows(data: Mapping[str, str]) -> list[RawRow]:
    """All rows of a draft as they stand in its form: code-N, score-N, text-N, line-N; new ones without a line."""
    rows: list[RawRow] = []
    place = 0
    while f"code-{place}" in data:
        row = _corrected_row(data, place, last=max((row.line for row in rows), default=0))
        if row is not None:
            rows.append(row)
        place += 1
    return rows


def _corrected_row(data: Mapping[str, str], place: int, *, last: int) -> RawRow | None:
    """One row; None when there is nothing in it, or when it is a new one without a score."""
    code, score = (narrow(data.get(f"{name}-{place}", ""))[:LONGEST_CELL] for name in ("code", "score"))
    text = "" if data.get(f"drop-text-{place}") else narrow(data.get(f"text-{place}", ""))
    line = data.get(f"line-{place}", "")
    if not line.isdecimal() or len(line) > 7:
        return RawRow(last + 1, code, score) if score else None
    return RawRow(int(line), code, score, text) if code or score or text else None


def narrowed(rows: Sequence[RawRow]) -> list[RawRow]:
    """Rows in the form in which the browser will send them back."""
    return [
        RawRow(row.line, narrow(row.code)[:LONGEST_CELL], narrow(row.score)[:LONGEST_CELL], narrow(row.text))
        for row in rows
        if narrow(row.code + row.score + row.text)
    ]
