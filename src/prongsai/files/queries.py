"""Reading evidence, within scope."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.files.models import Evidence, EvidenceQuerySet, FileVersion, Likeness


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for in a library. month is its first day."""

    words: str = ""
    month: date | None = None
    only_alike: bool = False
    set_aside: bool = False


def evidence_or_404(member: Member, evidence_id: int) -> Evidence:
    found = (
        Evidence.objects.visible_to(member)
        .select_related("agency", "added_by", "set_aside_by")
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


def library(member: Member, agency: Agency, wanted: Wanted = Wanted()) -> EvidenceQuerySet:  # noqa: B008 - frozen
    """The evidence of one agency that the member may see and looks for, newest day first."""
    found = Evidence.objects.visible_to(member).filter(agency=agency).dated()
    found = found.filter(set_aside_at__isnull=False) if wanted.set_aside else found.in_library()
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
    if wanted.only_alike:
        found = found.filter(
            Q(versions__file__likenesses__isnull=False) | Q(versions__file__later_likenesses__isnull=False)
        ).distinct()
    return found.order_by("-day", "-id")


def months(member: Member, agency: Agency) -> list[date]:
    """The first days of the months from which there is evidence, newest first."""
    days: QuerySet[Evidence, date] = (
        library(member, agency)
        .annotate(month=TruncMonth("day"))
        .order_by("-month")
        .values_list("month", flat=True)
        .distinct()
    )
    return list(days)


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


def version_of_upload(agency: Agency, upload_id: str, sha256: str) -> FileVersion | None:
    """What came of this upload, if it has arrived before."""
    return (
        FileVersion.objects.select_related("file", "evidence__agency")
        .filter(file__agency=agency, file__upload_id=upload_id, file__sha256=sha256)
        .first()
    )
