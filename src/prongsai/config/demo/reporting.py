"""A half-year report in the making: results that no office wrote, each marked as a sample, in every state on their way."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.approvals.actions import take
from prongsai.config.demo.following_up import SAMPLE
from prongsai.config.demo.places import officer_of, one_of
from prongsai.files.models import Evidence
from prongsai.followup.models import EntryFile
from prongsai.results.actions import write_result
from prongsai.results.approving import PART
from prongsai.results.content import ResultContent, ShownPhoto
from prongsai.results.halves import Reporting, halves, reporting_of
from prongsai.results.models import UnitReport
from prongsai.results.queries import Line, Part, draft_of, entries_in, sheet_of
from prongsai.rounds.models import Round

CAME_OF_IT = "ผู้รับบริการเข้าใจขั้นตอนมากขึ้น และไม่พบเรื่องร้องเรียนในเรื่องนี้"
WISH = "โปรดระบุจำนวนครั้งและจำนวนผู้เข้าร่วมของแต่ละกิจกรรม (ข้อมูลตัวอย่าง)"
ACCEPTED, WAITING, RETURNED, WRITTEN, BEGUN = 4, 6, 7, 8, 9
"""Of the units in their order, so many are accepted; up to there they wait, are returned, are written, are begun."""
WRITTEN_ON, HANDED_IN_ON, LAST_ON = date(2025, 4, 8), date(2025, 4, 17), date(2025, 4, 21)


def report_half(round_: Round) -> None:
    """The first six months of a district: some units are done, some late, one has not begun."""
    reporting = reporting_of(round_, halves()["6"])
    parts = [part for part in sheet_of(reporting, None).parts if part.unit is not None]
    for place, part in enumerate(parts[:BEGUN]):
        lines = part.lines if place < WRITTEN else part.lines[:2]
        for line in lines:
            _tell(reporting, line, repeats=place == WAITING and line is lines[0])
    for place, part in enumerate(parts[:RETURNED]):
        _carry(reporting, part, place)


def _tell(reporting: Reporting, line: Line, *, repeats: bool) -> None:
    entered = draft_of(entries_in(reporting, line.measure, line.unit))
    steps = "\n".join(step.text for step in line.measure.steps.all())
    text = steps if repeats else f"{entered or SAMPLE}\n{SAMPLE}: {CAME_OF_IT}"
    photos = [ShownPhoto(one) for one in _shown(line)]
    content = ResultContent(text, photos)
    write_result(reporting=reporting, line=line, content=content, seen=0, by=None, now=_at(WRITTEN_ON))


def _shown(line: Line) -> Sequence[Evidence]:
    """What its entries show."""
    rows = EntryFile.objects.filter(
        entry__assignment__measure=line.measure, entry__assignment__unit=line.unit
    )
    return [row.evidence for row in rows.select_related("evidence")]


def _carry(reporting: Reporting, part: Part, place: int) -> None:
    """Handed in by one person and looked at by another; the last of them too late."""
    report = UnitReport.objects.get(round=reporting.round, half=reporting.half.key, unit=part.unit)
    handing, looking = _people(report)
    day = LAST_ON if place == WAITING - 1 else HANDED_IN_ON
    take(procedure=PART, subject_id=report.pk, move="submit", by=handing, now=_at(day))
    if place < ACCEPTED:
        take(procedure=PART, subject_id=report.pk, move="accept", by=looking, now=_at(LAST_ON))
    elif place == WAITING:
        rows = {f"measure-{part.lines[0].measure.pk}": WISH}
        take(procedure=PART, subject_id=report.pk, move="return", by=looking, now=_at(LAST_ON), rows=rows)


def _people(report: UnitReport) -> tuple[Member, Member]:
    """Of the unit itself where the demo has people there, else the two secretaries."""
    agency = report.round.agency
    officer = one_of(agency, Role.DIVISION_OFFICER, today=LAST_ON)
    if officer.unit == report.unit:
        return officer, one_of(agency, Role.DIVISION_HEAD, today=LAST_ON)
    return one_of(agency, Role.ASSISTANT_SECRETARY, today=LAST_ON), officer_of(agency, today=LAST_ON)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8, 30)))
