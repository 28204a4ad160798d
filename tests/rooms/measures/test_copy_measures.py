"""Copying from an earlier year and from other agencies: with credit, and never from what is not published."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue
from prongsai.analysis.models import Analysis, Finding
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures import actions, queries
from prongsai.measures.content import content_of
from prongsai.measures.models import Measure, MeasureFinding, Plan
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.plans import WHOLE, planned
from tests.rooms.measures.conftest import address

CREDIT = "จากแผนของสำนักงานเขตคลองเตย ปีงบประมาณ พ.ศ. 2568"


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


@pytest.fixture
def published(
    foreign_findings: dict[str, Finding], khlong_toei_2568: Round, dao: Member, now: datetime
) -> Measure:
    """Khlong Toei's whole and published plan; the measure for E4, by its administration and revenue divisions."""
    for finding in foreign_findings.values():
        set_issue(finding=finding, text="ประเด็นลับของคลองเตย", by=None, now=now)
    contents = dict.fromkeys(foreign_findings, WHOLE)
    contents["E4"] = replace(
        WHOLE,
        steps=("เปิดช่องทางใหม่",),
        all_divisions=False,
        units=("administration", "revenue"),
        awareness="ป้าย",
    )
    made = {code: planned(foreign_findings[code], now, content) for code, content in contents.items()}
    actions.publish_plan(plan=Plan.objects.get(round=khlong_toei_2568), by=dao, now=now)
    return made["E4"]


@pytest.fixture
def last_year(
    bangkok_yai_2567: Round, bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime
) -> Measure:
    """A measure of Bangkok Yai's plan for FY2567, whose E5 stands in another version of the framework."""
    analysis = Analysis.objects.create(
        round=bangkok_yai_2567, baseline=official_2567, rule="lowest", count=1, chosen_at=now
    )
    node = FrameworkNode.objects.get(version=bangkok_yai_2568.framework, code="E5")
    finding = Finding.objects.create(analysis=analysis, node=node, position=1)
    leap = replace(WHOLE, starts_on=date(2024, 2, 29), ends_on=date(2024, 9, 30), steps=("ของปีก่อน",))
    return planned(finding, now, leap)


def test_a_copy_says_the_same_and_names_its_source(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    answer = officer.post(
        address("copy_measures", bangkok_yai_2568), {"measures": [published.pk], "onto": ""}
    )
    assert answer.status_code == 302
    (copy,) = queries.measures_of(bangkok_yai_2568)
    assert content_of(copy) == content_of(published)
    assert [finding.node.code for finding in copy.findings.all()] == ["E4"]
    assert {unit.agency.slug for unit in copy.units.all()} == {"bangkok-yai"}
    assert (copy.credit, copy.copied_from) == (CREDIT, published)
    assert CREDIT in officer.get(address("plan", bangkok_yai_2568)).content.decode()


def test_a_copy_can_be_put_onto_another_item(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    sent = {"measures": [published.pk], "onto": findings["E1"].pk}
    officer.post(address("copy_measures", bangkok_yai_2568), sent)
    (copy,) = queries.measures_of(bangkok_yai_2568)
    assert [finding.node.code for finding in copy.findings.all()] == ["E1"]


def test_copying_twice_gives_one_copy(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    for _time in range(2):
        officer.post(address("copy_measures", bangkok_yai_2568), {"measures": [published.pk], "onto": ""})
    assert len(queries.measures_of(bangkok_yai_2568)) == 1


def test_a_copy_that_was_rewritten_is_not_copied_again(
    officer: Client,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    published: Measure,
    anong: Member,
    now: datetime,
) -> None:
    url = address("copy_measures", bangkok_yai_2568)
    officer.post(url, {"measures": [published.pk], "onto": ""})
    (copy,) = queries.measures_of(bangkok_yai_2568)
    content = replace(content_of(copy), steps=("เขียนใหม่",))
    actions.change_measure(
        measure=copy, findings=[findings["E4"]], content=content, seen=1, by=anong, now=now
    )
    officer.post(url, {"measures": [published.pk], "onto": ""})
    (copy,) = queries.measures_of(bangkok_yai_2568)
    assert (content_of(copy).steps, copy.credit) == (("เขียนใหม่",), CREDIT)


def test_an_agency_is_not_offered_its_own_published_plan(
    khlong_toei_2568: Round, published: Measure, dao: Member, client_of: Callable[[Member], Client]
) -> None:
    url = address("copy_measures", khlong_toei_2568)
    assert client_of(dao).get(url, {"source": "published"}).context["page"].rows == ()
    assert client_of(dao).post(url, {"measures": [published.pk], "onto": ""}).status_code == 404


def test_a_unit_that_the_agency_does_not_have_is_left_open(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    bangkok_yai_2568.agency.units.filter(code="revenue").update(closed_on=date(2024, 9, 30))
    officer.post(address("copy_measures", bangkok_yai_2568), {"measures": [published.pk], "onto": ""})
    (copy,) = queries.measures_of(bangkok_yai_2568)
    assert [unit.code for unit in copy.units.all()] == ["administration"]


def test_the_period_of_an_earlier_year_moves_to_this_one(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], last_year: Measure
) -> None:
    officer.post(address("copy_measures", bangkok_yai_2568), {"measures": [last_year.pk], "onto": ""})
    (copy,) = queries.measures_of(bangkok_yai_2568)
    assert (copy.starts_on, copy.ends_on) == (date(2025, 2, 28), date(2025, 9, 30))
    assert copy.credit == "จากแผนของสำนักงานเขตบางกอกใหญ่ ปีงบประมาณ พ.ศ. 2567"
    assert list(copy.findings.all()) == [findings["E5"]]


def test_a_plan_that_is_not_published_is_neither_listed_nor_copied(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], foreign_measure: Measure
) -> None:
    url = address("copy_measures", bangkok_yai_2568)
    assert "สำนักงานเขตคลองเตย" not in officer.get(url + "?source=published").content.decode()
    assert not queries.published_plans_for(bangkok_yai_2568.agency).exists()
    assert officer.post(url, {"measures": [foreign_measure.pk], "onto": findings["E1"].pk}).status_code == 404
    assert queries.measures_of(bangkok_yai_2568) == []


def test_a_withdrawn_plan_is_closed_again_and_copies_stay(
    officer: Client,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    published: Measure,
    dao: Member,
    now: datetime,
) -> None:
    url = address("copy_measures", bangkok_yai_2568)
    officer.post(url, {"measures": [published.pk], "onto": ""})
    actions.withdraw_plan(plan=published.plan, by=dao, now=now)
    assert officer.post(url, {"measures": [published.pk], "onto": ""}).status_code == 404
    assert len(queries.measures_of(bangkok_yai_2568)) == 1


def test_one_measure_that_may_not_be_read_stops_the_whole_copy(
    officer: Client,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    published: Measure,
    dao: Member,
    now: datetime,
    khlong_toei_2568: Round,
) -> None:
    mine = planned(findings["E2"], now)
    sent = {"measures": [published.pk, mine.pk], "onto": ""}
    assert officer.post(address("copy_measures", bangkok_yai_2568), sent).status_code == 404
    assert queries.measures_of(bangkok_yai_2568) == [mine]


def test_others_see_the_measures_but_neither_issue_nor_score(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    page = officer.get(address("copy_measures", bangkok_yai_2568) + "?source=published").content.decode()
    assert "สำนักงานเขตคลองเตย" in page
    assert "เปิดช่องทางใหม่" in page
    assert "ประเด็นลับของคลองเตย" not in page
    assert "90.00" not in page


@pytest.mark.parametrize(("code", "found"), [("E4", 1), ("e๔", 1), ("E3", 0), ("", 5), ("E4' OR 1=1", 0)])
def test_the_search_is_by_item_code(
    code: str,
    found: int,
    officer: Client,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    published: Measure,
) -> None:
    answer = officer.get(address("copy_measures", bangkok_yai_2568), {"source": "published", "code": code})
    assert len(answer.context["page"].rows) == found


def test_a_measure_that_speaks_of_nothing_in_this_year_asks_where_it_goes(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    MeasureFinding.objects.filter(measure=published).delete()
    url = address("copy_measures", bangkok_yai_2568)
    answer = officer.post(url, {"measures": [published.pk], "onto": ""})
    assert answer.status_code == 422
    assert published.pk in answer.context["page"].chosen, "the tick is still there"
    assert queries.measures_of(bangkok_yai_2568) == []


def test_a_measure_for_what_is_no_weak_point_here_serves_the_item_itself(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    findings["E4"].delete()
    url = address("copy_measures", bangkok_yai_2568)
    for _time in range(2):
        assert officer.post(url, {"measures": [published.pk], "onto": ""}).status_code == 302
    (copy,) = queries.measures_of(bangkok_yai_2568)
    assert [item.node.code for item in copy.items.all()] == ["E4"]
    assert copy.items.all()[0].node.version_id == bangkok_yai_2568.framework_id


def test_nothing_ticked_is_said_kindly(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], published: Measure
) -> None:
    assert officer.post(address("copy_measures", bangkok_yai_2568), {"onto": ""}).status_code == 422


def test_fourteen_queries_at_most_with_a_full_list(
    officer: Client,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    published: Measure,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(14):
        officer.get(address("copy_measures", bangkok_yai_2568), {"source": "published"})


def test_publishing_waits_until_nothing_is_open(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    url = address("publish_plan", bangkok_yai_2568)
    planned(findings["E1"], now)
    officer.post(url)
    assert not Plan.objects.published().exists()
    for finding in findings.values():
        set_issue(finding=finding, text="ประเด็น", by=None, now=now)
        planned(finding, now)
    for _time in range(2):
        assert officer.post(url).status_code == 302
    assert Plan.objects.published().get().published_by is not None
    officer.post(address("withdraw_plan", bangkok_yai_2568))
    assert not Plan.objects.published().exists()
