"""The part of a unit: handed in whole, looked at by another, in time or late; what changed since; what is complete."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.approvals.actions import CannotTake
from prongsai.measures.models import Measure, MeasureFinding, MeasureStep
from prongsai.measures.queries import findings_of
from prongsai.results.halves import Reporting
from prongsai.results.models import UnitReport
from prongsai.results.queries import ChangeKind, Flaw, draft_of, entries_in, sheet_of
from prongsai.rounds.models import Round
from tests.factories.followup import assignment_of, written
from tests.factories.results import half_of, line_of, moved, told

APRIL, LATE = date(2025, 4, 10), date(2025, 4, 21)


@pytest.fixture
def whole(half: Reporting, at_work: dict[str, Measure], fah: Member) -> UnitReport:
    """The administration's part, every result written."""
    for code in ("E1", "E5"):
        told(half, at_work[code].pk, "administration", on=APRIL, by=fah)
    return UnitReport.objects.get()


def test_days_come_from_the_frameworks_calendar(half: Reporting, bangkok_yai_2568: Round) -> None:
    assert (half.starts_on, half.ends_on) == (date(2024, 10, 1), date(2025, 3, 31))
    assert (half.due_on, half.unit_due_on) == (date(2025, 4, 30), date(2025, 4, 20))
    assert half_of(bangkok_yai_2568, "12").due_on == date(2025, 10, 31)


def test_a_part_with_a_missing_result_is_not_handed_in(
    half: Reporting, at_work: dict[str, Measure], fah: Member
) -> None:
    told(half, at_work["E1"].pk, "administration", on=APRIL, by=fah)
    with pytest.raises(CannotTake, match="unfinished"):
        moved(UnitReport.objects.get(), "submit", fah, APRIL)


def test_another_accepts_and_the_first_day_of_handing_in_stays(
    whole: UnitReport, fah: Member, hin: Member, gaew: Member
) -> None:
    assert moved(whole, "submit", fah, APRIL).handed_in_on == APRIL
    with pytest.raises(PermissionDenied):
        moved(whole, "accept", gaew, APRIL)
    with pytest.raises(PermissionDenied):
        moved(whole, "accept", fah, APRIL)
    moved(whole, "return", hin, APRIL, comment="โปรดเพิ่มภาพ")
    assert moved(whole, "submit", fah, LATE).handed_in_on == APRIL
    assert moved(whole, "accept", hin, LATE).state == "accepted"
    assert moved(whole, "unlock", hin, LATE, comment="แก้จำนวน").state == "draft"


def test_nobody_accepts_what_they_wrote(
    half: Reporting, at_work: dict[str, Measure], whole: UnitReport, fah: Member, anong: Member
) -> None:
    told(half, at_work["E1"].pk, "administration", on=APRIL, text="เพิ่มเติม", by=anong)
    moved(whole, "submit", fah, APRIL)
    with pytest.raises(CannotTake, match="own_work"):
        moved(whole, "accept", anong, APRIL)


def test_the_office_sees_everything_a_unit_its_own(
    half: Reporting, at_work: dict[str, Measure], anong: Member, fah: Member, gaew: Member
) -> None:
    def units(member: Member) -> list[str]:
        return [part.unit.code if part.unit else "" for part in sheet_of(half, member).parts]

    assert len(units(anong)) == 11
    assert units(fah) == ["administration"]
    assert units(gaew) == ["revenue"]
    assert not sheet_of(half, gaew).wholes
    assert set(sheet_of(half, anong).wholes) == {at_work["E5"].pk}


def test_complete_is_what_is_written_and_not_what_is_ticked(
    half: Reporting, at_work: dict[str, Measure], anong: Member
) -> None:
    sheet = sheet_of(half, anong)
    assert (len(sheet.lines), len(sheet.missing), sheet.is_complete) == (12, 12, False)
    for line in sheet.lines:
        told(half, line.measure.pk, line.unit.code if line.unit else "", on=APRIL)
    assert sheet_of(half, anong).is_complete


def test_a_result_that_repeats_the_measure_is_pointed_out(
    half: Reporting, at_work: dict[str, Measure]
) -> None:
    told(half, at_work["E4"].pk, on=APRIL, text="1. เวียนแจ้งทุกฝ่าย\n2. ประชุมชี้แจง")
    assert line_of(half, at_work["E4"].pk).flaw is Flaw.REPEATS


def test_what_changed_since_is_said(
    half: Reporting, at_work: dict[str, Measure], bangkok_yai_2568: Round
) -> None:
    measure = at_work["E4"]
    work = assignment_of(measure)
    written(work, date(2024, 11, 5))
    told(half, measure.pk, on=APRIL)
    assert line_of(half, measure.pk).changes == ()
    written(work, date(2025, 2, 5), on=LATE)
    other = next(one for one in findings_of(bangkok_yai_2568) if one.node.code == "E6")
    MeasureFinding.objects.filter(measure=measure).update(finding=other)
    MeasureStep.objects.filter(measure=measure, number=1).update(text="เวียนแจ้งใหม่")
    changes = {change.kind: change for change in line_of(half, measure.pk).changes}
    assert set(changes) == set(ChangeKind)
    assert (changes[ChangeKind.MOVED].before, changes[ChangeKind.MOVED].now) == ("E4", "E6")
    assert changes[ChangeKind.ENTERED].count == 1
    told(half, measure.pk, on=date(2025, 4, 22))
    assert line_of(half, measure.pk).changes == ()


def test_the_draft_is_what_the_entries_of_the_half_say(
    half: Reporting, at_work: dict[str, Measure], bangkok_yai_2568: Round
) -> None:
    work = assignment_of(at_work["E4"])
    written(work, date(2024, 11, 5))
    written(work, date(2025, 2, 5))
    written(work, date(2025, 5, 5), on=date(2025, 5, 5))
    assert draft_of(entries_in(half, at_work["E4"], None)) == "จัดประชุมชี้แจงแล้ว 2 ครั้ง"
    assert len(entries_in(half_of(bangkok_yai_2568, "12"), at_work["E4"], None)) == 3


def test_what_begins_later_is_not_asked_for(
    half: Reporting, at_work: dict[str, Measure], bangkok_yai_2568: Round
) -> None:
    work = assignment_of(at_work["E4"])
    work.starts_on = date(2025, 4, 1)
    work.save()
    assert sheet_of(half, None).lines_of(at_work["E4"].pk) == []
    assert len(sheet_of(half_of(bangkok_yai_2568, "12"), None).lines_of(at_work["E4"].pk)) == 1
