"""What a kind of paper is. A folder in kinds/ describes one: its content, how it is assembled, its template and tags.

To add a kind: kinds/<kind>/ with content.py (a PaperContent), __init__.py with KIND (a Kind), paper.yaml (the words;
scripts/paper_templates.py makes paper.docx of it) and tags.yaml; then name KIND in kinds/__init__.py.
"""

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.reports.content import PaperContent, content_from
from prongsai.rounds.models import Round

C = TypeVar("C", bound=PaperContent)


@dataclass(frozen=True, slots=True)
class Subject:
    """One paper that a round has of a kind.

    key     short and lasting: small Latin letters, digits and hyphens; "" where a round has only one
    name    what tells it apart from the others of its kind, as a list shows it; "" where there is only one
    """

    key: str = ""
    name: str = ""


ONLY_ONE = Subject()


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a paper lacks, and where it is mended. blocks: it cannot be handed in without it."""

    code: str
    sentence: str
    href: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Proposal(Generic[C]):
    """A paper on what nobody has decided yet. rule: what picked it, in words."""

    paper: C
    rule: str


class Kind(ABC, Generic[C]):
    """A kind of paper.

    key            in addresses and rows: small Latin letters, digits and hyphens, never digits alone
    name           as pages call it; file_name as its files are called
    content        the dataclass of what it says
    is_decided     handed in and approved, and frozen then; False for a paper that is only printed (an agenda)
    hand_in        who may hand it in; approve: who may approve it
    gap_words      what a page says of a gap, by the gap's kind
    begin          words of the button that leads to begin_href
    lead           what it is made from, in a sentence; nothing_yet: why there is none yet, and what to do
    """

    key: ClassVar[str]
    name: ClassVar[Promise]
    file_name: ClassVar[str]
    content: type[C]
    is_decided: ClassVar[bool] = True
    hand_in: ClassVar[Verb] = Verb.SUBMIT_PAPER
    approve: ClassVar[Verb] = Verb.APPROVE_PAPER
    gap_words: ClassVar[Mapping[str, Promise]] = {}
    begin: ClassVar[Promise] = _("Begin there")
    lead: ClassVar[Promise] = _("Made from the records as they stand now.")
    nothing_yet: ClassVar[Promise] = _("There is nothing to make this paper from yet.")

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:  # noqa: ARG002 - for kinds to say
        """The papers of this kind that the round has and the member may read. At most two queries.

        member   None for the command line and the archive, which leave out nothing
        """
        return (ONLY_ONE,)

    @abstractmethod
    def current(self, round_: Round, subject: str = "") -> C | None:
        """What the records say now; None while there is nothing to say, or no such subject."""

    def parts(self, content: C) -> Sequence[Subject]:  # noqa: ARG002 - for kinds to say
        """What of the paper can be asked for alone: its indicators, say."""
        return ()

    def part(self, content: C, key: str) -> C | None:  # noqa: ARG002 - for kinds to say
        """That part alone; None where there is none such."""
        return None

    def notes(self, round_: Round, content: C) -> Iterable[Note]:  # noqa: ARG002 - for kinds to say
        """What the paper lacks and may be handed in without."""
        return ()

    def begin_href(self, round_: Round) -> str:  # noqa: ARG002 - for kinds to say
        """Where one more of the kind is written, for kinds that are written on a page."""
        return ""

    def change_href(self, round_: Round, subject: str) -> str:  # noqa: ARG002 - for kinds to say
        """Where what it says is changed, for kinds that are written on a page."""
        return ""

    def start_href(self, round_: Round) -> str:  # noqa: ARG002 - for kinds to say
        """Where the work begins while there is no paper."""
        return ""

    def hands(self, round_: Round, subject: str) -> Iterable[int]:  # noqa: ARG002 - for kinds to say
        """Who wrote what the paper is made from, by id: they may not approve it, and neither may who hands it in."""
        return ()

    def proposed(self, round_: Round) -> Proposal[C] | None:  # noqa: ARG002 - for kinds to say
        """What the paper would say by a stated rule while nobody has decided; nothing is kept."""
        return None

    def why_none(self, round_: Round) -> str:  # noqa: ARG002 - for kinds to say
        """Why there is nothing to make it from, as the command line says it."""
        return str(self.nothing_yet)

    def register(self, dated_on: date) -> str:  # noqa: ARG002 - for kinds to say
        """The book in which its number stands once: "" for that of the office's papers."""
        return ""

    def gap_sentence(self, kind: str) -> str:
        """What a gap of that kind says after the place where it is."""
        return str(self.gap_words[kind])

    def lacking(self, round_: Round, content: C) -> Sequence[Note]:
        """Everything the paper lacks: first what must be mended before it is handed in."""
        gaps = (Note(gap.code, self.gap_sentence(gap.kind), gap.href, blocks=True) for gap in content.gaps)
        return (*gaps, *self.notes(round_, content))

    def content_from(self, document: dict[str, object]) -> C:
        """What was frozen. Raises plain.NotOfThisShape."""
        return content_from(self.content, document)

    @property
    def folder(self) -> Path:
        return Path(str(sys.modules[type(self).__module__].__file__)).resolve().parent

    def house_template(self) -> bytes:
        return (self.folder / "paper.docx").read_bytes()
