"""Told, answered, decided again, confirmed: in order, in time, by different people."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.approvals.actions import CannotTake, take
from prongsai.assessment.actions import (
    CannotAnswer,
    CannotJudge,
    CannotTell,
    Stale,
    answer_item,
    tell_office,
)
from prongsai.assessment.approving import ASSESSED
from prongsai.assessment.content import Side
from prongsai.assessment.models import Answer, Assessment, Judgement
from prongsai.assessment.queries.cases import case_of
from prongsai.files.models import Evidence
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Notice
from prongsai.notices.queries import still_told
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of, newest_sheet
from tests.factories.assessment import all_judged, answered, fair, judged, the_case, told
from tests.factories.followup import at
from tests.factories.sheets import sheet_of
from tests.rooms.assessment.conftest import TODAY

LAST = TODAY + timedelta(days=14)
AFTER = LAST + timedelta(days=1)


def moved(assessment: Assessment, move: str, by: Member, on: date, **words: str) -> Assessment:
    with time_machine.travel(at(on), tick=False):
        take(procedure=ASSESSED, subject_id=assessment.pk, move=move, by=by, now=at(on), **words)
    return Assessment.objects.get(pk=assessment.pk)


def why_not(assessment: Assessment, move: str, by: Member, on: date) -> str:
    with pytest.raises(CannotTake) as refused:
        moved(assessment, move, by, on)
    return refused.value.code


@pytest.fixture
def known(pack: Assessment, published: Round, yada: Member) -> Assessment:
    """The office knows the first scores and may answer."""
    with time_machine.travel(at(TODAY), tick=False):
        told(published, yada, TODAY, LAST)
    return Assessment.objects.get(pk=pack.pk)


def test_the_office_is_told_with_days(known: Assessment, anong: Member, yada: Member) -> None:
    assert (known.state, known.answers_from, known.answers_until) == ("clarifying", TODAY, LAST)
    notice = Notice.objects.get(kind="assessment.assessment_clarifying", user=anong.user)
    assert (notice.params["agency"], notice.params["year"]) == ("bangkok-yai", 2568)
    assert not Notice.objects.filter(user=yada.user).exists()


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (None, LAST, "no_days"),
        (LAST, TODAY, "turned"),
        (TODAY - timedelta(days=1), LAST, "past"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    pack: Assessment, published: Round, yada: Member, first: date | None, last: date, code: str
) -> None:
    all_judged(published, Side.FIRST, by=yada, now=at(TODAY))
    with pytest.raises(CannotTell, match=code):
        tell_office(round_=published, first_on=first, last_on=last, by=yada, now=at(TODAY))
    assert Assessment.objects.get(pk=pack.pk).state == "scoring"


def test_an_unscored_item_keeps_the_office_from_being_told(
    pack: Assessment, published: Round, yada: Member
) -> None:
    with pytest.raises(CannotTake, match="unjudged"):
        tell_office(round_=published, first_on=TODAY, last_on=LAST, by=yada, now=at(TODAY))


def test_first_scores_stand_once_they_are_told(known: Assessment, published: Round, yada: Member) -> None:
    one = the_case(published).item("O10")
    assert one is not None
    with pytest.raises(CannotJudge, match="over"):
        judged(published, "O10", Side.FIRST, fair(one), by=yada, now=at(TODAY), seen=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.filter(side=Side.FIRST).update(note="แก้ไข")
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=known.pk).update(answers_until=AFTER)


def test_the_office_answers_with_files_within_the_days(
    known: Assessment, published: Round, anong: Member, evidence: Evidence
) -> None:
    answered(published, "O10", anong, LAST, evidence.versions.get())
    assert Answer.objects.get().files.get().version.evidence == evidence
    with pytest.raises(Stale):
        answered(published, "O10", anong, LAST)


@pytest.mark.parametrize(
    ("code", "text", "day", "why"),
    [
        ("O10", "คำชี้แจง", AFTER, "too_late"),
        ("O10", "คำชี้แจง", TODAY - timedelta(days=1), "too_early"),
        ("O10", " ", TODAY, "silent"),
        ("O99", "คำชี้แจง", TODAY, "outside_pack"),
    ],
)
def test_answers_that_are_refused(
    known: Assessment, published: Round, anong: Member, code: str, text: str, day: date, why: str
) -> None:
    with pytest.raises(CannotAnswer, match=why):
        answer_item(round_=published, code=code, text=text, files=(), seen=0, by=anong, now=at(day))
    assert not Answer.objects.exists()


def test_files_of_another_office_are_refused(
    known: Assessment, published: Round, anong: Member, evidence: Evidence, khlong_toei_2568: Round
) -> None:
    version = evidence.versions.get()
    version.evidence.agency_id = khlong_toei_2568.agency_id
    with pytest.raises(CannotAnswer, match="foreign_file"):
        answered(published, "O10", anong, TODAY, version)


def test_before_the_first_scores_there_is_nothing_to_answer(
    pack: Assessment, published: Round, anong: Member
) -> None:
    with pytest.raises(CannotAnswer, match="not_awaited"):
        answered(published, "O10", anong, TODAY)


def test_only_what_was_answered_is_decided_again_and_then_the_answer_stands(
    known: Assessment, published: Round, anong: Member, yada: Member
) -> None:
    answered(published, "O10", anong, TODAY)
    case = the_case(published)
    ten, one = case.item("O10"), case.item("O1")
    assert ten is not None
    assert one is not None
    judged(published, "O10", Side.FINAL, fair(ten), by=yada, now=at(TODAY))
    with pytest.raises(CannotJudge, match="unasked"):
        judged(published, "O1", Side.FINAL, fair(one), by=yada, now=at(TODAY))
    with pytest.raises(CannotAnswer, match="decided"):
        answer_item(round_=published, code="O10", text="อีกครั้ง", files=(), seen=1, by=anong, now=at(TODAY))


def test_it_ends_as_a_computed_sheet_beside_the_official_one(
    known: Assessment, published: Round, anong: Member, yada: Member, head: Member
) -> None:
    official = sheet_of(published, {"OIT": Fraction(90)}, at(TODAY), source=ScoreSheet.Source.OFFICIAL)
    answered(published, "O10", anong, TODAY)
    assert why_not(known, "finish", yada, LAST) == "awaiting"
    assert why_not(known, "finish", yada, AFTER) == "unanswered"
    ten = the_case(published).item("O10")
    assert ten is not None
    judged(published, "O10", Side.FINAL, fair(ten), by=yada, now=at(AFTER))
    moved(known, "finish", yada, AFTER)
    done = moved(known, "approve", head, AFTER)
    assert done.state == "confirmed"
    assert done.sheet is not None
    assert (done.sheet.source, done.sheet.origin, done.sheet.saved_by) == (
        "computed",
        "assessment",
        head.user,
    )
    figures = figures_of(done.sheet)
    assert figures["O10"] == 100
    assert sum(figures.values()) == 100
    found = newest_sheet(published, ScoreSheet.Source.OFFICIAL)
    assert found is not None
    assert found.pk == official.pk
    assert why_not(known, "approve", head, AFTER) == "wrong_state"


def test_who_scored_does_not_confirm_and_neither_do_people_of_the_office(
    known: Assessment, published: Round, yada: Member, head: Member, chai: Member
) -> None:
    moved(known, "finish", yada, AFTER)
    with pytest.raises(PermissionDenied):
        moved(known, "approve", yada, AFTER)
    with pytest.raises(PermissionDenied):
        moved(known, "approve", chai, AFTER)
    promoted = Member(yada.user, head.agency, Role.CENTRAL_HEAD)
    assert why_not(known, "approve", promoted, AFTER) == "own_work"
    Membership.objects.create(
        user=head.user, agency=published.agency, role=Role.AUDITOR, starts_on=date(2025, 1, 1)
    )
    with pytest.raises(PermissionDenied):
        moved(known, "approve", head, AFTER)


def told_of(state: str, on: date) -> dict[str, str]:
    """Who is told in today's digest that the assessment is in that state, and in which words."""
    notices = Notice.objects.filter(kind=f"assessment.assessment_{state}").select_related("user")
    kind = kind_of(f"assessment.assessment_{state}")
    assert kind is not None
    return {
        one.user.username: kind.sentence(one.params) for one in notices if still_told(one.user, [one], on)
    }


def test_the_head_is_told_when_it_is_finished_and_the_office_when_it_is_confirmed(
    known: Assessment, yada: Member, head: Member, anong: Member, chai: Member, dao: Member
) -> None:
    moved(known, "finish", yada, AFTER)
    told_now = told_of("finished", AFTER)
    assert set(told_now) == {head.user.username}
    assert "เขตบางกอกใหญ่" in told_now[head.user.username]
    moved(known, "approve", head, AFTER)
    assert told_of("finished", AFTER) == {}
    told_now = told_of("confirmed", AFTER)
    assert {anong.user.username, chai.user.username} <= set(told_now)
    assert not {head.user.username, dao.user.username} & set(told_now)
    assert "เขตบางกอกใหญ่" in told_now[anong.user.username]


def test_a_returned_assessment_is_scored_and_finished_again(
    known: Assessment, published: Round, yada: Member, head: Member
) -> None:
    moved(known, "finish", yada, AFTER)
    assert why_not(known, "return", head, AFTER) == "no_comment"
    back = moved(known, "return", head, AFTER, comment="โปรดทบทวน O1")
    assert back.state == "returned"
    one = the_case(published).item("O1")
    assert one is not None
    judged(published, "O1", Side.FINAL, fair(one), by=yada, now=at(AFTER))
    moved(known, "finish", yada, AFTER)
    assert moved(known, "approve", head, AFTER).sheet is not None


def test_opened_again_it_makes_a_sheet_that_replaces_the_first(
    known: Assessment, published: Round, yada: Member, head: Member
) -> None:
    moved(known, "finish", yada, AFTER)
    first = moved(known, "approve", head, AFTER).sheet
    moved(known, "unlock", head, AFTER, comment="พบข้อผิดพลาด")
    one = the_case(published).item("O1")
    assert one is not None
    judged(published, "O1", Side.FINAL, fair(one), by=yada, now=at(AFTER))
    moved(known, "finish", yada, AFTER)
    second = moved(known, "approve", head, AFTER).sheet
    assert second is not None
    assert first is not None
    assert second.replaces_id == first.pk
    assert sum(figures_of(second).values()) == 100


def test_a_whole_assessment_is_read_in_six_queries(
    known: Assessment, published: Round, anong: Member, django_assert_num_queries: object
) -> None:
    answered(published, "O10", anong, TODAY)
    with django_assert_num_queries(6):  # type: ignore[operator]
        case_of(published)
