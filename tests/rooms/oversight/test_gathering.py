"""What the supervising office sees of the reports below it, and what it takes from them into its own results."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.places import add_districts, listed_agencies
from prongsai.oversight import queries
from prongsai.oversight.actions import CannotTake, take_examples
from prongsai.oversight.models import Example
from prongsai.oversight.wording import as_example
from prongsai.reports.actions import approve_paper, submit_paper
from prongsai.reports.kind import Subject
from prongsai.reports.kinds import CONSOLIDATED
from prongsai.reports.models import Paper
from prongsai.reports.topics import Topic
from prongsai.results.actions import ResultContent, write_result
from prongsai.results.halves import Reporting
from prongsai.results.models import Result
from prongsai.results.queries import Line, sheet_of
from tests.conftest import NOW, TODAY
from tests.factories.base import open_district_round

LATER = NOW + timedelta(hours=1)
REPORTS = "/rounds/bma/2567/gathering/6/"
BUDGET = f"{REPORTS}indicators/2/"
MOST_QUERIES = 32


def approved(half: Reporting, member: Member, items: str) -> Result:
    found = queries.approved_results(half, member).select_related("round__agency")
    return found.get(items=items)


def line_under(half: Reporting, code: str) -> Line:
    (line,) = queries.own_lines(sheet_of(half, None), code)
    return line


def test_the_page_says_who_has_reported_and_who_has_not(
    half: Reporting, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    page = client_of(boon).get(REPORTS).content.decode()
    assert "รายงานอนุมัติแล้ว 1 จาก 3 เขต" in page
    states = {one.agency.slug: one.state for one in queries.reports_below(half, boon)}
    assert states == {"bangkok-yai": "", "khlong-toei": "approved", "wang-thonglang": ""}
    only = client_of(boon).get(f"{REPORTS}?show=approved").content.decode()
    assert "คลองเตย" in only
    assert "วังทองหลาง" not in only


def test_a_returned_report_does_not_hide_an_approved_one(half: Reporting, boon: Member, dao: Member) -> None:
    standing = Paper.objects.get(kind="results")
    Paper.objects.create(
        agency=standing.agency,
        round=standing.round,
        kind="results",
        subject="6",
        state=Paper.State.SUBMITTED,
        content={},
        sha256="0" * 64,
        submitted_at=LATER,
        submitted_by=dao.user,
    )
    found = next(one for one in queries.reports_below(half, boon) if one.agency == standing.agency)
    assert (found.state, found.paper) == ("approved", standing.pk)


def test_results_stand_under_the_number_of_their_indicator(half: Reporting, boon: Member) -> None:
    results = queries.approved_results(half, boon)
    own = [line.measure.pk for line in sheet_of(half, None).lines]
    counts = {
        one.node.code: (one.results, one.offices, one.own)
        for one in queries.indicators_of(half.round, results, own)
    }
    assert counts["2"] == (1, 1, 1)
    assert counts["3"] == (1, 1, 0)
    assert counts["8"] == (2, 1, 0)
    assert counts["9"] == (0, 0, 0)


def test_what_nobody_approved_is_not_offered(half: Reporting, boon: Member) -> None:
    before = queries.approved_results(half, boon).count()
    Result.objects.filter(items="I8", round__agency__slug="khlong-toei").update(changed_at=LATER)
    assert queries.approved_results(half, boon).count() == before - 1
    assert not queries.approved_results(half, boon).filter(round__agency__slug="bangkok-yai")


def test_words_are_copied_with_the_name_of_the_district_and_the_source_is_kept(
    half: Reporting, boon: Member
) -> None:
    source, line = approved(half, boon, "I8"), line_under(half, "2")
    assert take_examples(reporting=half, line=line, results=[source], by=boon, now=LATER) == 1
    written = Result.objects.get(round=half.round)
    assert written.text.startswith("- สำนักงานเขตคลองเตย (1) มีการประชาสัมพันธ์")
    kept = Example.objects.get()
    assert (kept.result, kept.source, kept.text, kept.taken_by) == (written, source, source.text, boon.user)


def test_examples_go_below_what_stands_there_and_are_taken_once(half: Reporting, boon: Member) -> None:
    line = line_under(half, "2")
    write_result(
        reporting=half, line=line, content=ResultContent("ทุกหน่วยงานเวียนแจ้ง"), seen=0, by=boon, now=NOW
    )
    source = approved(half, boon, "I8")
    take_examples(reporting=half, line=line, results=[source], by=boon, now=LATER)
    text = Result.objects.get(round=half.round).text
    assert text.splitlines()[0] == "ทุกหน่วยงานเวียนแจ้ง"
    with pytest.raises(CannotTake, match="nothing"):
        take_examples(reporting=half, line=line, results=[source], by=boon, now=LATER)
    assert Result.objects.get(round=half.round).text == text


def test_where_words_come_from_stays(half: Reporting, boon: Member) -> None:
    take_examples(
        reporting=half, line=line_under(half, "2"), results=[approved(half, boon, "I8")], by=boon, now=LATER
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Example.objects.update(text="อื่น")
    with pytest.raises(IntegrityError), transaction.atomic():
        Example.objects.all().delete()


def test_only_the_central_officer_takes(half: Reporting, boon: Member, mali: Member, dao: Member) -> None:
    source, line = approved(half, boon, "I8"), line_under(half, "2")
    for somebody in (mali, dao):
        with pytest.raises(PermissionDenied):
            take_examples(reporting=half, line=line, results=[source], by=somebody, now=LATER)
    assert not Example.objects.exists()


def test_people_of_districts_see_none_of_it(
    half: Reporting, dao: Member, dara: Member, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    for somebody in (dao, dara):
        for place in (REPORTS, BUDGET, "/rounds/bma/2567/gathering/"):
            assert client_of(somebody).get(place).status_code == 404
    assert client_of(boon).get("/rounds/khlong-toei/2567/gathering/6/").status_code == 404
    assert client_of(boon).get(f"{REPORTS}indicators/99/").status_code == 404
    assert client_of(boon).get("/rounds/bma/2567/gathering/7/").status_code == 404


def test_ticking_nothing_or_no_measure_is_said_in_a_sentence_and_keeps_the_ticks(
    half: Reporting, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    measure, source = line_under(half, "2").measure.pk, approved(half, boon, "I8").pk
    nothing = client_of(boon).post(BUDGET, {"measure": measure})
    assert nothing.status_code == 422
    assert "โปรดเลือกผลการดำเนินการอย่างน้อยหนึ่งรายการ" in nothing.content.decode()
    nowhere = client_of(boon).post(BUDGET, {"result": [source], "measure": "999999"})
    assert nowhere.status_code == 422
    assert f'value="{source}" id="take-{source}" checked' in nowhere.content.decode()
    taken = client_of(boon).post(BUDGET, {"result": [source], "measure": measure})
    assert taken.status_code == 302
    assert "นำมาใส่แล้ว" in client_of(boon).get(BUDGET).content.decode()


def test_a_result_of_another_indicator_cannot_be_slipped_in(
    half: Reporting, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    other = approved(half, boon, "E10").pk
    answer = client_of(boon).post(BUDGET, {"result": [other], "measure": line_under(half, "2").measure.pk})
    assert answer.status_code == 422
    assert "ไม่อยู่ในรายงานที่อนุมัติแล้ว" in answer.content.decode()
    assert not Example.objects.exists()


def test_what_was_changed_since_the_page_was_opened_is_not_taken(
    half: Reporting, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    measure, source = line_under(half, "2").measure.pk, approved(half, boon, "I8")
    Result.objects.filter(pk=source.pk).update(changed_at=LATER)
    answer = client_of(boon).post(BUDGET, {"result": [source.pk], "measure": measure})
    assert answer.status_code == 422
    assert "ไม่อยู่ในรายงานที่อนุมัติแล้ว" in answer.content.decode()
    assert not Example.objects.exists()


def test_the_menu_of_the_centre_names_each_place_once(
    half: Reporting, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    page = client_of(boon).get(REPORTS).content.decode()
    assert page.count("/rounds/bma/2567/oit/") == 0
    assert "/disclosure/2567/" in page


def test_the_centre_hands_in_and_its_head_approves(half: Reporting, boon: Member, mali: Member) -> None:
    for code, items in (("2", "I8"), ("7", "E10")):
        take_examples(
            reporting=half,
            line=line_under(half, code),
            results=[approved(half, boon, items)],
            by=boon,
            now=LATER,
        )
    paper = submit_paper(topic=Topic(half.round, CONSOLIDATED, Subject("6", "")), by=boon, now=LATER)
    done = approve_paper(paper=paper, number="กท 0306/1", dated_on=TODAY, by=mali, now=LATER)
    assert done.state == Paper.State.APPROVED
    assert "สำนักงานเขตคลองเตย" in str(done.content)


def test_the_board_of_fifty_districts_takes_few_queries(
    half: Reporting,
    centre: Agency,
    boon: Member,
    client_of: Callable[[Member], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    listed = listed_agencies()
    known = set(Agency.objects.values_list("slug", flat=True))
    rows = [row for row in listed["districts"] if row[0] not in known]
    for agency in add_districts(rows, listed, centre):
        open_district_round(agency, 2567, NOW)
    browser = client_of(boon)
    browser.get(REPORTS)
    for place in (REPORTS, BUDGET):
        with django_assert_max_num_queries(MOST_QUERIES):
            page = browser.get(place).content.decode()
    assert "รายงานอนุมัติแล้ว 1 จาก 50 เขต" in browser.get(REPORTS).content.decode()
    assert page


def test_a_text_of_several_points_becomes_one_line() -> None:
    assert as_example("สำนักงานเขต ก", "สำนักงานเขต กจัดประชุม") == "- สำนักงานเขต ก จัดประชุม"
    assert as_example("เขต ก", "1. อบรม\n2. ประกาศ") == "- เขต ก (1) อบรม (2) ประกาศ"
    assert as_example("เขต ก", "เขต ก") == "- เขต ก เขต ก"
