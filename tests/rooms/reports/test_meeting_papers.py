"""Papers of the working group: the order cell by cell as it was published, agenda, minutes and brief."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import yaml

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.meeting import ORDERS
from prongsai.meetings.actions import add_item, prepare_meetings, set_members, start_order
from prongsai.meetings.content import ItemContent, MemberLine, OrderContent
from prongsai.meetings.member_lists import ROLE_WORDS
from prongsai.meetings.models import AgendaItem, Meeting, Order, OrderMember
from prongsai.reports.kinds import AnyKind, agenda, brief, minutes, order
from prongsai.reports.kinds.brief.content import Open
from prongsai.reports.kinds.brief.fitting import fitted
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from tests.factories.meetings import confirmed, decided, handed_in, in_force, meeting_on, written
from tests.rooms.reports.reading_papers import letters, opened, pages_of_pdf, words_of_word

pytestmark = [pytest.mark.paper, pytest.mark.slow]
NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)


def made(kind: AnyKind, round_: Round, subject: int) -> bytes:
    content = kind.current(round_, str(subject))
    assert content is not None
    return make_word(content, kind.house_template(), Manner())


@pytest.fixture
def published(bangkok_yai: Agency) -> tuple[Order, list[list[str]]]:
    """Order 441/2567 as a draft, and its members as the file has them."""
    words = yaml.safe_load((ORDERS / "bangkok-yai.yaml").read_text("utf-8"))
    members = words.pop("members")
    del words["number"], words["ordered_on"]
    units = {unit.code: unit for unit in bangkok_yai.units.all()}
    draft = start_order(agency=bangkok_yai, content=OrderContent(**words), by=None, now=NOW)
    lines = [MemberLine(title, OrderMember.Role(role), unit=units.get(code)) for title, code, role in members]
    set_members(order=draft, lines=lines, by=None, now=NOW)
    return draft, members


def test_the_order_names_its_members_cell_by_cell_as_it_was_published(
    bangkok_yai_2568: Round, published: tuple[Order, list[list[str]]], bangkok_yai: Agency
) -> None:
    draft, members = published
    [table] = opened(made(order.KIND, bangkok_yai_2568, draft.pk)).tables
    names = {unit.code: unit.name_th for unit in bangkok_yai.units.all()}
    printed = [[cell.text for cell in row.cells] for row in table.rows]
    assert printed == [
        [f"{place}.", f"{title} {names.get(code, '')}".strip(), ROLE_WORDS[OrderMember.Role(role)]]
        for place, (title, code, role) in enumerate(members, start=1)
    ]
    assert len(printed) == 22


def test_the_words_of_the_order_stand_in_the_order_of_the_source(
    bangkok_yai_2568: Round, published: tuple[Order, list[list[str]]]
) -> None:
    words = words_of_word(made(order.KIND, bangkok_yai_2568, published[0].pk))
    parts = (
        "คำสั่งสำนักงานเขตบางกอกใหญ่",
        "เรื่อง แต่งตั้งคณะทำงานประเมินคุณธรรมและความโปร่งใส",
        "ตามที่กรุงเทพมหานคร ได้กำหนด",
        "เพื่อให้การจัดทำการประเมิน",
        "จึงให้ยกเลิกคำสั่งสำนักงานเขตบางกอกใหญ่ที่ 395/2565 ลงวันที่ 31 ตุลาคม 2565 โดยแต่งตั้งคณะทำงาน",
        "ทำหน้าที่ ดังนี้",
        "1. กำกับ ดูแล ค้นหา",
        "2. จัดให้มีการประชุม",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        "สั่ง ณ วันที่",
        "ผู้อำนวยการเขตบางกอกใหญ่",
    )
    place = 0
    for part in parts:
        place = words.index(letters(part), place)


def test_agenda_and_brief_say_what_stands_on_the_agenda(bangkok_yai_2568: Round, bangkok_yai: Agency) -> None:
    in_force(bangkok_yai, NOW)
    prepare_meetings(round_=bangkok_yai_2568, by=None, now=NOW)
    meeting = meeting_on(bangkok_yai_2568, "tuesday_meeting", date(2025, 3, 18))
    item = ItemContent(AgendaItem.Section.TO_DECIDE, "แผนประชาสัมพันธ์")
    add_item(meeting=meeting, content=item, by=None, now=NOW)
    for kind in (agenda.KIND, brief.KIND):
        assert [one.key for one in kind.subjects(bangkok_yai_2568, None)] == [str(meeting.pk)]
        words = words_of_word(made(kind, bangkok_yai_2568, meeting.pk))
        assert "แผนประชาสัมพันธ์" in words
        assert letters("18 มีนาคม 2568") in words


def test_minutes_say_who_came_what_was_said_and_decided_and_who_confirmed(
    bangkok_yai_2568: Round, bangkok_yai: Agency, anong: Member, chai: Member
) -> None:
    in_force(bangkok_yai, NOW)
    prepare_meetings(round_=bangkok_yai_2568, by=None, now=NOW)
    meeting = meeting_on(bangkok_yai_2568, "tuesday_meeting", date(2025, 3, 11))
    item = ItemContent(AgendaItem.Section.OTHER, "เรื่องของเลขานุการ")
    add_item(meeting=meeting, content=item, by=None, now=NOW)
    said = written(meeting, NOW, anong)
    decided(said, bangkok_yai.units.get(code="revenue"), date(2025, 3, 20), NOW, anong)
    handed_in(said, anong, NOW)
    paper = minutes.KIND.current(bangkok_yai_2568, str(meeting.pk))
    assert paper is not None
    assert [note.code for note in minutes.KIND.notes(bangkok_yai_2568, paper)] == [paper.meeting]
    confirmed(said, chai, NOW)
    words = words_of_word(made(minutes.KIND, bangkok_yai_2568, meeting.pk))
    for part in ("ที่ประชุมรับทราบ", "ฝ่ายรายได้", "20 มีนาคม 2568", "เมื่อวันที่ 12 มีนาคม 2568"):
        assert letters(part) in words
    assert Meeting.objects.filter(pk=meeting.pk, state="held").exists()


def test_a_subject_of_another_office_is_none(bangkok_yai_2568: Round, khlong_toei: Agency) -> None:
    foreign = in_force(khlong_toei, NOW)
    for kind in (order.KIND, agenda.KIND, minutes.KIND, brief.KIND):
        assert kind.current(bangkok_yai_2568, str(foreign.pk)) is None
        assert kind.current(bangkok_yai_2568, "x") is None


def test_the_brief_of_a_busy_office_is_one_page_and_counts_what_it_leaves_out(
    bangkok_yai_2568: Round, bangkok_yai: Agency, anong: Member
) -> None:
    in_force(bangkok_yai, NOW)
    prepare_meetings(round_=bangkok_yai_2568, by=None, now=NOW)
    meeting = meeting_on(bangkok_yai_2568, "tuesday_meeting", date(2025, 3, 18))
    long = "พิจารณาแนวทางการปรับปรุงการให้บริการประชาชนและการเผยแพร่ข้อมูลข่าวสาร " * 6
    for number in range(9):
        item = ItemContent(AgendaItem.Section.TO_DECIDE, f"{number} {long}", long)
        add_item(meeting=meeting, content=item, by=None, now=NOW)
    paper = brief.KIND.current(bangkok_yai_2568, str(meeting.pk))
    assert paper is not None
    assert int(paper.more_to_decide) == 9 - len(paper.to_decide)
    (row,) = paper.to_decide[:1]
    one = Open("1", row.title, "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", "21 เม.ย. 2568", "ล่าช้า")
    letters_of = [len(row.title + row.detail) + 6] * 9
    first, second, third = fitted([letters_of, letters_of, [len(one.text + one.unit) + 40] * 9])
    full = replace(
        paper,
        to_decide=(row,) * first,
        more_to_decide="5",
        late=(row,) * second,
        more_late="38",
        decisions=(one,) * third,
        more_decisions="17",
    )
    pdf = make_pdf(full, brief.KIND.house_template(), Manner(thai_digits=True), today=date(2025, 3, 12))
    (page,) = pages_of_pdf(pdf)
    assert letters("และอีก ๕ เรื่อง") in letters(page)
    assert letters("และอีก ๓๘ รายการ") in letters(page)
    assert letters("และอีก ๑๗ รายการ") in letters(page)


def test_short_rows_leave_room_for_more_and_no_list_is_left_out() -> None:
    assert fitted([[40] * 9, [40] * 9, [40] * 9]) == [5, 5, 4]
    assert fitted([[40] * 2, [], [170] * 9]) == [2, 0, 4]
    assert fitted([[900] * 3, [40], []]) == [1, 1, 0]
