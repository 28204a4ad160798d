"""One paper: as it would be made now, and as it was handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.reports import permissions
from prongsai.reports.content import PaperContent
from prongsai.reports.deciding import PAPER
from prongsai.reports.forms import ApproveForm, ReturnForm, SubmitForm
from prongsai.reports.kind import Note, Subject
from prongsai.reports.kinds import kind_of
from prongsai.reports.models import Paper
from prongsai.reports.presenters.addresses import (
    FORMATS,
    FileLink,
    PaperRow,
    address,
    agency_text,
    paper_row,
    papers_crumb,
)
from prongsai.reports.states import APPROVE, ENDORSE, RETURN
from prongsai.reports.topics import Topic
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs
from prongsai.ui.standing import StandingPanel


@dataclass(frozen=True, slots=True)
class PartLink:
    """An indicator of a report. files: of that one alone."""

    name: str
    href: str
    current: bool
    files: tuple[FileLink, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The paper that the records would make now. html: None while there is nothing to make it from.

    submit   where it is handed in; "" for a kind that nobody decides on
    parts    what can be looked at alone, the whole first; () for most kinds. part: which one is shown, "" for the whole
    """

    round: Round
    agency: Text
    crumbs: Crumbs
    title: str
    html: SafeString | None
    missing: tuple[Note, ...]
    thai_digits: bool
    other_digits: str
    files: tuple[FileLink, ...]
    is_decided: bool
    may_submit: bool
    submit: str
    form: SubmitForm
    waiting: str
    nothing_yet: Promise
    start: str
    change: str
    parts: tuple[PartLink, ...]
    part: str

    @property
    def blocked(self) -> bool:
        return any(one.blocks for one in self.missing)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One paper that was handed in. checksums: name and SHA-256 of each frozen file.

    may_approve, may_return   may it be decided on now; a form that came back refused is shown all the same
    """

    round: Round
    agency: Text
    crumbs: Crumbs
    paper: PaperRow
    checksums: tuple[tuple[str, str], ...]
    html: SafeString
    desk: StandingPanel
    may_approve: bool
    may_return: bool
    approve: ApproveForm
    send_back: ReturnForm
    parts: tuple[PartLink, ...]


def preview_page(
    topic: Topic,
    current: PaperContent | None,
    html: SafeString | None,
    waiting: Paper | None,
    *,
    viewer: Member,
    thai_digits: bool,
    part: str = "",
) -> PreviewPage:
    round_, kind = topic.round, topic.kind
    here = address(round_, "preview", topic=topic.slug)
    asked = _asked(thai_digits=thai_digits, part=part)
    return PreviewPage(
        round=round_,
        agency=agency_text(round_),
        crumbs=(papers_crumb(round_), (topic.name, "")),
        title=topic.name,
        html=html,
        missing=tuple(kind.lacking(round_, current)) if current else (),
        thai_digits=thai_digits,
        other_digits=here + _asked(thai_digits=not thai_digits, part=part),
        files=tuple(
            FileLink(label, address(round_, "draft_file", topic=topic.slug, wanted=wanted) + asked)
            for wanted, label in FORMATS
        ),
        is_decided=kind.is_decided,
        may_submit=not part and permissions.may_submit_paper(viewer, round_, kind),
        submit=address(round_, "submit_paper", topic=topic.slug),
        form=SubmitForm(initial={"seen": current.sha256 if current else "", "thai_digits": thai_digits}),
        waiting=address(round_, "paper", paper_id=waiting.pk) if waiting else "",
        nothing_yet=kind.nothing_yet,
        start=kind.start_href(round_),
        change=kind.change_href(round_, topic.subject.key),
        parts=_parts(kind.parts(current) if current else (), here, part, thai_digits=thai_digits),
        part=part,
    )


def _asked(*, thai_digits: bool, part: str) -> str:
    """What the address says behind the question mark, with it."""
    said = [*["digits=thai"] * thai_digits, *[f"indicator={part}"] * bool(part)]
    return f"?{'&'.join(said)}" if said else ""


def _parts(found: Sequence[Subject], here: str, part: str, *, thai_digits: bool) -> tuple[PartLink, ...]:
    """A paper of one part has nothing to choose."""
    if len(found) < 2:
        return ()
    whole = PartLink(_("The whole report"), here + _asked(thai_digits=thai_digits, part=""), not part)
    return (
        whole,
        *(
            PartLink(one.name, here + _asked(thai_digits=thai_digits, part=one.key), one.key == part)
            for one in found
        ),
    )


def paper_page(
    round_: Round,
    paper: Paper,
    html: SafeString,
    checksums: Mapping[str, str],
    *,
    viewer: Member,
    approve: ApproveForm | None = None,
    send_back: ReturnForm | None = None,
) -> PaperPage:
    stands = standing(PAPER, paper, viewer, timezone.localdate())
    row = paper_row(round_, paper)
    return PaperPage(
        round=round_,
        agency=agency_text(round_),
        crumbs=(papers_crumb(round_), (row.name, "")),
        paper=row,
        checksums=tuple((label, checksums[wanted]) for wanted, label in FORMATS if wanted in checksums),
        html=html,
        desk=panel_of(stands, only={ENDORSE}),
        may_approve=stands.may(APPROVE),
        may_return=stands.may(RETURN),
        approve=approve or ApproveForm(),
        send_back=send_back or ReturnForm(),
        parts=_extracts(round_, paper) if row.files else (),
    )


def _extracts(round_: Round, paper: Paper) -> tuple[PartLink, ...]:
    """The parts of an approved paper, each as files."""
    kind = kind_of(paper.kind)
    found = kind.parts(kind.content_from(paper.content))
    if len(found) < 2:
        return ()
    return tuple(
        PartLink(
            one.name,
            href="",
            current=False,
            files=tuple(
                FileLink(
                    label,
                    address(round_, "paper_file", paper_id=paper.pk, wanted=wanted)
                    + _asked(thai_digits=False, part=one.key),
                )
                for wanted, label in FORMATS
            ),
        )
        for one in found
    )
