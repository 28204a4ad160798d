"""What one record says, as it is typed: words, links, files, tables, or that there was none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.disclosure.content import Content, kept_table, links_kept
from prongsai.disclosure.forms.tables import TableForm, tables_typed
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Record
from prongsai.disclosure.suppliers import Supplied
from prongsai.disclosure.wording import CANNOT_FILL
from prongsai.files.models import FileVersion
from prongsai.rules.disclosing import Link
from prongsai.rules.framework import Text
from prongsai.rules.thai_text import tidy_line
from prongsai.rules.typed_tables import SCHEMES
from prongsai.ui.fields import TextField
from prongsai.ui.ids import id_in

MOST_LINKS = 40
LINKS = "links"


@dataclass(frozen=True, slots=True)
class LinkLine:
    number: int
    text: str
    url: str
    problem: str


class RecordForm(forms.Form):
    """Beside the fields come link-<n>-text and -url, file, and the tables.

    seen       the row_version that the form was opened on
    supplied   the mark of another room's rows that the writer looked at
    """

    words_th = TextField(label=gettext_lazy("Words, in Thai"), required=False, rows=5)
    words_en = TextField(label=gettext_lazy("Words, in English"), required=False, rows=3)
    is_none = forms.BooleanField(required=False, label=gettext_lazy("There was none in this period"))
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    supplied = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    upload_id = forms.CharField(required=False, max_length=48, widget=forms.HiddenInput)

    def __init__(
        self, record: Record, data: QueryDict | None = None, *, draft: Supplied | None = None
    ) -> None:
        """draft: rows of another room that stand in the form until somebody saves them."""
        initial = {
            "words_th": record.words_th,
            "words_en": record.words_en,
            "is_none": record.is_none,
            "seen": record.row_version,
            "supplied": draft.mark if draft else "",
        }
        super().__init__(data, initial=initial, auto_id="record-%s")
        self.sent = data.copy() if data is not None else None
        self.record = record
        self.draft = draft
        self.tables = [
            self._table(kind.key) for kind in kinds().ask(record.item.code, record.component).tables
        ]
        self.more_links = 0

    def _table(self, key: str) -> TableForm:
        kind = kinds().tables[key]
        kept = kept_table(kind, self.record.tables.get(key, ())).rows
        if self.draft is not None and self.draft.kind.key == key:
            kept = self.draft.rows
        return TableForm(kind, self.record, self.sent, kept)

    def grow(self, what: str) -> None:
        """One row more, in the links or in a table."""
        if what == LINKS:
            self.more_links += 1
        for table in self.tables:
            if table.key == what:
                table.grow()

    def clean(self) -> dict[str, Any]:
        for table in self.tables:
            for _box, sentence in table.problems():
                self.add_error(None, sentence)
        for line in self.link_lines():
            if line.problem:
                self.add_error(None, line.problem)
        return self.cleaned_data

    def refuse(self, code: str) -> None:
        self.add_error(None, str(CANNOT_FILL[code]))

    def link_lines(self) -> list[LinkLine]:
        """What was typed; else what is kept, and two empty lines."""
        if self.sent is None:
            kept = [(link.text.th, link.url) for link in links_kept(self.record.links)]
            lines = [*kept, ("", ""), ("", "")][:MOST_LINKS]
            return [LinkLine(number, text, url, "") for number, (text, url) in enumerate(lines)]
        count = next((n for n in range(MOST_LINKS) if f"link-{n}-url" not in self.sent), MOST_LINKS)
        typed = [(self._line(f"link-{n}-text"), self._line(f"link-{n}-url")) for n in range(count)]
        typed += [("", "")] * self.more_links
        return [LinkLine(n, text, url, _problem(n, text, url)) for n, (text, url) in enumerate(typed)]

    def choose(self, version: FileVersion) -> None:
        """Tick a file that came along with the form."""
        if self.sent is not None:
            self.sent.appendlist("file", str(version.pk))

    def chosen_files(self) -> list[int]:
        """Ids of the chosen file versions, in the order in which they stand."""
        if self.sent is None:
            return [one.version_id for one in self.record.files.all()]
        found = (id_in(str(one)) for one in self.sent.getlist("file"))
        return list(dict.fromkeys(one for one in found if one is not None))

    def open_on(self, version: int) -> None:
        """What was typed, from now on over that version."""
        if self.sent is not None:
            self.sent["seen"] = str(version)
            self.data = self.sent

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] or 0

    def looked_at(self, supply: Supplied | None) -> str:
        """The mark of another room's rows, if those that were looked at are those that stand there now."""
        mark: str = self.cleaned_data["supplied"]
        return mark if supply is not None and mark == supply.mark else ""

    def content(self, files: Sequence[FileVersion]) -> Content:
        found = self.cleaned_data
        links = [Link(Text(line.text, ""), line.url) for line in self.link_lines() if line.url]
        return Content(
            Text(found["words_th"], found["words_en"]),
            tables_typed(self.tables),
            links,
            files,
            found["is_none"],
        )

    def _line(self, name: str) -> str:
        return tidy_line(str(self.sent.get(name, ""))) if self.sent is not None else ""


def _problem(number: int, text: str, url: str) -> str:
    if url and not url.lower().startswith(SCHEMES):
        return _("Link %(number)s: “%(url)s” is no address; it begins with https://.") % {
            "number": number + 1,
            "url": url[:80],
        }
    if text and not url:
        return _("Link %(number)s: the address is missing.") % {"number": number + 1}
    return ""
