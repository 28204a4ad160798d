"""Reading evidence, within scope."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.files.models import Evidence, EvidenceQuerySet, FileVersion, Likeness

DAY = Coalesce("taken_on", "added_on")
"""The day under which evidence stands: when it was taken, else when it was put in."""
ALIKE = Exists(
    Likeness.objects.filter(
        Q(file__version__evidence=OuterRef("pk")) | Q(earlier__version__evidence=OuterRef("pk"))
    )
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for in a library.

    month  its first day
    show   only what may be there twice, what has no caption yet, or what was set aside
    """

    words: str = ""
    month: date | None = None
    show: Literal["", "alike", "no-caption", "set-aside"] = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a library stands. All but set_aside leave out what was set aside."""

    total: int
    alike: int
    no_caption: int
    set_aside: int


def agencies_to_choose(member: Member) -> list[Agency]:
    """The agencies whose libraries the member may look into."""
    return list(Agency.objects.filter(member.scope("")))


def agency_or_404(member: Member, slug: str) -> Agency:
    """The agency of that slug within the member's scope; the member's own when there is no slug."""
    if not slug or slug == member.agency.slug:
        return member.agency
    found = Agency.objects.filter(member.scope(""), slug=slug).first()
    if found is None:
        raise Http404
    return found


def standing(member: Member, agency: Agency) -> Standing:
    """One query."""
    here = Q(set_aside_at__isnull=True)
    return Standing(
        **Evidence.objects.visible_to(member)
        .filter(agency=agency)
        .aggregate(
            total=Count("pk", filter=here),
            alike=Count("pk", filter=here & Q(ALIKE)),
            no_caption=Count("pk", filter=here & Q(caption="")),
            set_aside=Count("pk", filter=~here),
        )
    )


def evidence_or_404(member: Member, evidence_id: int) -> Evidence:
    found = (
        Evidence.objects.visible_to(member)
        .select_related("agency", "unit", "added_by", "set_aside_by")
        .filter(pk=evidence_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def version_or_404(member: Member, version_id: int) -> FileVersion:
    """The one gate to all bytes: original, clean copy, thumbnails."""
    found = (
        FileVersion.objects.visible_to(member)
        .select_related("file", "evidence__agency")
        .prefetch_related("file__renditions")
        .filter(pk=version_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def library(member: Member, agency: Agency, wanted: Wanted = Wanted()) -> EvidenceQuerySet:
    """The evidence of one agency that the member may see and looks for, newest day first."""
    found = Evidence.objects.visible_to(member).filter(agency=agency).annotate(day=DAY)
    is_aside = wanted.show == "set-aside"
    found = found.filter(set_aside_at__isnull=False) if is_aside else found.in_library()
    if wanted.words:
        name = Q(versions__file__name__icontains=wanted.words)
        found = found.filter(
            Q(caption__icontains=wanted.words)
            | Q(place__icontains=wanted.words)
            | Q(pk__in=Evidence.objects.filter(name, agency=agency).values("pk"))
        )
    if wanted.month:
        last = calendar.monthrange(wanted.month.year, wanted.month.month)[1]
        found = found.filter(day__range=(wanted.month.replace(day=1), wanted.month.replace(day=last)))
    if wanted.show == "no-caption":
        found = found.filter(caption="")
    if wanted.show == "alike":
        found = found.filter(ALIKE)
    return found.order_by("-day", "-id")


def months(member: Member, agency: Agency) -> list[date]:
    """The first days of the months from which there is evidence, newest first."""
    first_days = (
        library(member, agency)
        .annotate(month=TruncMonth(DAY))
        .order_by("-month")
        .values_list("month", flat=True)
        .distinct()
    )
    return list(first_days)


def newest_version(evidence: Evidence) -> FileVersion:
    return FileVersion.objects.select_related("file").filter(evidence=evidence).order_by("-number")[0]


def newest_versions(evidence: Iterable[Evidence]) -> Mapping[int, FileVersion]:
    """The newest version of each, by evidence id, with file and renditions. Two queries."""
    versions = (
        FileVersion.objects.filter(evidence__in=list(evidence))
        .select_related("file")
        .prefetch_related("file__renditions")
        .order_by("number")
    )
    return {version.evidence_id: version for version in versions}


def versions_of(evidence: Evidence) -> list[FileVersion]:
    """All versions, newest first, with files, renditions and people. Two queries."""
    return list(
        FileVersion.objects.filter(evidence=evidence)
        .select_related("file", "added_by")
        .prefetch_related("file__renditions")
        .order_by("-number")
    )


def likenesses(versions: Iterable[FileVersion]) -> list[tuple[int, Likeness]]:
    """(file id, likeness) for each of these files that resembles another one, earlier or later. One query."""
    ids = {version.file_id for version in versions}
    rows = Likeness.objects.filter(Q(file__in=ids) | Q(earlier__in=ids)).select_related(
        "file__version__evidence", "earlier__version__evidence"
    )
    found = [(row.file_id, row) for row in rows if row.file_id in ids]
    return found + [(row.earlier_id, row) for row in rows if row.earlier_id in ids]


def stored_bytes(member: Member, agency: Agency) -> tuple[int, int]:
    """How many originals an agency has stored, and how many bytes they take."""
    found = (
        FileVersion.objects.visible_to(member)
        .filter(evidence__agency=agency)
        .aggregate(files=Count("pk"), size=Sum("file__size"))
    )
    return found["files"], found["size"] or 0


def version_of_upload(agency: Agency, upload_id: str, sha256: str) -> FileVersion | None:
    """What came of this upload, if it has arrived before."""
    return (
        FileVersion.objects.select_related("file", "evidence__agency")
        .filter(file__agency=agency, file__upload_id=upload_id, file__sha256=sha256)
        .first()
    )
