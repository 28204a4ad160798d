"""Applications: sealed, checked inside, told once, decided by a second person, kept in order by the database."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.licences import actions, codes, sealing
from prongsai.licences.actions.checking import Found
from prongsai.licences.models import (
    Answer,
    Applicant,
    Application,
    ItemCheck,
    LicenceType,
    Notice,
    StatusEvent,
)
from prongsai.licences.moves import State
from prongsai.licences.queries.cases import application_at, clock_of, events_of
from tests.factories import licences
from tests.factories.licences import all_found, brought, filed
from tests.rooms.licences.conftest import DAY, NOON

LATER = date(2025, 4, 11)


def refused(call: Any, code: str, **told: Any) -> None:
    with pytest.raises(actions.CannotDo) as seen:
        call(**told)
    assert seen.value.code == code


def test_who_applied_is_nowhere_in_clear(case: Application) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, contact FROM licences_applicant")
        row = " ".join(cursor.fetchone())
    assert licences.NAME not in row
    assert licences.CONTACT not in row
    assert sealing.opened(case.applicant, "name") == licences.NAME
    assert not [one for one in Entry.objects.all() if licences.NAME in str(one.details)]


def test_a_sealed_text_opens_in_its_own_place_alone(drain: LicenceType, case: Application) -> None:
    other = filed(drain, NOON, sending="b" * 24, name="ผู้ยื่นตัวอย่าง 2").application.applicant
    mine = case.applicant
    mine.name, other.name = other.name, mine.name
    for moved in (mine, other):
        with pytest.raises(sealing.CannotOpen):
            sealing.opened(moved, "name")
    mine.refresh_from_db()
    mine.contact = mine.name
    with pytest.raises(sealing.CannotOpen):
        sealing.opened(mine, "contact")


def test_a_new_key_opens_what_the_old_one_sealed_until_it_is_sealed_anew(
    case: Application, settings: Settings
) -> None:
    settings.LICENCE_KEYS = ["new", settings.SECRET_KEY]
    assert sealing.opened(case.applicant, "name") == licences.NAME
    assert actions.seal_anew() == 1
    assert actions.seal_anew() == 0
    settings.LICENCE_KEYS = ["new"]
    assert sealing.opened(Applicant.objects.get(), "name") == licences.NAME
    settings.LICENCE_KEYS = ["another"]
    with pytest.raises(sealing.CannotOpen):
        sealing.opened(Applicant.objects.get(), "name")


def test_the_same_sending_files_once_and_is_told_the_same(drain: LicenceType) -> None:
    first, second = (filed(drain, NOON) for _press in range(2))
    assert (first.application.pk, first.secret) == (second.application.pk, second.secret)
    assert Application.objects.count() == 1


def test_only_both_codes_open_and_references_cannot_be_counted(
    drain: LicenceType, bangkok_yai: Agency, khlong_toei: Agency
) -> None:
    made = [filed(drain, NOON, sending=f"{number:024}") for number in range(20)]
    references = [one.application.reference for one in made]
    assert references != sorted(references)
    assert len({one.secret for one in made}) == 20
    mine, other = made[0], made[1]
    reference = mine.application.reference
    assert (
        application_at(bangkok_yai, f" {codes.printed(reference).lower()} ", codes.printed(mine.secret))
        == mine.application
    )
    assert application_at(bangkok_yai, reference, other.secret) is None
    assert application_at(khlong_toei, reference, mine.secret) is None
    assert application_at(bangkok_yai, "00000000", mine.secret) is None
    assert application_at(bangkok_yai, reference, "") is None
    assert mine.secret not in str(Application.objects.filter(pk=mine.application.pk).values())


def test_a_later_checklist_does_not_reach_what_was_filed(drain: LicenceType, case: Application) -> None:
    newer = licences.published(drain, NOON, days=99, first="แบบใหม่")
    case.refresh_from_db()
    assert case.checklist.number == 1
    assert next(item.name for item in case.checklist.items.all()) == "คำขอ"
    assert filed(drain, NOON, sending="c" * 24).application.checklist == newer
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=case.pk).update(checklist=newer)
    with pytest.raises(IntegrityError), transaction.atomic():
        newer.items.update(copies=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        newer.steps.create(position=9, text="ก")
    with pytest.raises(IntegrityError), transaction.atomic():
        drain.checklists.filter(pk=newer.pk).update(days=1)


def test_nobody_publishes_their_own_checklist(
    drain: LicenceType, head: Member, fah: Member, chai: Member
) -> None:
    own = actions.write_checklist(of=drain, content=licences.content_of(NOON), by=head, now=NOON)
    refused(actions.publish_checklist, "own_work", checklist=own, by=head, now=NOON)
    with pytest.raises(PermissionDenied):
        actions.publish_checklist(checklist=own, by=fah, now=NOON)
    refused(actions.publish_checklist, "past", checklist=own, by=chai, now=NOON + timedelta(days=2))
    actions.publish_checklist(checklist=own, by=chai, now=NOON)
    refused(actions.publish_checklist, "closed", checklist=own, by=chai, now=NOON)


def test_a_notice_is_released_whole_or_not_at_all(case: Application, fah: Member, gaew: Member) -> None:
    item = case.checklist.items.get(position=1)
    told: dict[str, Any] = {"application": case, "by": fah, "now": NOON}
    refused(actions.release_notice, "state", answer_by=LATER, **told)
    refused(actions.check_items, "no_reason", found={item.pk: Found("missing")}, **told)
    held = case.checklist.items.get(is_held=True)
    refused(actions.check_items, "foreign", found={held.pk: Found("ok")}, **told)
    with pytest.raises(PermissionDenied):
        actions.check_items(application=case, found=all_found(case), by=gaew, now=NOON)
    actions.check_items(found={item.pk: Found("missing", "ไม่มี")}, **told)
    refused(actions.release_notice, "unchecked", answer_by=LATER, **told)
    refused(actions.begin_review, "unchecked", **told)
    actions.check_items(found=all_found(case), **told)
    refused(actions.release_notice, "nothing_wrong", answer_by=LATER, **told)
    actions.check_items(found=all_found(case, wrong=True), **told)
    refused(actions.begin_review, "still_wrong", **told)
    refused(actions.release_notice, "bad_day", answer_by=DAY, **told)
    notice = actions.release_notice(answer_by=LATER, **told)
    assert [line.reason for line in notice.lines.all()] == ["ไม่มีลายมือชื่อ"]
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.lines.update(reason="ก")
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.lines.create(item=held, verdict="missing", reason="เพิ่มทีหลัง")


def test_the_clock_stands_still_between_notice_and_answer_alone(case: Application, fah: Member) -> None:
    assert case.due_on == date(2025, 3, 26)
    brought(case, State.DEFECT, NOON, fah)
    assert case.due_on is None
    actions.resubmit(application=case, words="ส่งแล้ว", by=None, now=NOON + timedelta(days=7))
    case.refresh_from_db()
    assert (case.state, case.due_on) == (State.RESUBMITTED, date(2025, 4, 2))
    clock = clock_of(case, events_of(case), date(2025, 3, 20))
    assert (clock.used, clock.is_paused) == (1, False)
    assert sealing.opened(Answer.objects.get(), "words") == "ส่งแล้ว"


def test_no_row_can_stop_the_clock_without_a_notice(case: Application) -> None:
    brought(case, State.CHECKING, NOON)
    told: dict[str, Any] = {"application": case, "seq": 3, "before": "checking", "on": DAY, "at": NOON}
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEvent.objects.create(after="defect", **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEvent.objects.create(after="approved", **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEvent.objects.create(after="withdrawn", **{**told, "seq": 5})
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEvent.objects.create(after="reviewing", **{**told, "before": "resubmitted"})
    with pytest.raises(IntegrityError), transaction.atomic():
        case.events.update(on=date(2025, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        case.events.all().delete()


def test_whoever_worked_on_it_does_not_decide_it(
    case: Application, head: Member, fah: Member, chai: Member
) -> None:
    brought(case, State.REVIEWING, NOON, head)
    told: dict[str, Any] = {"application": case, "reason": "", "appeal": "", "now": NOON, "is_approved": True}
    refused(actions.decide, "own_work", by=head, **told)
    with pytest.raises(PermissionDenied):
        actions.decide(by=fah, **told)
    event = {"application": case, "seq": 4, "before": "reviewing", "after": "approved", "on": DAY, "at": NOON}
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEvent.objects.create(by=head.user, **event)
    actions.decide(by=chai, **told)
    case.refresh_from_db()
    assert (case.state, case.days_used, case.decided_on) == (State.APPROVED, 0, DAY)


def test_a_refusal_says_why_and_where_to_appeal(case: Application, chai: Member) -> None:
    brought(case, State.REVIEWING, NOON)
    told: dict[str, Any] = {"application": case, "by": chai, "now": NOON, "is_approved": False}
    refused(actions.decide, "no_reason", reason="", appeal="ก", **told)
    refused(actions.decide, "no_appeal", reason="ก", appeal="", **told)
    actions.decide(reason="ขัดผังเมือง", appeal="ภายใน 30 วัน", **told)
    refused(actions.decide, "state", reason="ก", appeal="ก", **told)


def test_a_stale_page_moves_nothing(case: Application, fah: Member) -> None:
    brought(case, State.REVIEWING, NOON)
    with pytest.raises(actions.Stale):
        actions.withdraw(application=case, reason="ก", by=fah, now=NOON, seen=1)


def test_who_applied_is_destroyed_when_the_time_is_over(case: Application) -> None:
    brought(case, State.RESUBMITTED, NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.all().delete()
    assert actions.destroy_applicants(now=NOON + timedelta(days=5_000)) == 0, "still open"
    actions.withdraw(application=case, reason="", by=None, now=NOON)
    assert Applicant.objects.get().keep_until == date(2027, 4, 1)
    assert actions.destroy_applicants(now=NOON + timedelta(days=749)) == 0
    assert actions.destroy_applicants(now=NOON + timedelta(days=751)) == 1
    assert (Applicant.objects.count(), Answer.objects.count()) == (0, 0)
    assert (ItemCheck.objects.count(), Notice.objects.count()) == (2, 1), "what the office did stays"
    assert actions.destroy_applicants(now=timezone.now() + timedelta(days=751)) == 0
