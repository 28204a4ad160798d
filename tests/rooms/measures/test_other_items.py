"""Measures for items that are no weak points: whole items, one wording for one service, one component."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from prongsai.accounts.members import Member
from prongsai.agencies.actions import UnitSpec, add_units
from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.approvals.actions import take
from prongsai.followup.actions import begin_follow_up
from prongsai.followup.models import Assignment
from prongsai.followup.queries.items import items_of
from prongsai.measures import actions, queries
from prongsai.measures.actions import MeasureSpec, PlanSpec, load_plan
from prongsai.measures.approving import PLAN
from prongsai.measures.content import CannotPlan, content_of
from prongsai.measures.models import Measure, MeasureItem, Plan
from prongsai.measures.queries import GapKind, undecided_findings, whole_plan
from prongsai.measures.served import ServedItem, served_from
from prongsai.rounds.models import Round
from tests.factories.plans import WHOLE
from tests.rooms.measures.conftest import address


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def serving(round_: Round, *items: ServedItem, now: datetime, findings: tuple[Finding, ...] = ()) -> Measure:
    content = replace(WHOLE, items=items)
    return actions.add_measure(round_=round_, findings=findings, content=content, by=None, now=now)


def keys(measure: Measure) -> list[str]:
    return [item.key for item in content_of(measure).items]


def test_a_measure_needs_no_weak_point_and_no_result_of_last_year(
    bangkok_yai_2568: Round, now: datetime
) -> None:
    measure = serving(bangkok_yai_2568, ServedItem("O12"), ServedItem("I1"), now=now)
    assert keys(measure) == ["I1", "O12"], "in the order of the framework"
    plan = whole_plan(bangkok_yai_2568)
    assert [row.code for row in plan.rows_of(measure)] == ["I1", "O12"]
    assert len(plan.others) == 40


def test_one_wording_and_one_component_of_an_item_are_served(bangkok_yai_2568: Round, now: datetime) -> None:
    parts = (
        ServedItem("O10", component=4),
        ServedItem("E3", variant="registration", responsible="ฝ่ายทะเบียน "),
    )
    measure = serving(bangkok_yai_2568, *parts, now=now)
    assert keys(measure) == ["E3:registration", "O10:4"]
    assert content_of(measure).items[0].responsible == "ฝ่ายทะเบียน"


@pytest.mark.parametrize("key", ["X1", "IIT", "E3:moon", "E3:9", "O10:99", "O1:registration"])
def test_what_the_framework_does_not_have_is_refused(
    key: str, bangkok_yai_2568: Round, now: datetime
) -> None:
    with pytest.raises(CannotPlan, match="unknown_item"):
        serving(bangkok_yai_2568, served_from(key), now=now)


def test_a_measure_for_an_item_decides_the_weak_point_that_it_was(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    measure = serving(bangkok_yai_2568, ServedItem("E1"), now=now)
    plan = whole_plan(bangkok_yai_2568)
    assert [row.key for row in plan.rows_of(measure)] == [f"finding-{findings['E1'].pk}"]
    assert [one.node.code for one in undecided_findings(bangkok_yai_2568)] == ["E2", "E4", "E5", "E6"]
    assert "E1" not in {item.code for item in plan.others}


def test_what_such_a_measure_lacks_is_open_in_the_plan(bangkok_yai_2568: Round, now: datetime) -> None:
    bare = replace(WHOLE, items=(ServedItem("O1"),), steps=())
    actions.add_measure(round_=bangkok_yai_2568, findings=[], content=bare, by=None, now=now)
    (gap,) = queries.plan_gaps(bangkok_yai_2568)
    assert (gap.kind, gap.row.code) == (GapKind.NO_STEPS, "O1")


def test_the_page_folds_the_other_items_and_opens_the_one_that_is_asked_for(
    bangkok_yai_2568: Round, findings: dict[str, Finding], officer: Client, now: datetime
) -> None:
    serving(bangkok_yai_2568, ServedItem("O12"), now=now)
    page = officer.get(address("plan", bangkok_yai_2568) + "?open=item-O12").content.decode()
    assert page.index(f'id="finding-{findings["E1"].pk}"') < page.index('id="item-I1"')
    assert page.count('<details class="details" open>') == 1


def test_a_new_measure_for_an_item_begins_with_the_units_of_the_framework_and_is_saved(
    bangkok_yai_2568: Round, officer: Client
) -> None:
    new = address("add_measure", bangkok_yai_2568) + "?item=O9"
    form = officer.get(new).context["page"].editing.form
    assert (form.initial["items"], form.initial["units"]) == (["O9"], ("revenue",))
    sent = {"items": ["O9", "O10:4"], "printed-O9": "ฝ่ายรายได้", "steps": ["ทำสถิติ"], "follow_up": "monthly"}
    answer = officer.post(new, sent)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("?open=item-O9#item-O9")
    measure = Measure.objects.get()
    assert keys(measure) == ["O9", "O10:4"]
    assert content_of(measure).items[0].responsible == "ฝ่ายรายได้"


def test_steps_as_written_keep_their_own_marks(bangkok_yai_2568: Round, officer: Client) -> None:
    new = address("add_measure", bangkok_yai_2568) + "?item=O1"
    pasted = "ปรับปรุงข้อมูลพื้นฐาน\r\n- อัตรากำลัง\r\n- ข้อมูลผู้บริหาร"
    officer.post(new, {"items": ["O1"], "steps": [pasted], "as_written": "on", "follow_up": "monthly"})
    kept = content_of(Measure.objects.get())
    assert kept.steps == ("ปรับปรุงข้อมูลพื้นฐาน", "- อัตรากำลัง", "- ข้อมูลผู้บริหาร")
    assert kept.as_written


def test_a_form_without_any_item_says_so(bangkok_yai_2568: Round, officer: Client) -> None:
    answer = officer.post(address("add_measure", bangkok_yai_2568) + "?item=O1", {"follow_up": "monthly"})
    assert answer.status_code == 422
    assert 'href="#new-O1-items"' in answer.content.decode()


def test_measures_of_one_item_change_places(bangkok_yai_2568: Round, officer: Client, now: datetime) -> None:
    first = serving(bangkok_yai_2568, ServedItem("O1"), now=now)
    other = replace(WHOLE, items=(ServedItem("O1"),), awareness="อีกวิธีหนึ่ง")
    second = actions.add_measure(round_=bangkok_yai_2568, findings=[], content=other, by=None, now=now)
    url = address("move_measure", bangkok_yai_2568, measure_id=second.pk)
    assert officer.post(url, {"within": "item-O1", "direction": "up"}).status_code == 302
    assert queries.measures_of(bangkok_yai_2568) == [second, first]
    assert officer.post(url, {"within": "item-O2", "direction": "up"}).status_code == 302
    assert officer.post(url, {"within": "item-X", "direction": "up"}).status_code == 404


def test_a_document_names_items_weak_or_not(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    items = (served_from("E1"), served_from("E3:fine", "ฝ่ายเทศกิจ"), served_from("I5"))
    spec = PlanSpec(items=(), measures=(MeasureSpec(items, WHOLE),), guidelines="1. ประชุม\n2. ติดตาม")
    plan = load_plan(round_=bangkok_yai_2568, plan=spec, by=None, now=now)
    (measure,) = queries.measures_of(bangkok_yai_2568)
    assert [one.node.code for one in measure.findings.all()] == ["E1"]
    assert keys(measure) == ["I5", "E3:fine"]
    plan.refresh_from_db()
    assert plan.guidelines == "ประชุม\nติดตาม"


def test_a_plan_without_weak_points_goes_to_the_director_and_then_stays(
    bangkok_yai_2568: Round, anong: Member, chai: Member, now: datetime
) -> None:
    measure = serving(bangkok_yai_2568, ServedItem("O1"), now=now)
    plan = Plan.objects.get()
    take(procedure=PLAN, subject_id=plan.pk, move="submit", by=anong, now=now)
    for change in (
        lambda: MeasureItem.objects.filter(measure=measure).update(responsible="อื่น"),
        lambda: MeasureItem.objects.filter(measure=measure).delete(),
        lambda: Plan.objects.update(guidelines="อื่น"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    take(procedure=PLAN, subject_id=plan.pk, move="approve", by=chai, now=now)
    works = Assignment.objects.filter(measure=measure)
    assert works.count() == 10, "one duty for each division"


def test_an_item_measure_is_followed_up_by_every_school_and_division_under_its_indicator(
    bangkok_yai_2568: Round, anong: Member, client_of: Callable[[Member], Client], now: datetime
) -> None:
    school = UnitSpec("school_1", Unit.Kind.SCHOOL, "โรงเรียน", "School", "โรงเรียน")
    add_units(agency=bangkok_yai_2568.agency, units=[school])
    content = replace(
        WHOLE, items=(ServedItem("O10", component=1), ServedItem("O10", component=2)), all_schools=True
    )
    actions.add_measure(round_=bangkok_yai_2568, findings=[], content=content, by=None, now=now)
    begin_follow_up(plan=Plan.objects.get(), by=None, now=now)
    assert Assignment.objects.count() == 11
    items = items_of(bangkok_yai_2568)
    assert [one.node.code for one in items.serving(Measure.objects.get().pk)] == ["O10"]
    assert [node.code for node in items.indicators()] == ["9"]
    story = Assignment.objects.get(unit__kind=Unit.Kind.SCHOOL)
    place = {"agency": "bangkok-yai", "year": 2568, "assignment_id": story.pk}
    page = client_of(anong).get(reverse("followup:assignment", kwargs=place)).content.decode()
    assert "สถิติการจัดเก็บรายได้" in page
    assert "ผู้อำนวยการเขต ติดตามทุกเดือน" in page, "the office's words stand beside the rhythm"
