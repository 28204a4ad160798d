"""What the pages about papers show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.reports import permissions
from prongsai.reports.forms import ApproveForm, ReturnForm, SubmitForm
from prongsai.reports.models import Paper, PaperTemplate
from prongsai.reports.queries import CurrentAnalysis
from prongsai.reports.tag_list import Tag, tag_list
from prongsai.reports.words import STATE_TONES, STATES, gap_sentence
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FileLink:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in the list, and at the head of its own page. files: only once it is approved."""

    id: int
    href: str
    state: Promise
    tone: str
    number: str
    dated_on: date | None
    submitted_at: datetime
    submitted_by: str
    decided_at: datetime | None
    decided_by: str
    comment: str
    sha256: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True, slots=True)
class PapersPage:
    round: Round
    agency: Text
    papers: tuple[PaperRow, ...]
    may_see_draft: bool
    preview: str
    template: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the paper lacks, and where it is mended. blocks: the paper cannot be handed in without it."""

    code: str
    sentence: str
    href: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The paper that the records would make now. html: None while no result is analysed."""

    round: Round
    agency: Text
    crumbs: tuple[Crumb, ...]
    html: SafeString | None
    missing: tuple[Missing, ...]
    thai_digits: bool
    other_digits: str
    files: tuple[FileLink, ...]
    may_submit: bool
    form: SubmitForm
    waiting: str
    choose: str

    @property
    def blocked(self) -> bool:
        return any(one.blocks for one in self.missing)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One paper that was handed in. checksums: name and SHA-256 of each frozen file."""

    round: Round
    agency: Text
    crumbs: tuple[Crumb, ...]
    paper: PaperRow
    checksums: tuple[tuple[str, str], ...]
    html: SafeString
    may_decide: bool
    is_own: bool
    approve: ApproveForm
    send_back: ReturnForm


@dataclass(frozen=True, slots=True)
class TemplatePage:
    round: Round
    agency: Text
    crumbs: tuple[Crumb, ...]
    own: PaperTemplate | None
    may_change: bool
    form: forms.Form
    tags: tuple[Tag, ...]


def address(round_: Round, name: str, **more: object) -> str:
    """A page of this room."""
    return of_round(f"reports:{name}", round_, **more)


def papers_page(round_: Round, papers: Iterable[Paper], *, viewer: Member) -> PapersPage:
    return PapersPage(
        round=round_,
        agency=_agency(round_),
        papers=tuple(_row(round_, paper) for paper in papers),
        may_see_draft=permissions.may_see_draft(viewer, round_),
        preview=address(round_, "preview"),
        template=address(round_, "template"),
    )


def preview_page(
    round_: Round,
    current: CurrentAnalysis | None,
    html: SafeString | None,
    waiting: Paper | None,
    *,
    viewer: Member,
    thai_digits: bool,
) -> PreviewPage:
    seen = current.paper.sha256 if current else ""
    here = address(round_, "preview")
    digits = "?digits=thai" if thai_digits else ""
    return PreviewPage(
        round=round_,
        agency=_agency(round_),
        crumbs=(_papers_crumb(round_), (_("Analysis of the result and measures"), "")),
        html=html,
        missing=tuple(_missing(round_, current)) if current else (),
        thai_digits=thai_digits,
        other_digits=here if thai_digits else f"{here}?digits=thai",
        files=tuple(
            FileLink(label, address(round_, "draft_file", wanted=wanted) + digits)
            for wanted, label in FORMATS
        ),
        may_submit=permissions.may_submit_paper(viewer, round_),
        form=SubmitForm(initial={"seen": seen, "thai_digits": thai_digits}),
        waiting=address(round_, "paper", paper_id=waiting.pk) if waiting else "",
        choose=of_round("analysis:findings", round_),
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
    waits = paper.state == Paper.State.SUBMITTED and permissions.may_decide_paper(viewer, paper)
    return PaperPage(
        round=round_,
        agency=_agency(round_),
        crumbs=(_papers_crumb(round_), (_("Analysis of the result and measures"), "")),
        paper=_row(round_, paper),
        checksums=tuple((label, checksums[wanted]) for wanted, label in FORMATS if wanted in checksums),
        html=html,
        may_decide=waits and paper.submitted_by_id != viewer.user.pk,
        is_own=waits and paper.submitted_by_id == viewer.user.pk,
        approve=approve or ApproveForm(),
        send_back=send_back or ReturnForm(),
    )


def template_page(
    round_: Round,
    own: PaperTemplate | None,
    form: forms.Form,
    *,
    viewer: Member,
) -> TemplatePage:
    return TemplatePage(
        round=round_,
        agency=_agency(round_),
        crumbs=(_papers_crumb(round_), (_("Word template"), "")),
        own=own,
        may_change=permissions.may_change_template(viewer, round_),
        form=form,
        tags=tag_list(),
    )


FORMATS = (("docx", "Word"), ("pdf", "PDF"))


def _row(round_: Round, paper: Paper) -> PaperRow:
    approved = paper.state == Paper.State.APPROVED
    return PaperRow(
        id=paper.pk,
        href=address(round_, "paper", paper_id=paper.pk),
        state=STATES[paper.state],
        tone=STATE_TONES[paper.state],
        number=paper.number,
        dated_on=paper.dated_on,
        submitted_at=paper.submitted_at,
        submitted_by=paper.submitted_by.name_th,
        decided_at=paper.decided_at,
        decided_by=paper.decided_by.name_th if paper.decided_by else "",
        comment=paper.comment,
        sha256=paper.sha256,
        files=tuple(
            FileLink(label, address(round_, "paper_file", paper_id=paper.pk, wanted=wanted))
            for wanted, label in FORMATS
            if approved
        ),
    )


def _missing(round_: Round, current: CurrentAnalysis) -> Iterable[Missing]:
    """Open decisions first, each with a link to its place in the plan; then figures that the result never had."""
    places = {one.finding.node.code: one.finding.pk for one in current.planned}
    plan = of_round("measures:plan", round_)
    for gap in current.paper.gaps:
        yield Missing(gap.code, gap_sentence(gap), f"{plan}#finding-{places[gap.code]}", blocks=True)
    if current.paper.missing:
        result = of_round("analysis:result", round_, year=current.baseline.round.fiscal_year)
        yield Missing(
            current.paper.missing, _("has no figure in the result; the paper says so"), result, blocks=False
        )


def _agency(round_: Round) -> Text:
    return Text(round_.agency.name_th, round_.agency.name_en)


def _papers_crumb(round_: Round) -> Crumb:
    return _("Papers"), address(round_, "papers")
