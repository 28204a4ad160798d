"""Taking files in: bytes first and safe on disk, then the rows, all of them or none.

Whatever happens in between leaves bytes without a row, which no page can reach and the next sweep removes. The sender may
send again at any time: the same upload id with the same bytes is the same file.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.files import permissions, queries
from prongsai.files.actions.comparing import note_likenesses
from prongsai.files.checking import check_file
from prongsai.files.checking.pdf import draw_first_page
from prongsai.files.content import Description
from prongsai.files.kinds import PDF, Kind
from prongsai.files.models import Evidence, FileVersion, Rendition, StoredFile
from prongsai.files.names import tidy_name
from prongsai.files.pictures import Developed, Made, develop, sha256_of, thumbnails_of_page
from prongsai.files.receiving import Incoming, incoming_folder
from prongsai.files.refusing import CannotTake
from prongsai.files.stores import key_of, the_store

LONGEST_UPLOAD_ID = 64


@dataclass(frozen=True, slots=True)
class Added:
    """is_new is False when this upload had already arrived before."""

    version: FileVersion
    is_new: bool

    @property
    def evidence(self) -> Evidence:
        return self.version.evidence


def add_file(
    *,
    agency: Agency,
    incoming: Incoming,
    upload_id: str,
    description: Description,
    by: Member | None,
    now: datetime,
) -> Added:
    """Put a new piece of evidence into an agency's library. Raises CannotTake.

    The day that the camera wrote stands as a proposal where the description names none.
    """
    if by is not None:
        require(permissions.may_add_file(by, agency))

    def first_version(file: StoredFile) -> FileVersion:
        evidence = Evidence.objects.create(
            agency=agency,
            unit=by.own_unit if by else None,
            caption=description.caption,
            place=description.place,
            taken_on=description.taken_on or _believable(file.taken_on, now),
            added_on=timezone.localdate(now),
            added_at=now,
            added_by=file.uploaded_by,
        )
        return _version(evidence, file, number=1, note="", now=now, by=by, action="files.evidence.added")

    return _take_in(agency, incoming, upload_id, by, now, first_version)


def add_version(
    *, evidence: Evidence, incoming: Incoming, upload_id: str, note: str, by: Member | None, now: datetime
) -> Added:
    """Put a newer file in the place of a piece of evidence; the older ones stay. Raises CannotTake."""
    if by is not None:
        require(permissions.may_change_evidence(by, evidence))

    def next_version(file: StoredFile) -> FileVersion:
        newest = queries.newest_version(Evidence.objects.select_for_update().get(pk=evidence.pk))
        if newest.file.sha256 == file.sha256:
            raise CannotTake("same_as_newest")
        action = "files.version.added"
        return _version(evidence, file, number=newest.number + 1, note=note, now=now, by=by, action=action)

    return _take_in(evidence.agency, incoming, upload_id, by, now, next_version)


def _take_in(
    agency: Agency,
    incoming: Incoming,
    upload_id: str,
    by: Member | None,
    now: datetime,
    place: Callable[[StoredFile], FileVersion],
) -> Added:
    upload_id = upload_id[:LONGEST_UPLOAD_ID]
    sha256 = sha256_of(incoming.path)
    before = queries.version_of_upload(agency, upload_id, sha256)
    if before is not None:
        return Added(before, is_new=False)
    kind = check_file(incoming.path, limit=settings.EVIDENCE_LIMIT_BYTES)
    with tempfile.TemporaryDirectory(dir=incoming_folder()) as desk:
        developed = _developed(incoming.path, kind, Path(desk))
        file = StoredFile(
            agency=agency,
            upload_id=upload_id,
            name=tidy_name(incoming.name, kind.ending),
            media_type=kind.media_type,
            size=incoming.path.stat().st_size,
            sha256=sha256,
            width=developed.width or None,
            height=developed.height or None,
            look=developed.look,
            taken_on=developed.taken_on,
            sealed_at=now,
            uploaded_by=by.user if by else None,
        )
        _store_bytes(file, incoming.path, developed.made)
    try:
        return Added(_write_rows(file, developed.made, place), is_new=True)
    except IntegrityError:
        meanwhile = queries.version_of_upload(agency, upload_id, sha256)
        if meanwhile is None:
            raise
        return Added(meanwhile, is_new=False)


def _developed(path: Path, kind: Kind, desk: Path) -> Developed:
    if kind.is_picture:
        return develop(path, kind, desk)
    page = desk / "page"
    has_page = kind == PDF and draw_first_page(path, page)
    return Developed(0, 0, "", None, thumbnails_of_page(page, desk) if has_page else ())


def _store_bytes(file: StoredFile, original: Path, made: tuple[Made, ...]) -> None:
    store = the_store()
    try:
        store.put(key_of(file), original)
        for each in made:
            store.put(key_of(file, each.kind), each.path)
    except OSError as full:
        raise CannotTake("not_stored") from full


@transaction.atomic
def _write_rows(
    file: StoredFile, made: tuple[Made, ...], place: Callable[[StoredFile], FileVersion]
) -> FileVersion:
    """One at a time in an agency, so that two alike that arrive together still meet."""
    Agency.objects.select_for_update(no_key=True).get(pk=file.agency_id)
    file.save(force_insert=True)
    Rendition.objects.bulk_create(
        Rendition(
            file=file,
            kind=each.kind,
            media_type=each.media_type,
            size=each.size,
            sha256=each.sha256,
            width=each.width,
            height=each.height,
        )
        for each in made
    )
    version = place(file)
    note_likenesses(version)
    return version


def _version(
    evidence: Evidence,
    file: StoredFile,
    *,
    number: int,
    note: str,
    by: Member | None,
    now: datetime,
    action: str,
) -> FileVersion:
    version = FileVersion.objects.create(
        evidence=evidence, number=number, file=file, note=note, added_at=now, added_by=file.uploaded_by
    )
    audit.record(
        action,
        by=by,
        target=evidence,
        at=now,
        agency_path=evidence.agency.path,
        version=number,
        sha256=file.sha256,
    )
    return version


def _believable(day: date | None, now: datetime) -> date | None:
    """A camera whose clock runs ahead proposes nothing."""
    return day if day is not None and day <= timezone.localdate(now) else None
