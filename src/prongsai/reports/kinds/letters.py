"""What memos and circulars have in common: one content, made from a letter as it was written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.kind import Kind, Note, Subject
from prongsai.reports.models import Letter
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.calendar import BUDDHIST_OFFSET
from prongsai.rules.thai_text import tidy

URGENCY: Mapping[str, str] = {
    Letter.Urgency.NONE: "",
    Letter.Urgency.URGENT: "ด่วน",
    Letter.Urgency.VERY: "ด่วนมาก",
    Letter.Urgency.MOST: "ด่วนที่สุด",
}
SECRETS = ("รหัสผ่าน", "password", "passcode")


@dataclass(frozen=True, slots=True)
class LetterPaper(PaperContent):
    """A letter. acting_for: empty unless the signer bears the position for another."""

    agency: str
    parent: str
    urgency: str
    office: str
    to: str
    through: str
    subject: str
    references: tuple[str, ...]
    enclosures: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signer: str
    acting_for: str
    gaps: tuple[Gap, ...] = ()


class LetterKind(Kind[LetterPaper]):
    content = LetterPaper
    form: ClassVar[str]
    lead = _("Written on a page; its number and date are given when it is approved.")
    nothing_yet = _("This letter is not there.")
    gap_words = {
        "to": _("Say whom it is addressed to"),
        "body": _("Write at least one paragraph"),
        "signer": _("Say the position of whoever signs"),
    }

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:  # noqa: ARG002 - the office reads all
        letters = Letter.objects.filter(round=round_, form=self.form).values_list("pk", "subject")
        return tuple(Subject(str(key), subject) for key, subject in letters)

    def current(self, round_: Round, subject: str = "") -> LetterPaper | None:
        letter = self._letter(round_, subject)
        return _content(round_, letter, self.change_href(round_, subject)) if letter else None

    def notes(self, round_: Round, content: LetterPaper) -> Iterable[Note]:  # noqa: ARG002 - the words alone count
        """A password in a letter is read by everybody who gets it."""
        text = " ".join(content.paragraphs).lower()
        if any(word in text for word in SECRETS):
            yield Note(content.subject, gettext("speaks of a password; please send it in another way"), "")

    def begin_href(self, round_: Round) -> str:
        return of_round("reports:write_letter", round_, form=self.form)

    def change_href(self, round_: Round, subject: str) -> str:
        return of_round("reports:change_letter", round_, letter_id=int(subject))

    def hands(self, round_: Round, subject: str) -> Iterable[int]:
        letter = self._letter(round_, subject)
        return (letter.changed_by_id,) if letter and letter.changed_by_id else ()

    def register(self, dated_on: date) -> str:
        """Numbers of letters begin anew with each calendar year."""
        return f"letters-{dated_on.year + BUDDHIST_OFFSET}"

    def _letter(self, round_: Round, subject: str) -> Letter | None:
        known = subject.isascii() and subject.isdigit()
        return Letter.objects.filter(round=round_, form=self.form, pk=int(subject)).first() if known else None


def _content(round_: Round, letter: Letter, place: str) -> LetterPaper:
    agency = round_.agency
    return LetterPaper(
        agency=tidy(agency.name_th),
        parent=tidy(agency.parent.name_th) if agency.parent else "",
        urgency=URGENCY[letter.urgency],
        office=letter.office,
        to=letter.to,
        through=letter.through,
        subject=letter.subject,
        references=_lines(letter.references),
        enclosures=_numbered(_lines(letter.enclosures)),
        paragraphs=_lines(letter.body),
        signer=letter.signer,
        acting_for=letter.acting_for,
        gaps=tuple(_gaps(letter, place)),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _numbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Enclosures are counted where there are several."""
    return tuple(f"{place}. {line}" for place, line in enumerate(lines, start=1)) if len(lines) > 1 else lines


def _gaps(letter: Letter, place: str) -> Iterator[Gap]:
    for field in ("to", "body", "signer"):
        if not getattr(letter, field):
            yield Gap(letter.subject, field, place)
