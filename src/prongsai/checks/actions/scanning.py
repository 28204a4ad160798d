"""Having files and tables looked through. The same state is looked through once, however often it is asked for."""

import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.audit import actions as audit
from prongsai.checks.content import Content
from prongsai.checks.models import Finding, Hand, Scan
from prongsai.checks.models.scans import subject_of_file
from prongsai.checks.scanning import EYES, Looked, look_through, look_through_file
from prongsai.files.models import FileVersion
from prongsai.files.receiving import incoming_folder
from prongsai.files.stores import MissingBytes, key_of, the_store


def subject_of(version: FileVersion) -> str:
    """What the scan of this version is called."""
    return subject_of_file(version.pk)


def scan_file(
    *, version: FileVersion, author: Member | None, now: datetime, hands: Iterable[User] = ()
) -> Scan:
    """Look through a stored file; hands: others who had to do with it, beside those who put in its versions.

    Takes as long as reading the file takes, before anything is written.
    """
    file, evidence = version.file, version.evidence
    known = _known(evidence.agency, subject_of(version), file.sha256)
    if known is not None:
        return _with_hands(known, author, hands)
    scan = Scan(
        agency=evidence.agency,
        unit=evidence.unit,
        subject=subject_of(version),
        digest=file.sha256,
        title=file.name[:300],
        version=version,
    )
    return _write(scan, _looked_through(version), author, {*hands, *_hands_in(version)}, now)


def scan_content(
    *,
    agency: Agency,
    subject: str,
    title: str,
    content: Content,
    author: Member | None,
    now: datetime,
    unit: Unit | None = None,
    hands: Iterable[User] = (),
) -> Scan:
    """Look through texts and tables of a thing. title: what people call it, without personal data of others."""
    digest = content.digest
    known = _known(agency, subject, digest)
    if known is not None:
        return _with_hands(known, author, hands)
    scan = Scan(agency=agency, unit=unit, subject=subject, digest=digest, title=title[:300])
    return _write(scan, look_through(content), author, set(hands), now)


def _known(agency: Agency, subject: str, digest: str) -> Scan | None:
    return Scan.objects.filter(agency=agency, subject=subject, digest=digest, eyes=EYES).first()


@transaction.atomic
def _with_hands(scan: Scan, author: Member | None, hands: Iterable[User]) -> Scan:
    """Whoever hands the same state over again had a hand in it, too."""
    for user in {*hands, *([author.user] if author else [])}:
        Hand.objects.get_or_create(scan=scan, user=user)
    return scan


@transaction.atomic
def _write(scan: Scan, looked: Looked, author: Member | None, hands: set[User], now: datetime) -> Scan:
    """One at a time in an agency: of two who ask at once, the second finds the scan of the first."""
    Agency.objects.select_for_update(no_key=True).get(pk=scan.agency_id)
    meanwhile = _known(scan.agency, scan.subject, scan.digest)
    if meanwhile is not None:
        return _with_hands(meanwhile, author, hands)
    scan.eyes, scan.made_at, scan.openness = EYES, now, looked.openness.value
    scan.author = author.user if author else None
    scan.save(force_insert=True)
    users = {*hands, *_earlier_hands(scan), *([author.user] if author else [])}
    Hand.objects.bulk_create(Hand(scan=scan, user=user) for user in users)
    Finding.objects.bulk_create(
        Finding(
            scan=scan,
            answer=one.answer,
            kind=one.kind,
            place=one.place,
            excerpt=one.excerpt,
            times=one.times,
            state=Finding.State.NONE if one.answer == Finding.Answer.TOLD else Finding.State.WAITING,
            author=scan.author,
        )
        for one in looked.found
    )
    audit.record(
        "checks.scan.made",
        by=author,
        target=scan,
        at=now,
        agency_path=scan.agency.path,
        waiting=sum(one.answer != Finding.Answer.TOLD for one in looked.found),
    )
    return scan


def _earlier_hands(scan: Scan) -> list[User]:
    """Those who had a hand in earlier states of the same thing."""
    hands = Hand.objects.filter(scan__agency=scan.agency_id, scan__subject=scan.subject)
    return list(User.objects.filter(pk__in=hands.values("user")))


def _hands_in(version: FileVersion) -> set[User]:
    """Everybody who put in a version of this piece of evidence."""
    rows = version.evidence.versions.select_related("added_by", "file__uploaded_by")
    found = {user for row in rows for user in (row.added_by, row.file.uploaded_by)}
    return {user for user in (*found, version.evidence.added_by) if user is not None}


def _looked_through(version: FileVersion) -> Looked:
    """The bytes on the disk for as long as they are looked through; what is missing could not be told."""
    file = version.file
    handle, name = tempfile.mkstemp(dir=incoming_folder(), prefix="scan-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as held:
            try:
                for block in the_store().read(key_of(file)):
                    held.write(block)
            except MissingBytes:
                held.truncate(0)
        return look_through_file(path, name=file.name, media_type=file.media_type)
    finally:
        path.unlink(missing_ok=True)
