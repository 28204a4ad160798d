"""The papers of a round by kind: what there is to make, what it lacks, and what was handed in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from prongsai.accounts.members import Member
from prongsai.reports import permissions
from prongsai.reports.kind import Note
from prongsai.reports.kinds import KINDS, AnyKind
from prongsai.reports.models import Paper
from prongsai.reports.presenters.addresses import PaperRow, address, agency_text, paper_row
from prongsai.reports.topics import Topic
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text

FEW = 4
SHOWN = 5


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One paper that could be made. name: empty where the kind has only one. lacking: where what it lacks is told."""

    name: str
    preview: str
    lacking: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    """is_long: so many papers that they are folded away."""

    key: str
    name: Promise
    lead: Promise
    template: str
    begin: Promise
    begin_href: str
    topics: tuple[TopicRow, ...]
    papers: tuple[PaperRow, ...]

    @property
    def is_long(self) -> bool:
        return len(self.topics) > FEW


@dataclass(frozen=True, slots=True)
class PapersPage:
    round: Round
    agency: Text
    groups: tuple[KindGroup, ...]
    may_see_draft: bool
    archive: str


@dataclass(frozen=True, slots=True)
class LackingPanel:
    """What one paper lacks, in short. more: how many lines were left out."""

    is_there: bool
    nothing_yet: Promise
    notes: tuple[Note, ...]
    more: int

    @property
    def is_blocked(self) -> bool:
        return any(note.blocks for note in self.notes)


def papers_page(
    round_: Round, topics: Iterable[Topic], papers: Iterable[Paper], *, viewer: Member
) -> PapersPage:
    may_see_draft = permissions.may_see_draft(viewer, round_)
    return PapersPage(
        round=round_,
        agency=agency_text(round_),
        groups=tuple(
            _groups(
                round_,
                topics if may_see_draft else (),
                papers,
                may_write=permissions.may_write_letter(viewer, round_),
            )
        ),
        may_see_draft=may_see_draft,
        archive=address(round_, "take_out_papers"),
    )


def _groups(
    round_: Round, topics: Iterable[Topic], papers: Iterable[Paper], *, may_write: bool
) -> Iterator[KindGroup]:
    """A kind of which the round has nothing, and nothing can be written, is left out."""
    by_kind: dict[str, list[Topic]] = defaultdict(list)
    handed_in: dict[str, list[PaperRow]] = defaultdict(list)
    for topic in topics:
        by_kind[topic.kind.key].append(topic)
    for paper in papers:
        handed_in[paper.kind].append(paper_row(round_, paper))
    for kind in KINDS:
        begin_href = kind.begin_href(round_) if may_write else ""
        if by_kind[kind.key] or handed_in[kind.key] or begin_href:
            yield _group(round_, kind, by_kind[kind.key], handed_in[kind.key], begin_href)


def _group(
    round_: Round, kind: AnyKind, topics: Sequence[Topic], papers: Sequence[PaperRow], begin_href: str
) -> KindGroup:
    return KindGroup(
        key=kind.key,
        name=kind.name,
        lead=kind.lead,
        template=address(round_, "template", kind=kind.key),
        begin=kind.begin,
        begin_href=begin_href,
        topics=tuple(_topic_row(topic) for topic in topics),
        papers=tuple(papers),
    )


def _topic_row(topic: Topic) -> TopicRow:
    return TopicRow(
        topic.subject.name,
        address(topic.round, "preview", topic=topic.slug),
        address(topic.round, "lacking", topic=topic.slug),
    )


def lacking_panel(topic: Topic) -> LackingPanel:
    current = topic.current()
    notes = tuple(topic.kind.lacking(topic.round, current)) if current else ()
    return LackingPanel(
        is_there=current is not None,
        nothing_yet=topic.kind.nothing_yet,
        notes=notes[:SHOWN],
        more=max(0, len(notes) - SHOWN),
    )
