"""Evidence and its versions: what is known about them, never the bytes."""

from collections.abc import Iterable
from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from prongsai.api.shapes.base import Given, Line, PastDay, TextLine
from prongsai.files.content import Description
from prongsai.files.models import Evidence, FileVersion


class VersionShape(Schema):
    """copies: what can be downloaded beside the original: working, large, small."""

    number: int
    name: str
    media_type: str
    size: int = Field(description="Bytes of the original.")
    sha256: str = Field(description="Of the original, hexadecimal.")
    copies: list[str]
    note: str
    added_at: datetime


class EvidenceShape(Schema):
    """One piece of evidence with its newest version."""

    id: int
    agency: str
    caption: str
    taken_on: date | None
    place: str
    is_set_aside: bool
    added_at: datetime
    row_version: int = Field(description="Also sent as ETag; If-Match wants it back.")
    newest: VersionShape


class EvidenceWithVersions(EvidenceShape):
    """versions: all of them, newest first."""

    versions: list[VersionShape]


class DescriptionGiven(Given):
    """What it shows. All of it is replaced: what is left out is empty."""

    caption: TextLine = Field("", max_length=500)
    taken_on: PastDay = None
    place: Line = Field("", max_length=200)

    def description(self) -> Description:
        return Description(caption=self.caption, taken_on=self.taken_on, place=self.place)


class NoteGiven(Given):
    note: Line = Field("", description="Why there is a new version.")


def evidence(one: Evidence, newest: FileVersion) -> EvidenceShape:
    return EvidenceShape(
        id=one.pk,
        agency=one.agency.slug,
        caption=one.caption,
        taken_on=one.taken_on,
        place=one.place,
        is_set_aside=one.set_aside_at is not None,
        added_at=one.added_at,
        row_version=one.row_version,
        newest=version(newest),
    )


def evidence_with_versions(one: Evidence, versions: Iterable[FileVersion]) -> EvidenceWithVersions:
    """versions: all, newest first."""
    shaped = [version(each) for each in versions]
    newest = next(iter(versions))
    return EvidenceWithVersions(**evidence(one, newest).model_dump(), versions=shaped)


def version(one: FileVersion) -> VersionShape:
    return VersionShape(
        number=one.number,
        name=one.file.name,
        media_type=one.file.media_type,
        size=one.file.size,
        sha256=one.file.sha256,
        copies=[made.kind for made in one.file.renditions.all()],
        note=one.note,
        added_at=one.added_at,
    )
