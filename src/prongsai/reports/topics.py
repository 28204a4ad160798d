"""A topic: one paper that a round has, of which kind and about what. In addresses: "analysis", "minutes.march-2"."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.reports.content import PaperContent
from prongsai.reports.kind import ONLY_ONE, Subject
from prongsai.reports.kinds import KINDS, AnyKind, UnknownKind, kind_of
from prongsai.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Topic:
    round: Round
    kind: AnyKind
    subject: Subject = ONLY_ONE

    @property
    def slug(self) -> str:
        return f"{self.kind.key}.{self.subject.key}" if self.subject.key else self.kind.key

    @property
    def name(self) -> str:
        return paper_name(self.kind, self.subject.name)

    @property
    def file_name(self) -> str:
        """Without an ending."""
        about = [self.subject.name] * bool(self.subject.name)
        return " ".join(
            [self.kind.file_name, *about, self.round.agency.short_th, f"ปี {self.round.fiscal_year}"]
        )

    def current(self) -> PaperContent | None:
        """What the records say now."""
        content: PaperContent | None = self.kind.current(self.round, self.subject.key)
        return content


def paper_name(kind: AnyKind, subject_name: str) -> str:
    return f"{kind.name} {subject_name}".strip()


def topics_of(round_: Round, member: Member) -> Iterator[Topic]:
    for kind in KINDS:
        for subject in kind.subjects(round_, member):
            yield Topic(round_, kind, subject)


def topic_or_404(round_: Round, member: Member, slug: str) -> Topic:
    """The topic with that address, if the round has it and the member may read it."""
    key, _dot, subject = slug.partition(".")
    kind = kind_or_404(key)
    found = next((one for one in kind.subjects(round_, member) if one.key == subject), None)
    if found is None:
        raise Http404
    return Topic(round_, kind, found)


def kind_or_404(key: str) -> AnyKind:
    try:
        return kind_of(key)
    except UnknownKind as unknown:
        raise Http404 from unknown
