"""Writing what came of a measure: by whom, until when, over what."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from prongsai.accounts.members import Member
from prongsai.measures.models import Measure
from prongsai.results.actions import CannotWrite, Stale, write_result
from prongsai.results.content import ResultContent
from prongsai.results.halves import Reporting
from prongsai.results.models import Result, UnitReport
from tests.factories.followup import at
from tests.factories.results import SAID, line_of, moved, told

APRIL = date(2025, 4, 10)


def test_people_write_for_their_own_unit_alone(
    half: Reporting, at_work: dict[str, Measure], fah: Member, gaew: Member, chai: Member, dao: Member
) -> None:
    mine, of_all = at_work["E1"].pk, at_work["E5"].pk
    assert told(half, mine, "administration", on=APRIL, by=fah).text == SAID
    for stranger in (gaew, chai, dao):
        with pytest.raises(PermissionDenied):
            told(half, mine, "administration", on=APRIL, by=stranger)
    with pytest.raises(PermissionDenied):
        told(half, of_all, "revenue", on=APRIL, by=fah)
    with pytest.raises(PermissionDenied):
        told(half, at_work["E4"].pk, on=APRIL, by=fah)


def test_the_officer_writes_for_the_office_and_for_every_unit(
    half: Reporting, at_work: dict[str, Measure], anong: Member
) -> None:
    assert told(half, at_work["E4"].pk, on=APRIL, by=anong).unit is None
    assert told(half, at_work["E5"].pk, "revenue", on=APRIL, by=anong).unit is not None
    assert told(half, at_work["E5"].pk, on=APRIL, by=anong).unit is None


def test_no_empty_result_is_written(half: Reporting, at_work: dict[str, Measure]) -> None:
    with pytest.raises(CannotWrite, match="no_text"):
        told(half, at_work["E4"].pk, on=APRIL, text=" \n ")


def test_over_another_hand_nothing_is_written(half: Reporting, at_work: dict[str, Measure]) -> None:
    line = line_of(half, at_work["E4"].pk)
    told(half, at_work["E4"].pk, on=APRIL)
    for text in ("อีกอย่างหนึ่ง", SAID):
        content = ResultContent(text)
        if text == SAID:
            write_result(reporting=half, line=line, content=content, seen=0, by=None, now=at(APRIL))
        else:
            with pytest.raises(Stale):
                write_result(reporting=half, line=line, content=content, seen=0, by=None, now=at(APRIL))
    assert Result.objects.get().row_version == 1


def test_what_is_handed_in_stays_as_it_is(
    half: Reporting, at_work: dict[str, Measure], fah: Member, anong: Member, hin: Member
) -> None:
    for code in ("E1", "E5"):
        told(half, at_work[code].pk, "administration", on=APRIL, by=fah)
    report = UnitReport.objects.get()
    moved(report, "submit", fah, APRIL)
    with pytest.raises(CannotWrite, match="held"):
        told(half, at_work["E1"].pk, "administration", on=APRIL, text="ใหม่", by=anong)
    result = Result.objects.get(measure=at_work["E1"])
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(pk=result.pk).update(text="ใหม่")
    with pytest.raises(DatabaseError), transaction.atomic():
        result.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitReport.objects.update(state="accepted")
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitReport.objects.update(handed_in_on=date(2025, 4, 1))
    moved(report, "return", hin, APRIL, comment="โปรดเพิ่มจำนวนผู้เข้าร่วม")
    assert told(half, at_work["E1"].pk, "administration", on=APRIL, text="ใหม่", by=anong).row_version == 2


def test_a_measure_that_was_taken_out_leaves_what_was_told(
    half: Reporting, at_work: dict[str, Measure]
) -> None:
    line = line_of(half, at_work["E4"].pk)
    told(half, at_work["E4"].pk, on=APRIL)
    at_work["E4"].delete()
    kept = Result.objects.get()
    assert (kept.measure, kept.text, kept.items) == (None, SAID, "E4")
    with pytest.raises(CannotWrite, match="gone"):
        write_result(reporting=half, line=line, content=ResultContent("อื่น"), seen=1, by=None, now=at(APRIL))
