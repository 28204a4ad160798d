"""Pages of the working group: the main way through them, who may, how many queries, what was typed stays."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.meetings.actions import add_item, draw_up_agenda
from prongsai.meetings.content import ItemContent
from prongsai.meetings.models import ActionItem, AgendaItem, Meeting, Minutes, Order
from prongsai.notices.calendar import items_of
from prongsai.rounds.models import Round
from tests.factories.followup import put_to_work
from tests.factories.meetings import decided, handed_in, written
from tests.factories.plans import weak_points_chosen

NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)
TODAY = date(2025, 3, 12)
HERE = "/rounds/bangkok-yai/2568/"
Browser = Callable[[Member], Client]
pytestmark = pytest.mark.usefixtures("_frozen")


@pytest.fixture
def _frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def full(
    bangkok_yai_2568: Round, official_2567: object, tuesday: Meeting, revenue: Unit, anong: Member
) -> Minutes:
    """Work on its way, a meeting with an agenda, decisions, minutes handed in."""
    put_to_work(weak_points_chosen(bangkok_yai_2568, NOW))
    draw_up_agenda(meeting=tuesday, by=anong, now=NOW)
    for number in range(6):
        item = ItemContent(AgendaItem.Section.TO_DECIDE, f"เรื่องที่ {number}")
        add_item(meeting=tuesday, content=item, by=anong, now=NOW)
    minutes = written(tuesday, NOW, anong)
    for _number in range(8):
        decided(minutes, revenue, date(2025, 3, 20), NOW, anong)
    handed_in(minutes, anong, NOW)
    return minutes


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("meetings/", 13),
        ("meetings/?show=held", 13),
        ("meetings/calendar/?month=2025-03", 13),
        ("meetings/calendar/?month=2025-03&whose=mine", 13),
        ("meetings/decisions/", 13),
        ("working-group/", 11),
        ("{meeting}", 12),
        ("{meeting}minutes/", 22),
        ("{meeting}brief/", 24),
        ("{decision}", 13),
    ],
)
def test_pages_need_few_queries_however_many_rows(
    full: Minutes,
    client_of: Browser,
    chai: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    place: str,
    most: int,
) -> None:
    action = ActionItem.objects.filter(meeting=full.meeting).first()
    assert action is not None
    address = HERE + place.format(
        meeting=f"meetings/{full.meeting_id}/", decision=f"meetings/decisions/{action.pk}/"
    )
    client = client_of(chai)
    client.get(address)
    with django_assert_max_num_queries(most):
        answer = client.get(address)
    assert answer.status_code == 200


def test_the_whole_way_of_a_meeting_by_its_pages(
    prepared: Round, tuesday: Meeting, client_of: Browser, anong: Member, chai: Member, gaew: Member
) -> None:
    secretary, here = client_of(anong), f"{HERE}meetings/{tuesday.pk}/"
    secretary.post(f"{here}agenda/add/", {"section": "4", "title": "แผนประชาสัมพันธ์"})
    assert "แผนประชาสัมพันธ์" in secretary.get(here).content.decode()
    assert secretary.post(f"{here}open/").status_code == 302
    minutes = Minutes.objects.get(meeting=tuesday)
    item = tuesday.agenda.get()
    places = tuesday.attendance.all()
    typed = {f"came-{one.pk}": "present" for one in places} | {f"instead-{one.pk}": "" for one in places}
    answer = secretary.post(
        f"{here}minutes/",
        {**typed, "announced": "", f"note-{item.pk}": "เห็นชอบ", "ends_at": "10.30 น.", "seen": "1"},
    )
    assert answer.status_code == 302
    typed_decision = {"text": "จัดทำสื่อ", "unit": "revenue", "due_on": "20/3/2568", "item": str(item.pk)}
    secretary.post(f"{here}decisions/add/", typed_decision)
    secretary.post(f"{here}minutes/submit/")
    assert client_of(chai).post(f"{here}minutes/confirm/").status_code == 302
    minutes.refresh_from_db()
    assert minutes.state == "confirmed"
    action = ActionItem.objects.get()
    report = {"text": "ทำแล้ว", "done": "on", "done_on": "", "upload_id": "one"}
    client_of(gaew).post(f"{HERE}meetings/decisions/{action.pk}/report/", report)
    action.refresh_from_db()
    assert action.done_on == TODAY


def test_stale_minutes_keep_what_was_typed_and_show_what_stands(
    tuesday: Meeting, client_of: Browser, anong: Member
) -> None:
    add_item(meeting=tuesday, content=ItemContent(AgendaItem.Section.OTHER, "เรื่อง"), by=anong, now=NOW)
    written(tuesday, NOW, anong)
    item = tuesday.agenda.get()
    typed = {f"came-{one.pk}": "present" for one in tuesday.attendance.all()}
    answer = client_of(anong).post(
        f"{HERE}meetings/{tuesday.pk}/minutes/", {**typed, f"note-{item.pk}": "ของฉัน", "seen": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ของฉัน" in page
    assert "ที่ประชุมรับทราบ" in page


def test_members_are_read_first_and_then_written(order: Order, client_of: Browser, anong: Member) -> None:
    client = client_of(anong)
    client.post(f"{HERE}working-group/start/")
    draft = Order.objects.get(state="draft")
    here = f"{HERE}working-group/{draft.pk}/"
    table = "ผู้อำนวยการเขต\tประธานคณะทำงาน\nนิติกร ฝ่ายเทศกิจ\tคณะทำงาน"
    assert client.post(f"{here}members/", {"table": table, "read": "1"}).status_code == 200
    assert draft.members.count() == 3, "nothing is written by reading"
    client.post(f"{here}members/", {"table": f"{table}\nใคร\tที่ปรึกษา", "write": "1"})
    assert draft.members.count() == 3, "one bad line and none is written"
    client.post(f"{here}members/", {"table": table, "write": "1"})
    assert draft.members.count() == 2
    refused = client.post(f"{here}issue/", {"number": "441", "ordered_on": "30/10/2567"})
    assert refused.status_code == 422
    assert "มีคำสั่งเลขที่นี้ของปีเดียวกันอยู่แล้ว" in refused.content.decode()
    assert client.post(f"{here}issue/", {"number": "12", "ordered_on": "10/3/2568"}).status_code == 302


def test_a_members_file_stands_in_the_box(order: Order, client_of: Browser, anong: Member) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = client_of(anong)
    client.post(f"{HERE}working-group/start/")
    draft = Order.objects.get(state="draft")
    sent = SimpleUploadedFile("members.csv", "ตำแหน่ง,หน้าที่\nผู้อำนวยการเขต,ประธานคณะทำงาน\n".encode())
    answer = client.post(f"{HERE}working-group/{draft.pk}/members/", {"file": sent, "read": "1"})
    assert "ผู้อำนวยการเขต\tประธานคณะทำงาน" in answer.content.decode()


def test_strangers_find_nothing(full: Minutes, client_of: Browser, dao: Member) -> None:
    client, action = client_of(dao), ActionItem.objects.filter(meeting=full.meeting).first()
    assert action is not None
    for place in (
        "meetings/",
        f"meetings/{full.meeting_id}/",
        f"meetings/decisions/{action.pk}/",
        "working-group/",
    ):
        assert client.get(HERE + place).status_code == 404


def test_meetings_and_own_decisions_stand_in_ones_calendar(full: Minutes, gaew: Member, fah: Member) -> None:
    def kinds(member: Member) -> set[str]:
        return {one.key.split("-")[0] for one in items_of([member], TODAY)}

    assert {"meeting", "decision"} <= kinds(gaew)
    assert "decision" not in kinds(fah), "what another division has to do"
