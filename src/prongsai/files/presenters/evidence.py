"""One piece of evidence with its versions."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.files import permissions, queries
from prongsai.files.models import Evidence, FileVersion, Rendition, StoredFile
from prongsai.files.presenters.parts import bytes_href, href_of, kind_of, title_of
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Other:
    """Another piece of evidence that has the same bytes, or looks the same."""

    href: str
    title: str
    picture: str
    is_same: bool
    is_aside: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    number: int
    file: StoredFile
    kind: str
    note: str
    added_at: datetime
    added_by: str
    large: str
    working: str
    original: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    evidence: Evidence
    title: str
    agency: Text
    unit: Text | None
    crumbs: Crumbs
    newest: VersionRow
    versions: tuple[VersionRow, ...]
    others: tuple[Other, ...]
    may_change: bool
    day_is_of_camera: bool


def evidence_page(member: Member, evidence: Evidence) -> EvidencePage:
    """Three queries."""
    versions = queries.versions_of(evidence)
    for version in versions:
        version.evidence = evidence
    rows = [_version_row(member, version) for version in versions]
    title = title_of(evidence, versions[0].file)
    library = reverse("files:library")
    if evidence.agency_id != member.agency.pk:
        library = f"{library}?{urlencode({'agency': evidence.agency.slug})}"
    return EvidencePage(
        evidence=evidence,
        title=title,
        agency=Text(evidence.agency.name_th, evidence.agency.name_en),
        unit=Text(evidence.unit.name_th, evidence.unit.name_en) if evidence.unit else None,
        crumbs=((_("Evidence"), library), (title, "")),
        newest=rows[0],
        versions=tuple(rows),
        others=tuple(_others(evidence, versions[0])),
        may_change=permissions.may_change_evidence(member, evidence),
        day_is_of_camera=evidence.taken_on is not None and evidence.taken_on == versions[0].file.taken_on,
    )


def _others(evidence: Evidence, version: FileVersion) -> list[Other]:
    """Each other piece of evidence once, the same bytes first."""
    found: dict[int, Other] = {}
    rows = sorted(queries.likenesses([version]), key=lambda pair: (not pair[1].is_same, pair[1].distance))
    for _file, likeness in rows:
        file = likeness.file if likeness.earlier_id == version.file_id else likeness.earlier
        owner = file.version.evidence
        if owner.pk == evidence.pk or owner.pk in found:
            continue
        picture = bytes_href(file.version, Rendition.Kind.SMALL) if file.is_picture else ""
        found[owner.pk] = Other(
            href=reverse("files:evidence", kwargs={"evidence_id": owner.pk}),
            title=title_of(owner, file),
            picture=picture,
            is_same=likeness.is_same,
            is_aside=owner.set_aside_at is not None,
        )
    return list(found.values())


def _version_row(member: Member, version: FileVersion) -> VersionRow:
    may_take = permissions.may_take_original(member, version)
    return VersionRow(
        number=version.number,
        file=version.file,
        kind=kind_of(version.file),
        note=version.note,
        added_at=version.added_at,
        added_by=version.added_by.name_th if version.added_by else "",
        large=href_of(version, Rendition.Kind.LARGE),
        working=href_of(version, Rendition.Kind.WORKING),
        original=bytes_href(version, "original") if may_take else "",
    )
