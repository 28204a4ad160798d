"""The pages of measures at work, asked by those who use them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.followup.actions import replan_assignment
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry, EntryFile, Period, Reopening, Replan, StepTick
from prongsai.followup.presenters.listing import ListPage, key_of
from prongsai.followup.presenters.story import StoryPage
from prongsai.followup.presenters.year import YearPage
from prongsai.followup.reasons import no_change_reasons
from prongsai.measures.actions import fingerprint
from prongsai.measures.models import Measure
from tests.factories.followup import ALONE, at, period_at, written

DAY = date(2025, 3, 12)
HERE = "/rounds/bangkok-yai/2568/follow-up/"
Browser = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(at(DAY), tick=False):
        yield


def shown(client: Client, address: str = HERE) -> ListPage:
    found: ListPage = client.get(address).context["page"]
    return found


def entry_address(assignment: Assignment, day: date = DAY) -> str:
    return f"{HERE}work/{assignment.pk}/periods/{period_at(assignment, day).pk}/"


def test_before_the_beginning_the_officer_has_one_button(
    findings_only: None, anong: Member, chai: Member, client_of: Browser
) -> None:
    officer = client_of(anong)
    assert f'action="{HERE}begin/"' in officer.get(HERE).content.decode()
    assert "begin/" not in client_of(chai).get(HERE).content.decode()
    assert officer.post(f"{HERE}begin/").status_code == 302
    assert Assignment.objects.count() == 10
    assert client_of(chai).post(f"{HERE}begin/").status_code == 403


@pytest.fixture
def findings_only(bangkok_yai_2568: object, official_2567: object) -> None:
    """A plan whose follow-up has not begun."""
    from tests.factories.plans import planned, weak_points_chosen

    findings = weak_points_chosen(bangkok_yai_2568, at(DAY))  # type: ignore[arg-type]
    planned(findings["E1"], at(DAY))


def test_late_comes_before_due_before_entered(
    fortnightly: Assignment, of_revenue: Assignment, anong: Member, client_of: Browser
) -> None:
    written(of_revenue, DAY)
    first, second = (shown(client_of(anong), f"{HERE}?page={number}").rows for number in (1, 2))
    states = [row.state for row in (*first, *second)]
    assert states == sorted(states, key=["late", "due", "done"].index)
    assert set(states) == {"late", "due", "done"}


def test_people_of_a_unit_begin_with_their_own_work(
    fortnightly: Assignment, fah: Member, client_of: Browser
) -> None:
    units = {row.unit for row in shown(client_of(fah)).rows}
    assert units == {"ฝ่ายปกครอง"}
    others = shown(client_of(fah), f"{HERE}?unit=revenue").rows
    assert others
    assert not any(row.may_enter for row in others)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?show=late&unit=administration", 10 + 5),
        ("?show=all&unit=-", 4),
        ("?show=due&unit=revenue", 1),
        ("?show=done", 0),
    ],
)
def test_the_address_remembers_what_is_looked_for(
    fortnightly: Assignment, anong: Member, client_of: Browser, query: str, count: int
) -> None:
    page = shown(client_of(anong), HERE + query)
    assert page.pages.paginator.count == count
    assert query[1:].split("&")[0] in page.asked
    assert page.export_href.endswith(page.asked)


def test_one_indicator_one_period_one_measure(
    at_work: dict[str, Measure], fortnightly: Assignment, anong: Member, client_of: Browser
) -> None:
    client = client_of(anong)
    period = period_at(fortnightly, DAY)
    assert shown(client, f"{HERE}?show=all&period={period.pk}").pages.paginator.count == 1
    assert shown(client, f"{HERE}?show=all&measure={at_work['E4'].pk}").pages.paginator.count == 4
    chip = next(
        one
        for one in shown(client).indicators
        if one.href.endswith("indicator=7") or "ประสิทธิภาพ" in one.label
    )
    assert {row.codes for row in shown(client, HERE + chip.href + "&show=all").rows} == {("E4",)}


@pytest.mark.parametrize(
    "query",
    ["?show=x", "?unit=%00", "?period=-1", "?page=99999999999999999999", "?measure=ก", "?indicator=%27"],
)
def test_a_bent_address_shows_something_sensible(
    fortnightly: Assignment, anong: Member, client_of: Browser, query: str
) -> None:
    assert client_of(anong).get(HERE + query).status_code == 200


def press(client: Client, assignment: Assignment, **typed: str) -> tuple[int, str]:
    key = key_of(assignment.pk, period_at(assignment, DAY).pk)
    answer = client.post(f"{HERE}no-change/", {"pair": key, "asked": "?unit=administration", **typed})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def test_no_change_is_one_press_and_goes_on_to_the_next(
    fortnightly: Assignment, fah: Member, client_of: Browser
) -> None:
    client = client_of(fah)
    status, place = press(client, fortnightly, reason="waiting_budget")
    assert status == 302
    assert "unit=administration" in place
    assert Entry.objects.get().no_change_reason == no_change_reasons()["waiting_budget"].th
    page = shown(client, place)
    assert [row.has_focus for row in page.rows].count(True) == 1
    assert page.no_change is not None
    assert page.no_change["reason"].value() == "waiting_budget"


def test_own_words_are_kept_and_none_are_refused(
    fortnightly: Assignment, fah: Member, client_of: Browser
) -> None:
    client = client_of(fah)
    status, page = press(client, fortnightly, reason="own", words=" ")
    assert status == 422
    assert "error-summary" in page
    assert press(client, fortnightly, reason="own", words="ผู้รับจ้างขอขยายเวลา")[0] == 302
    assert Entry.objects.get().no_change_reason == "ผู้รับจ้างขอขยายเวลา"


def test_nobody_presses_for_another_unit(
    fortnightly: Assignment,
    of_revenue: Assignment,
    fah: Member,
    dao: Member,
    chai: Member,
    client_of: Browser,
) -> None:
    assert press(client_of(fah), of_revenue, reason="as_planned")[0] == 403
    assert press(client_of(chai), fortnightly, reason="as_planned")[0] == 403
    assert press(client_of(dao), fortnightly, reason="as_planned")[0] == 404
    assert not Entry.objects.exists()


TYPED = {"state": "under_way", "progress": "40", "text": "ประชุมแล้ว", "obstacles": "", "seen": "0"}


def test_an_entry_is_written_with_a_photo_from_the_phone(
    fortnightly: Assignment, fah: Member, client_of: Browser, photo: BytesIO, store: object
) -> None:
    client = client_of(fah)
    answer = client.post(entry_address(fortnightly), {**TYPED, "files": photo})
    assert answer.status_code == 302
    shown_file = EntryFile.objects.get()
    assert shown_file.entry.text == "ประชุมแล้ว"
    assert f"/files/{shown_file.pk}/remove/" in client.get(entry_address(fortnightly)).content.decode()
    assert client.post(f"{HERE}files/{shown_file.pk}/remove/").status_code == 302
    assert not EntryFile.objects.exists()
    assert shown_file.evidence.agency.slug == "bangkok-yai"


def test_a_photo_that_is_no_photo_loses_nothing_that_was_typed(
    fortnightly: Assignment, fah: Member, client_of: Browser, store: object
) -> None:
    fake = BytesIO(b"GIF89a no photo")
    fake.name = "photo.jpg"
    client = client_of(fah)
    answer = client.post(entry_address(fortnightly), {**TYPED, "files": fake}, follow=True)
    assert answer.redirect_chain[-1][0] == entry_address(fortnightly)
    assert "photo.jpg" in answer.content.decode()
    assert Entry.objects.get().text == "ประชุมแล้ว"
    assert not EntryFile.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "entry-text"),
        ({"progress": "เยอะ"}, "entry-progress"),
        ({"progress": "101"}, "entry-progress"),
        ({"progress": "100"}, "entry-progress"),
        ({"state": ""}, "entry-state"),
        ({"state": "obstacle"}, "entry-obstacles"),
        ({"text": "ก" * 20_001}, "entry-text"),
    ],
)
def test_bad_input_gets_its_sentence_at_its_place(
    fortnightly: Assignment, fah: Member, client_of: Browser, typed: dict[str, str], field: str
) -> None:
    answer = client_of(fah).post(entry_address(fortnightly), {**TYPED, **typed})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not Entry.objects.exists()


def test_somebody_elses_words_stand_beside_ones_own(
    fortnightly: Assignment, fah: Member, anong: Member, client_of: Browser
) -> None:
    written(fortnightly, DAY, EntryContent(Entry.State.UNDER_WAY, 10, text="ของเพื่อน"))
    answer = client_of(fah).post(entry_address(fortnightly), TYPED)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ของเพื่อน" in page
    assert "ประชุมแล้ว" in page
    assert client_of(fah).post(entry_address(fortnightly), {**TYPED, "seen": "1"}).status_code == 302
    assert Entry.objects.get().text == "ประชุมแล้ว"


def test_the_period_before_stands_beside_and_can_be_copied(
    fortnightly: Assignment, fah: Member, client_of: Browser
) -> None:
    written(fortnightly, date(2025, 2, 20), EntryContent(Entry.State.UNDER_WAY, 30, text="งวดก่อน"))
    client = client_of(fah)
    page = client.get(entry_address(fortnightly) + "?copy=1").context["page"]
    assert page.form["text"].value() == "งวดก่อน"
    assert client.get(entry_address(fortnightly)).context["page"].form["text"].value() is None
    client.post(entry_address(fortnightly), TYPED)
    changes = client.get(entry_address(fortnightly)).context["page"].changes
    assert any("+10" in change for change in changes)


def test_a_closed_period_is_read_and_the_director_opens_it(
    fortnightly: Assignment, fah: Member, chai: Member, client_of: Browser
) -> None:
    day = date(2025, 2, 3)
    Period.objects.filter(pk=period_at(fortnightly, day).pk).update(locks_on=date(2025, 3, 1))
    place = entry_address(fortnightly, day)
    assert client_of(fah).get(place).context["page"].form is None
    assert client_of(fah).post(place, TYPED).status_code == 422
    assert client_of(fah).post(f"{place}reopen/", {"reason": "ก", "until": "12/3/2568"}).status_code == 403
    assert client_of(chai).post(f"{place}reopen/", {"reason": "", "until": "1/3/2568"}).status_code == 422
    assert (
        client_of(chai).post(f"{place}reopen/", {"reason": "น้ำท่วม", "until": "15/3/2568"}).status_code == 302
    )
    assert Reopening.objects.get().until == date(2025, 3, 15)
    assert client_of(fah).post(place, TYPED).status_code == 302


def test_the_story_tells_periods_replans_and_steps(
    fortnightly: Assignment, fah: Member, anong: Member, client_of: Browser
) -> None:
    written(fortnightly, date(2025, 2, 20))
    place = f"{HERE}work/{fortnightly.pk}/"
    officer = client_of(anong)
    assert officer.post(f"{place}replan/", {"due_on": "30/9/2568", "reason": "ก"}).status_code == 422
    assert officer.post(f"{place}replan/", {"due_on": "15/8/2568", "reason": "เร่งรัด"}).status_code == 302
    client = client_of(fah)
    assert client.post(f"{place}replan/", {"due_on": "1/8/2568", "reason": "ก"}).status_code == 403
    client.post(f"{place}steps/tick/", {"mark": fingerprint(ALONE.steps[0])})
    page: StoryPage = client.get(place).context["page"]
    assert len(page.marks) == 21
    assert [mark.is_now for mark in page.marks].count(True) == 1
    assert (page.planned_on, page.due_on, page.moved[0].reason) == (
        date(2025, 9, 30),
        date(2025, 8, 15),
        "เร่งรัด",
    )
    assert [step.ticked_on for step in page.steps] == [DAY, None]
    assert page.items[0].code == "E1"
    assert "92.13" in page.items[0].effect
    client.post(f"{place}steps/untick/", {"mark": fingerprint(ALONE.steps[0])})
    assert not StepTick.objects.exists()
    assert Replan.objects.count() == 1


def test_dropped_and_taken_up_again(
    fortnightly: Assignment, anong: Member, fah: Member, client_of: Browser
) -> None:
    place, officer = f"{HERE}work/{fortnightly.pk}/", client_of(anong)
    assert officer.post(f"{place}drop/", {"reason": ""}).status_code == 422
    assert client_of(fah).post(f"{place}drop/", {"reason": "ก"}).status_code == 403
    assert officer.post(f"{place}drop/", {"reason": "รวมกับมาตรการอื่น"}).status_code == 302
    page: StoryPage = officer.get(place).context["page"]
    assert "รวมกับมาตรการอื่น" in page.ended
    assert page.may_resume
    assert not page.may_enter
    assert officer.post(f"{place}resume/").status_code == 302
    assert not officer.get(place).context["page"].ended


def test_the_year_shows_spans_marks_and_the_day_planned_first(
    fortnightly: Assignment, of_revenue: Assignment, anong: Member, client_of: Browser
) -> None:
    replan_assignment(assignment=fortnightly, due_on=date(2025, 6, 30), reason="ก", by=anong, now=at(DAY))
    page: YearPage = client_of(anong).get(f"{HERE}year/").context["page"]
    first = page.lines[0]
    assert len(page.lines) == 3
    assert (first.at, first.wide, first.planned_at) == ("0.00%", "74.79%", "100.00%")
    assert [tick.state for tick in first.ticks].count("late") == 10
    assert "10" in first.late
    assert page.today_at == "44.38%"


def test_the_table_for_excel_holds_what_is_written_and_what_is_missing(
    fortnightly: Assignment, anong: Member, client_of: Browser
) -> None:
    written(fortnightly, DAY, EntryContent(Entry.State.UNDER_WAY, 40, text="=SUM(1)"))
    answer = client_of(anong).get(f"{HERE}export/?unit=administration&show=all")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 1 + 24 + 12
    said = next(row for row in rows if row[8] == "=SUM(1)")
    assert said[7] == "40"
    assert sheet.cell(2, 9).data_type != "f"


@pytest.mark.parametrize("place", ["", "year/", "export/"])
def test_strangers_find_nothing_and_everybody_of_the_house_reads(
    fortnightly: Assignment,
    dao: Member,
    chai: Member,
    boon: Member,
    fah: Member,
    client_of: Browser,
    place: str,
) -> None:
    assert client_of(dao).get(HERE + place).status_code == 404
    for member in (chai, boon, fah):
        assert client_of(member).get(HERE + place).status_code == 200


@pytest.mark.parametrize(("place", "most"), [("", 17), ("year/", 10), ("export/", 11)])
def test_the_number_of_queries_stays_however_much_is_written(
    fortnightly: Assignment, of_revenue: Assignment, anong: Member, client_of: Browser, place: str, most: int
) -> None:
    client = client_of(anong)
    counts = []
    for month in range(3):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(HERE + place)
        counts.append(len(queries))
        written(fortnightly, DAY - timedelta(days=30 * month))
    assert max(counts) <= most, counts
