"""The page of the plan: how it stands, what is open, and how much it costs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.template.loader import get_template
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue, set_no_measure_reason
from prongsai.analysis.models import Finding
from prongsai.measures.actions import add_measure
from prongsai.measures.models import Measure, MeasureFinding, MeasureStep, Plan
from prongsai.measures.presenters.plan import plan_page
from prongsai.measures.queries import GapKind, plan_gaps, undecided_findings, whole_plan
from prongsai.rounds.models import Round
from tests.factories.plans import WHOLE, planned
from tests.rooms.measures.conftest import address


def codes(found: list[Finding]) -> list[str]:
    return [finding.node.code for finding in found]


def test_an_item_is_decided_by_a_measure_or_by_a_reason(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    assert codes(undecided_findings(bangkok_yai_2568)) == ["E1", "E2", "E4", "E5", "E6"]
    planned(findings["E2"], now)
    set_no_measure_reason(finding=findings["E5"], text="ทำแล้ว", by=None, now=now)
    assert codes(undecided_findings(bangkok_yai_2568)) == ["E1", "E4", "E6"]


def test_a_measure_for_two_items_decides_both(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    both = [findings["E1"], findings["E6"]]
    add_measure(round_=bangkok_yai_2568, findings=both, content=WHOLE, by=None, now=now)
    assert codes(undecided_findings(bangkok_yai_2568)) == ["E2", "E4", "E5"]


def test_what_a_measure_lacks_is_named(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    for code, finding in findings.items():
        set_issue(finding=finding, text=code, by=None, now=now)
        planned(finding, now)
    assert plan_gaps(bangkok_yai_2568) == []
    bare = replace(WHOLE, steps=(), ends_on=None, all_divisions=False, follow_up_text="")
    measure = planned(findings["E4"], now, bare)
    gaps = plan_gaps(bangkok_yai_2568)
    assert [gap.kind for gap in gaps] == [
        GapKind.NO_STEPS,
        GapKind.NO_PERIOD,
        GapKind.NO_UNIT,
        GapKind.NO_FOLLOW_UP,
    ]
    assert {gap.measure for gap in gaps} == {measure}


def test_a_measure_without_a_written_issue_is_not_the_whole_answer(
    bangkok_yai_2568: Round, measure: Measure
) -> None:
    kinds = [gap.kind for gap in plan_gaps(bangkok_yai_2568)]
    assert kinds == [GapKind.NO_ISSUE] + [GapKind.UNDECIDED] * 4


def test_the_page_says_how_the_plan_stands_and_lists_what_is_undecided_first(
    bangkok_yai_2568: Round, measure: Measure, anong: Member
) -> None:
    page = plan_page(bangkok_yai_2568, whole_plan(bangkok_yai_2568), viewer=anong)
    assert (page.standing.total, page.standing.decided, page.standing.undecided) == (5, 1, 4)
    assert [gap.code for gap in page.gaps] == ["E2", "E4", "E5", "E6", "E1"]
    assert [(group.instrument, group.code) for group in page.groups] == [
        ("EIT", "6"),
        ("EIT", "7"),
        ("EIT", "8"),
    ]


def test_every_open_thing_leads_to_its_place_on_the_page(
    bangkok_yai_2568: Round, measure: Measure, anong: Member, client_of: Callable[[Member], Client]
) -> None:
    page = plan_page(bangkok_yai_2568, whole_plan(bangkok_yai_2568), viewer=anong)
    html = client_of(anong).get(address("plan", bangkok_yai_2568)).content.decode()
    for gap in page.gaps:
        assert f'href="#{gap.anchor}"' in html
        assert f'id="{gap.anchor}"' in html


def test_a_measure_for_two_items_is_told_once_and_referred_to_once(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime, anong: Member
) -> None:
    both = [findings["E1"], findings["E6"]]
    measure = add_measure(round_=bangkok_yai_2568, findings=both, content=WHOLE, by=None, now=now)
    page = plan_page(bangkok_yai_2568, whole_plan(bangkok_yai_2568), viewer=anong)
    rows = {row.code: row for row in page.rows}
    assert [card.id for card in rows["E1"].measures] == [measure.pk]
    assert rows["E1"].measures[0].others == ("E6",)
    assert rows["E6"].measures == ()
    assert [(shared.id, shared.code) for shared in rows["E6"].shared] == [(measure.pk, "E1")]


def test_without_chosen_weak_points_the_page_says_what_to_do_first(
    bangkok_yai_2568: Round, anong: Member, client_of: Callable[[Member], Client]
) -> None:
    html = client_of(anong).get(address("plan", bangkok_yai_2568)).content.decode()
    assert "/rounds/bangkok-yai/2568/findings/" in html
    assert "/plan/measures/new/?finding=" not in html


def many_measures(round_: Round, findings: dict[str, Finding], number: int, now: datetime) -> None:
    plan = Plan.objects.get_or_create(round=round_)[0]
    rows = Measure.objects.bulk_create(
        Measure(plan=plan, position=place, changed_at=now, all_divisions=True)
        for place in range(1, number + 1)
    )
    several = list(findings.values())
    MeasureStep.objects.bulk_create(MeasureStep(measure=row, number=1, text="ทำ") for row in rows)
    MeasureFinding.objects.bulk_create(
        MeasureFinding(measure=row, finding=several[place % len(several)]) for place, row in enumerate(rows)
    )


@pytest.mark.parametrize("number", [1, pytest.param(200, marks=pytest.mark.slow)])
def test_few_queries_whatever_the_size(
    number: int,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    now: datetime,
    anong: Member,
    client_of: Callable[[Member], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    many_measures(bangkok_yai_2568, findings, number, now)
    first = Measure.objects.first()
    assert first is not None
    client = client_of(anong)
    with django_assert_max_num_queries(14):
        assert client.get(address("plan", bangkok_yai_2568)).status_code == 200
    for url in (
        address("change_measure", bangkok_yai_2568, measure_id=first.pk),
        address("add_measure", bangkok_yai_2568) + f"?finding={findings['E1'].pk}",
        address("change_issue", bangkok_yai_2568, finding_id=findings["E1"].pk),
        address("copy_measures", bangkok_yai_2568) + "?source=published",
    ):
        with django_assert_max_num_queries(15):
            assert client.get(url).status_code == 200


def test_rendering_asks_nothing_of_the_database(
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    measure: Measure,
    anong: Member,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page = plan_page(bangkok_yai_2568, whole_plan(bangkok_yai_2568), viewer=anong)
    with django_assert_num_queries(0):
        assert get_template("measures/plan.html").render({"page": page})
