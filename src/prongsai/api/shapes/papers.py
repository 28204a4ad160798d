"""Papers and notices."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from prongsai.api.shapes.base import Given
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Notice
from prongsai.reports.models import Paper


class PaperShape(Schema):
    """subject: which paper of its kind, empty where a round has only one; subject_name: as it was called then.

    sha256: of its content, the same for the same content. number, dated_on: once it is approved.
    """

    id: int
    kind: str = Field(examples=["analysis"])
    subject: str
    subject_name: str
    state: str = Field(examples=["approved"])
    thai_digits: bool
    sha256: str
    number: str
    dated_on: date | None
    comment: str = Field(description="Why it was returned.")
    submitted_at: datetime
    submitted_by: str
    decided_at: datetime | None
    decided_by: str | None


class PaperWithFiles(PaperShape):
    """files: SHA-256 of each frozen file by its format, once it is approved."""

    files: dict[str, str]


class PaperGiven(Given):
    """Which paper: its kind, and its subject where a round has several of the kind.

    seen: the checksum of the content that was looked at; left out, what stands now is handed in.
    """

    kind: str = Field("analysis", max_length=40)
    subject: str = Field("", max_length=80)
    thai_digits: bool = False
    seen: str | None = Field(None, max_length=64, pattern="^[0-9a-f]*$")


class NoticeShape(Schema):
    """href: the page where it is dealt with."""

    id: int
    kind: str
    sentence: str
    href: str
    made_at: datetime
    read_at: datetime | None


class Marked(Schema):
    """How many notices were unread until now."""

    count: int


def paper(one: Paper) -> PaperShape:
    return PaperShape(
        id=one.pk,
        kind=one.kind,
        subject=one.subject,
        subject_name=one.subject_name,
        state=one.state,
        thai_digits=one.thai_digits,
        sha256=one.sha256,
        number=one.number,
        dated_on=one.dated_on,
        comment=one.comment,
        submitted_at=one.submitted_at,
        submitted_by=one.submitted_by.name_th,
        decided_at=one.decided_at,
        decided_by=one.decided_by.name_th if one.decided_by else None,
    )


def paper_with_files(one: Paper, checksums: dict[str, str]) -> PaperWithFiles:
    return PaperWithFiles(**paper(one).model_dump(), files=checksums)


def notice(one: Notice) -> NoticeShape:
    """Words and address come from its kind; a kind whose room is gone says its name."""
    kind = kind_of(one.kind)
    return NoticeShape(
        id=one.pk,
        kind=one.kind,
        sentence=kind.sentence(one.params) if kind else one.kind,
        href=kind.address(one.params) if kind else "",
        made_at=one.made_at,
        read_at=one.read_at,
    )
