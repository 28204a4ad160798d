"""Reading what was looked through, within scope."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.checks.models import Finding, Scan
from prongsai.checks.models.scans import FindingQuerySet, subject_of_file
from prongsai.checks.scanning import EYES
from prongsai.files.models import FileVersion


class Gate(StrEnum):
    """CLEAR alone lets a thing through. UNSCANNED: not looked through yet, or by older eyes."""

    CLEAR = "clear"
    WAITING = "waiting"
    REFUSED = "refused"
    UNSCANNED = "unscanned"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether one state of a thing may be shown to everybody.

    waiting    findings that nobody has decided yet; confirmed: those that a second person has confirmed
    """

    gate: Gate
    scan: Scan | None = None
    waiting: int = 0
    confirmed: int = 0

    @property
    def is_clear(self) -> bool:
        return self.gate == Gate.CLEAR


UNSCANNED = Standing(Gate.UNSCANNED)


def is_clear(subject: str, digest: str, *, agency: Agency) -> Standing:
    """Of exactly this state, as these eyes saw it: another digest, or no scan, lets nothing through. One query."""
    scan = _counted().filter(agency=agency, subject=subject, digest=digest, eyes=EYES).first()
    return _standing(scan) if scan is not None else UNSCANNED


def standings(states: dict[str, str], *, agency: Agency) -> dict[str, Standing]:
    """The same for many: subject -> digest. One query."""
    rows = _counted().filter(agency=agency, subject__in=states, eyes=EYES)
    known = {row.subject: _standing(row) for row in rows if states[row.subject] == row.digest}
    return {subject: known.get(subject, UNSCANNED) for subject in states}


def standings_of_files(versions: Collection[int], *, agency: Agency) -> dict[int, Standing]:
    """The same of files, by the id of their version. Two queries."""
    rows = FileVersion.objects.filter(pk__in=versions, evidence__agency=agency)
    files = dict(rows.values_list("pk", "file__sha256"))
    found = standings({subject_of_file(pk): digest for pk, digest in files.items()}, agency=agency)
    return {pk: found[subject_of_file(pk)] for pk in files}


def _counted() -> "QuerySet[Scan]":
    return Scan.objects.annotate(
        waiting=Count("findings", filter=Q(findings__state=Finding.State.WAITING)),
        confirmed=Count("findings", filter=Q(findings__state=Finding.State.CONFIRMED)),
    )


def _standing(scan: Scan) -> Standing:
    waiting, confirmed = scan.waiting, scan.confirmed  # type: ignore[attr-defined]  # annotated
    gate = Gate.REFUSED if confirmed else Gate.WAITING if waiting else Gate.CLEAR
    return Standing(gate, scan, waiting, confirmed)


def findings(member: Member, agency: Agency, *, is_open: bool = True) -> FindingQuerySet:
    """What waits for a decision in an agency, the oldest first; or what was decided, the newest first."""
    found = Finding.objects.visible_to(member).filter(scan__agency=agency)
    found = found.select_related("scan__agency", "scan__unit", "author", "decided_by")
    if is_open:
        return found.waiting().order_by("scan__made_at", "pk")
    return found.filter(decided_at__isnull=False).order_by("-decided_at", "-pk")


def waiting_count(member: Member, agency: Agency) -> int:
    return Finding.objects.visible_to(member).filter(scan__agency=agency).waiting().count()


def finding_or_404(member: Member, slug: str, finding_id: int) -> Finding:
    found = (
        Finding.objects.visible_to(member)
        .filter(scan__agency__slug=slug, pk=finding_id)
        .select_related("scan__agency", "scan__unit", "scan__version__evidence", "author", "decided_by")
        .first()
    )
    if found is None:
        raise Http404
    return found


def others_of(finding: Finding) -> list[Finding]:
    """What else was found in the same state of the same thing."""
    return list(finding.scan.findings.exclude(pk=finding.pk))
