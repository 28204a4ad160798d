"""What the actions hold to, wherever their call comes from."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.measures import actions
from prongsai.measures.content import CannotPlan, content_of
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories.plans import WHOLE


def test_a_measure_cannot_serve_an_item_of_another_round(
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    foreign_findings: dict[str, Finding],
    anong: Member,
    now: datetime,
) -> None:
    mixed = [findings["E1"], foreign_findings["E1"]]
    with pytest.raises(CannotPlan, match="foreign_item"):
        actions.add_measure(round_=bangkok_yai_2568, findings=mixed, content=WHOLE, by=anong, now=now)
    assert not Measure.objects.exists()


def test_an_action_keeps_text_tidy_wherever_it_comes_from(
    bangkok_yai_2568: Round, findings: dict[str, Finding], anong: Member, now: datetime
) -> None:
    content = replace(WHOLE, steps=("เเจ้ง\u202e\nทุกฝ่าย", "  "), awareness="นํ้า", follow_up_text=" ทุก\nเดือน ")
    measure = actions.add_measure(
        round_=bangkok_yai_2568, findings=[findings["E1"]], content=content, by=anong, now=now
    )
    kept = content_of(measure)
    assert (kept.steps, kept.awareness, kept.follow_up_text) == (("แจ้ง ทุกฝ่าย",), "น้ำ", "ทุก\nเดือน")


def test_a_unit_of_another_agency_is_refused(
    bangkok_yai_2568: Round, findings: dict[str, Finding], anong: Member, now: datetime
) -> None:
    content = replace(WHOLE, units=("no-such-unit",))
    with pytest.raises(CannotPlan, match="unknown_unit"):
        actions.add_measure(
            round_=bangkok_yai_2568, findings=[findings["E1"]], content=content, by=anong, now=now
        )


def test_a_closed_round_is_planned_no_more(
    bangkok_yai_2568: Round, findings: dict[str, Finding], measure: Measure, anong: Member, now: datetime
) -> None:
    Round.objects.filter(pk=bangkok_yai_2568.pk).update(phase=Round.Phase.CLOSED)
    with pytest.raises(PermissionDenied):
        actions.remove_measure(measure=measure, seen=1, by=anong, now=now)
    assert Measure.objects.count() == 1
