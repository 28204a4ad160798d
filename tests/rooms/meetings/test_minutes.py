"""A meeting: its agenda is drawn up, freezes, and what is decided becomes a duty that is followed until it is done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.approvals.actions import CannotTake, take
from prongsai.meetings.actions import (
    add_item,
    change_decision,
    draw_up_agenda,
    finish_action,
    move_action,
    open_minutes,
    remove_decision,
    remove_item,
    reopen_action,
    report_progress,
    shift_item,
    write_minutes,
)
from prongsai.meetings.approving import MINUTES
from prongsai.meetings.content import Came, DecisionContent, ItemContent, MinutesContent
from prongsai.meetings.models import (
    ActionItem,
    ActionNote,
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Order,
)
from prongsai.meetings.refusing import CannotFollow, CannotMinute, Stale
from prongsai.meetings.telling import remind
from prongsai.notices.models import Notice
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.standing import with_state
from tests.factories.followup import put_to_work
from tests.factories.meetings import confirmed, decided, handed_in, meeting_on, written
from tests.factories.plans import weak_points_chosen

NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)
TODAY = date(2025, 3, 12)
DUE = date(2025, 3, 20)
OWN = ItemContent(AgendaItem.Section.OTHER, "เรื่องของเลขานุการ")


@pytest.fixture
def held(tuesday: Meeting, anong: Member) -> Minutes:
    add_item(meeting=tuesday, content=OWN, by=anong, now=NOW)
    return written(tuesday, NOW, anong)


@pytest.fixture
def given(held: Minutes, revenue: Unit, anong: Member) -> ActionItem:
    """Decided for the revenue division, handed in."""
    action = decided(held, revenue, DUE, NOW, anong)
    handed_in(held, anong, NOW)
    return ActionItem.objects.select_related("round__agency", "meeting", "unit").get(pk=action.pk)


def test_the_agenda_names_what_is_late_and_at_risk_each_once(
    bangkok_yai_2568: Round, official_2567: object, tuesday: Meeting, anong: Member
) -> None:
    put_to_work(weak_points_chosen(bangkok_yai_2568, NOW))
    Obligation.objects.filter(round=bangkok_yai_2568, code="calendar:complaint_report").update(excused_why="")
    made = draw_up_agenda(meeting=tuesday, by=anong, now=NOW)
    sources = list(tuesday.agenda.values_list("source", flat=True))
    assert made == len(sources)
    assert {one.split("-")[0] for one in sources} == {"work", "duty"}
    assert sources.count("duty-calendar:complaint_report") == 1, "however many periods are late"
    assert draw_up_agenda(meeting=tuesday, by=anong, now=NOW) == 0


def test_own_items_and_the_order_outlive_drawing_up_again(tuesday: Meeting, anong: Member) -> None:
    first = add_item(meeting=tuesday, content=OWN, by=anong, now=NOW)
    second = add_item(meeting=tuesday, content=replace(OWN, title="อีกเรื่อง"), by=anong, now=NOW)
    shift_item(item=second, up=True, by=anong, now=NOW)
    shift_item(item=second, up=True, by=anong, now=NOW)
    draw_up_agenda(meeting=tuesday, by=anong, now=NOW)
    own = tuesday.agenda.filter(section=OWN.section)
    assert list(own) == [second, first]


def test_minutes_begin_on_the_day_and_freeze_the_list(
    prepared: Round, tuesday: Meeting, anong: Member
) -> None:
    tomorrow = meeting_on(prepared, "tuesday_meeting", TODAY + timedelta(days=1))
    with pytest.raises(CannotMinute) as refused:
        open_minutes(meeting=tomorrow, by=anong, now=NOW)
    assert refused.value.code == "not_begun"
    item = add_item(meeting=tuesday, content=OWN, by=anong, now=NOW)
    open_minutes(meeting=tuesday, by=anong, now=NOW)
    for act in (
        lambda: draw_up_agenda(meeting=tuesday, by=anong, now=NOW),
        lambda: remove_item(item=item, by=anong, now=NOW),
        lambda: open_minutes(meeting=tuesday, by=anong, now=NOW),
    ):
        with pytest.raises(CannotMinute):
            act()
    for change in (
        lambda: AgendaItem.objects.filter(pk=item.pk).delete(),
        lambda: AgendaItem.objects.filter(pk=item.pk).update(title="อื่น"),
        lambda: AgendaItem.objects.create(meeting=tuesday, section=5, position=9, title="อื่น"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_everybody_whom_the_order_names_has_a_place(prepared: Round, order: Order, anong: Member) -> None:
    meeting = meeting_on(prepared, "working_group_meeting", date(2025, 2, 1))
    open_minutes(meeting=meeting, by=anong, now=NOW)
    assert [one.title for one in meeting.attendance.all()] == [one.title for one in order.members.all()]


def test_heads_of_division_have_places_on_tuesdays(held: Minutes, anong: Member) -> None:
    assert held.meeting.attendance.count() == 11, "the chair and ten heads"


def test_who_is_represented_is_represented_by_somebody(held: Minutes, anong: Member) -> None:
    place = held.meeting.attendance.first()
    assert place is not None
    came = {place.pk: Came(Attendance.State.REPRESENTED, " ")}
    with pytest.raises(CannotMinute) as refused:
        write_minutes(
            minutes=held,
            content=MinutesContent("", None, {}, came),
            seen=held.row_version,
            by=anong,
            now=NOW,
        )
    assert refused.value.code == "nobody_instead"


def test_a_stale_form_is_refused(held: Minutes, anong: Member) -> None:
    with pytest.raises(Stale):
        write_minutes(minutes=held, content=MinutesContent("", None, {}, {}), seen=1, by=anong, now=NOW)


def test_minutes_without_a_word_are_not_handed_in(tuesday: Meeting, anong: Member) -> None:
    minutes = open_minutes(meeting=tuesday, by=anong, now=NOW)
    with pytest.raises(CannotTake) as refused:
        handed_in(minutes, anong, NOW)
    assert refused.value.code == "nothing_said"


def test_a_decision_becomes_a_duty_with_the_handing_in_and_its_unit_is_told(
    given: ActionItem, gaew: Member, fah: Member
) -> None:
    assert given.given_on == TODAY
    assert not Notice.objects.filter(user=fah.user).exists()
    report_progress(action=given, text="กำลังออกแบบ", by=gaew, now=NOW)


def test_people_of_the_unit_are_told_and_reminded(
    held: Minutes, revenue: Unit, gaew: Member, anong: Member
) -> None:
    decided(held, revenue, DUE, NOW, anong)
    handed_in(held, anong, NOW)
    kinds = set(Notice.objects.filter(user=gaew.user).values_list("kind", flat=True))
    assert kinds == {"meetings.decision_given"}
    late = datetime(2025, 3, 25, 1, 0, tzinfo=UTC)
    assert remind(now=late) > 0
    assert remind(now=late) == 0
    assert Notice.objects.filter(user=gaew.user, kind="meetings.decision_late").exists()


def test_minutes_that_are_handed_in_keep_every_word(
    given: ActionItem, held: Minutes, anong: Member, revenue: Unit
) -> None:
    content = DecisionContent("อื่น", revenue, DUE)
    with pytest.raises(CannotMinute):
        change_decision(decision=given, content=content, by=anong, now=NOW)
    for change in (
        lambda: AgendaItem.objects.filter(meeting=held.meeting).update(note="อื่น"),
        lambda: Attendance.objects.filter(meeting=held.meeting).update(state="absent"),
        lambda: ActionItem.objects.filter(pk=given.pk).update(text="อื่น"),
        lambda: ActionItem.objects.filter(pk=given.pk).delete(),
        lambda: Minutes.objects.filter(pk=held.pk).update(announced="อื่น"),
        lambda: Minutes.objects.filter(pk=held.pk).update(state="confirmed"),
        lambda: Minutes.objects.filter(pk=held.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_returned_duty_is_mended_and_never_taken_out(
    given: ActionItem, held: Minutes, anong: Member, chai: Member, revenue: Unit
) -> None:
    take(procedure=MINUTES, subject_id=held.pk, move="return", by=chai, now=NOW, comment="ระบุให้ชัด")
    with pytest.raises(CannotMinute) as refused:
        remove_decision(decision=given, by=anong, now=NOW)
    assert refused.value.code == "given"
    with pytest.raises(CannotMinute):
        change_decision(
            decision=given,
            content=DecisionContent("ชัดเจน", revenue, DUE + timedelta(days=1)),
            by=anong,
            now=NOW,
        )
    change_decision(decision=given, content=DecisionContent("ชัดเจน", revenue, DUE), by=anong, now=NOW)
    handed_in(held, anong, NOW)


def test_the_director_confirms_and_the_duty_to_meet_is_done(
    given: ActionItem, held: Minutes, anong: Member, chai: Member
) -> None:
    def state() -> str:
        [found] = with_state(Obligation.objects.filter(pk=held.meeting.obligation_id), TODAY)
        return str(found.state)

    Obligation.objects.filter(pk=held.meeting.obligation_id).update(excused_why="")
    assert state() == "in_review"
    with pytest.raises(PermissionDenied):
        confirmed(held, anong, NOW)
    confirmed(held, chai, NOW)
    assert state() == "accepted"


def test_a_unit_finishes_its_own_decision_and_no_other(given: ActionItem, gaew: Member, fah: Member) -> None:
    with pytest.raises(PermissionDenied):
        finish_action(action=given, text="เสร็จ", done_on=TODAY, by=fah, now=NOW)
    finish_action(action=given, text="เสร็จ", done_on=TODAY, by=gaew, now=NOW)
    with pytest.raises(CannotFollow) as refused:
        finish_action(action=given, text="เสร็จอีก", done_on=TODAY, by=gaew, now=NOW)
    assert refused.value.code == "done"


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("  ", TODAY, "no_text"),
        ("เสร็จ", TODAY + timedelta(days=1), "in_the_future"),
        ("เสร็จ", date(2025, 3, 1), "before"),
    ],
)
def test_a_report_without_words_or_on_a_wrong_day_is_refused(
    given: ActionItem, gaew: Member, text: str, day: date, code: str
) -> None:
    with pytest.raises(CannotFollow) as refused:
        finish_action(action=given, text=text, done_on=day, by=gaew, now=NOW)
    assert refused.value.code == code
    given.refresh_from_db()
    assert given.done_on is None, "all or nothing"


def test_the_day_that_the_meeting_named_stays_beside_the_new_one(
    given: ActionItem, gaew: Member, fah: Member
) -> None:
    with pytest.raises(PermissionDenied):
        move_action(action=given, due_on=DUE + timedelta(days=5), reason="รอผู้รับจ้าง", by=fah, now=NOW)
    move_action(action=given, due_on=DUE + timedelta(days=5), reason="รอผู้รับจ้าง", by=gaew, now=NOW)
    given.refresh_from_db()
    assert (given.first_due_on, given.due_on) == (DUE, DUE + timedelta(days=5))
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionNote.objects.update(text="อื่น")


def test_the_secretary_opens_again_what_was_not_done(given: ActionItem, gaew: Member, anong: Member) -> None:
    finish_action(action=given, text="เสร็จ", done_on=TODAY, by=gaew, now=NOW)
    with pytest.raises(PermissionDenied):
        reopen_action(action=given, reason="ยังไม่ครบ", by=gaew, now=NOW)
    reopen_action(action=given, reason="ยังไม่ครบ", by=anong, now=NOW)
    given.refresh_from_db()
    assert given.done_on is None


def test_a_decision_of_open_minutes_is_no_duty_yet(
    held: Minutes, revenue: Unit, gaew: Member, anong: Member, client_of: Callable[[Member], object]
) -> None:
    action = decided(held, revenue, DUE, NOW, anong)
    with pytest.raises(CannotFollow) as refused:
        finish_action(action=action, text="เสร็จ", done_on=TODAY, by=gaew, now=NOW)
    assert refused.value.code == "not_given"
    remove_decision(decision=action, by=anong, now=NOW)


def test_the_next_meeting_speaks_of_what_is_still_open(
    given: ActionItem, prepared: Round, anong: Member
) -> None:
    following = meeting_on(prepared, "tuesday_meeting", TODAY)
    draw_up_agenda(meeting=following, by=anong, now=NOW)
    sources = list(following.agenda.values_list("source", flat=True))
    assert f"decision-{given.pk}" in sources
    assert f"minutes-{given.meeting.minutes.pk}" in sources
