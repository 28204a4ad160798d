"""Handing in: a snapshot of what the records say, when nothing is missing."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.audit.models import Entry
from prongsai.measures.models import MeasureStep
from prongsai.reports.actions import CannotSubmit, return_paper, submit_paper
from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.kinds.analysis.reading import current_analysis
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from tests.factories.papers import analysis_of


def refusal(round_: Round, by: Member, now: datetime, **more: str) -> str:
    with pytest.raises(CannotSubmit) as refused:
        submit_paper(topic=analysis_of(round_), by=by, now=now, **more)  # type: ignore[arg-type]
    assert (
        not Paper.objects.filter(round=round_, state="submitted").exists() or refused.value.code == "waiting"
    )
    return refused.value.code


def test_the_snapshot_is_what_the_records_say(planned_round: Round, anong: Member, now: datetime) -> None:
    current = current_analysis(planned_round)
    assert current is not None
    paper = submit_paper(topic=analysis_of(planned_round), by=anong, now=now, seen=current.sha256)
    kept = Paper.objects.get(pk=paper.pk)
    assert ANALYSIS.content_from(kept.content) == current
    assert kept.sha256 == current.sha256
    assert (kept.state, kept.submitted_by_id) == ("submitted", anong.user.pk)


def test_the_snapshot_does_not_follow_later_changes(submitted: Paper, planned_round: Round) -> None:
    MeasureStep.objects.update(text="เปลี่ยนแล้ว")
    current = current_analysis(planned_round)
    assert current is not None
    kept = ANALYSIS.content_from(Paper.objects.get(pk=submitted.pk).content)
    assert kept != current
    assert "เปลี่ยนแล้ว" not in str(kept)


def test_an_undecided_item_holds_the_paper_back(open_round: Round, anong: Member, now: datetime) -> None:
    assert refusal(open_round, anong, now) == "gaps"


def test_a_round_without_analysis_has_no_paper(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    assert refusal(bangkok_yai_2568, anong, now) == "nothing_yet"


def test_what_changed_since_it_was_looked_at_is_not_handed_in_blindly(
    planned_round: Round, anong: Member, now: datetime
) -> None:
    current = current_analysis(planned_round)
    assert current is not None
    Finding.objects.filter(analysis__round=planned_round, node__code="E1").update(issue="ประเด็นใหม่")
    assert refusal(planned_round, anong, now, seen=current.sha256) == "changed"


def test_one_paper_waits_at_a_time(
    submitted: Paper, planned_round: Round, anong: Member, now: datetime
) -> None:
    assert refusal(planned_round, anong, now) == "waiting"
    assert Paper.objects.filter(round=planned_round).count() == 1


def test_a_returned_paper_makes_room_for_the_next(
    submitted: Paper, planned_round: Round, anong: Member, chai: Member, now: datetime
) -> None:
    return_paper(paper=submitted, comment="เพิ่มขั้นตอน", by=chai, now=now)
    assert submit_paper(topic=analysis_of(planned_round), by=anong, now=now).pk != submitted.pk


@pytest.mark.parametrize("who", ["chai", "boon", "dao"])
def test_only_the_offices_own_officer_hands_in(
    who: str, cast: dict[str, Member], planned_round: Round, now: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        submit_paper(topic=analysis_of(planned_round), by=cast[who], now=now)


def test_the_trail_says_who_and_what(submitted: Paper, anong: Member) -> None:
    entry = Entry.objects.get(action="reports.paper.submitted")
    assert (entry.actor_id, entry.target) == (anong.user.pk, f"reports.paper:{submitted.pk}")
    assert entry.details["sha256"] == submitted.sha256
