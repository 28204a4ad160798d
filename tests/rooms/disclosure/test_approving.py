"""Filled by a division, checked by the officer, approved by the director; what is approved stays for ever."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.approvals.actions import CannotTake
from prongsai.audit.models import Entry
from prongsai.disclosure import approved
from prongsai.disclosure.actions import CannotFill, Stale, fill_record
from prongsai.disclosure.content import Content
from prongsai.disclosure.models import Item, Record, Version
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Disclosed, disclosed_of
from prongsai.rules.framework import Text
from tests.factories.disclosure import item_of, moved, record_of, said

TODAY, LATER = date(2025, 4, 10), date(2025, 5, 2)


@pytest.fixture
def taxes(bangkok_yai_2568: Round, ying: Member) -> Item:
    """O9, of the revenue division alone, handed in by its officer."""
    said(record_of(bangkok_yai_2568, "O9", 1), on=TODAY, by=ying)
    return moved(item_of(bangkok_yai_2568, "O9"), "submit", ying, TODAY)


def _approved(item: Item, anong: Member, chai: Member) -> Item:
    return moved(moved(item, "check", anong, TODAY), "approve", chai, TODAY)


def test_a_division_hands_in_the_officer_checks_the_director_approves(
    taxes: Item, anong: Member, chai: Member
) -> None:
    found = _approved(taxes, anong, chai)
    version = Version.objects.get(item=found)
    assert found.state == Item.State.ACCEPTED
    assert (version.number, version.as_of, version.approved_by_id) == (1, TODAY, chai.user.pk)
    document = disclosed_of(version.document)
    assert document.digest() == version.digest
    assert [(part.component, part.unit, part.words) for part in document.parts] == [
        (1, "revenue", Text("ข้อมูลเป็นปัจจุบัน", ""))
    ]


def test_the_director_waits_for_the_check(taxes: Item, chai: Member) -> None:
    with pytest.raises(CannotTake, match="unchecked"):
        moved(taxes, "approve", chai, TODAY)


def test_what_the_officer_hands_in_goes_to_the_director(
    bangkok_yai_2568: Round, anong: Member, chai: Member
) -> None:
    said(record_of(bangkok_yai_2568, "O16", 1), on=TODAY, by=anong)
    item = moved(item_of(bangkok_yai_2568, "O16"), "submit", anong, TODAY)
    with pytest.raises(CannotTake, match="own_work"):
        moved(item, "check", anong, TODAY)
    assert moved(item, "approve", chai, TODAY).state == Item.State.ACCEPTED


def test_who_filled_it_does_not_check_it(taxes: Item, ying: Member, anong: Member, chai: Member) -> None:
    opened = moved(_approved(taxes, anong, chai), "unlock", ying, LATER, comment="แก้ยอดเดือนมีนาคม")
    said(record_of(opened.round, "O9", 1), "ยอดใหม่", on=LATER, by=anong)
    again = moved(opened, "submit", ying, LATER)
    with pytest.raises(CannotTake, match="own_work"):
        moved(again, "check", anong, LATER)


def test_an_item_of_several_divisions_is_handed_in_by_the_office(
    bangkok_yai_2568: Round, fah: Member, anong: Member
) -> None:
    said(record_of(bangkok_yai_2568, "O10", 1), on=TODAY, by=fah)
    with pytest.raises(PermissionDenied):
        moved(item_of(bangkok_yai_2568, "O10"), "submit", fah, TODAY)
    assert moved(item_of(bangkok_yai_2568, "O10"), "submit", anong, TODAY).state == Item.State.IN_REVIEW


def test_an_empty_item_is_not_handed_in(bangkok_yai_2568: Round, anong: Member) -> None:
    with pytest.raises(CannotTake, match="empty"):
        moved(item_of(bangkok_yai_2568, "O16"), "submit", anong, TODAY)


def test_it_is_returned_with_a_word_per_row(taxes: Item, anong: Member) -> None:
    record = record_of(taxes.round, "O9", 1)
    back = moved(taxes, "return", anong, TODAY, rows={f"record-{record.pk}": "ขาดยอดเดือนกุมภาพันธ์"})  # type: ignore[arg-type]
    assert back.state == Item.State.RETURNED
    told = Entry.objects.filter(action="disclosure.item.returned").latest("pk")
    assert "ขาดยอดเดือนกุมภาพันธ์" in str(told.details)


def test_what_is_handed_in_is_not_filled(taxes: Item, ying: Member) -> None:
    with pytest.raises(CannotFill, match="held"):
        said(record_of(taxes.round, "O9", 2), on=TODAY, by=ying)


def test_the_database_keeps_what_is_handed_in(taxes: Item) -> None:
    records = Record.objects.filter(item=taxes)
    with pytest.raises(IntegrityError), transaction.atomic():
        records.update(words_th="อื่น")
    with pytest.raises(IntegrityError), transaction.atomic():
        records.delete()


def test_the_database_keeps_versions(taxes: Item, anong: Member, chai: Member) -> None:
    versions = Version.objects.filter(item=_approved(taxes, anong, chai))
    with pytest.raises(IntegrityError), transaction.atomic():
        versions.update(digest="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        versions.delete()


def test_no_version_comes_without_an_approval(taxes: Item, chai: Member) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(
            item=taxes,
            number=1,
            document={},
            digest="0" * 64,
            as_of=TODAY,
            approved_at="2025-04-10T00:00:00Z",
            approved_by=chai.user,
        )


def test_a_correction_is_a_new_version(taxes: Item, ying: Member, anong: Member, chai: Member) -> None:
    opened = moved(_approved(taxes, anong, chai), "unlock", ying, LATER, comment="แก้ยอดเดือนมีนาคม")
    said(record_of(opened.round, "O9", 1), "ยอดที่ถูกต้อง", on=LATER, by=ying)
    assert not record_of(opened.round, "O9", 1).is_approved
    done = moved(moved(moved(opened, "submit", ying, LATER), "check", anong, LATER), "approve", chai, LATER)
    first, second = Version.objects.filter(item=done).order_by("number")
    assert (first.number, second.number, second.as_of) == (1, 2, LATER)
    assert first.digest != second.digest
    assert record_of(done.round, "O9", 1).is_approved


def test_listeners_are_told_inside_the_approval(taxes: Item, anong: Member, chai: Member) -> None:
    heard: list[tuple[Round, Disclosed, Member]] = []

    def listen(round_: Round, said: Disclosed, *, by: Member, now: object) -> None:
        heard.append((round_, said, by))
        if said.code == "O9" and len(heard) == 1:
            raise RuntimeError

    approved.subscribe(listen)
    try:
        checked = moved(taxes, "check", anong, TODAY)
        with pytest.raises(RuntimeError), transaction.atomic():
            moved(checked, "approve", chai, TODAY)
        assert item_of(taxes.round, "O9").state == Item.State.CHECKED
        assert not Version.objects.exists()
        moved(checked, "approve", chai, TODAY)
    finally:
        approved.unsubscribe(listen)
    assert [(round_, one.code, by.user) for round_, one, by in heard] == [(taxes.round, "O9", chai.user)] * 2


def test_a_division_fills_its_own_rows_only(bangkok_yai_2568: Round, ying: Member, dao: Member) -> None:
    for stranger in (ying, dao):
        with pytest.raises(PermissionDenied):
            said(record_of(bangkok_yai_2568, "O10", 1), on=TODAY, by=stranger)


def test_a_stale_form_is_refused(bangkok_yai_2568: Round, ying: Member, now: object) -> None:
    record = said(record_of(bangkok_yai_2568, "O9", 1), on=TODAY, by=ying)
    with pytest.raises(Stale):
        fill_record(record=record, content=Content(Text("อื่น", "")), seen=1, by=ying, now=record.changed_at)  # type: ignore[arg-type]


def test_none_and_words_at_once_are_refused(bangkok_yai_2568: Round, ying: Member) -> None:
    record = record_of(bangkok_yai_2568, "O9", 1)
    content = Content(Text("มี", ""), is_none=True)
    with pytest.raises(CannotFill, match="both"):
        fill_record(record=record, content=content, seen=1, by=None, now=bangkok_yai_2568.opened_at)


def test_none_in_a_month_is_said_and_approved(bangkok_yai_2568: Round, fah: Member, anong: Member) -> None:
    record = said(record_of(bangkok_yai_2568, "O10", 2, period=6), on=TODAY, by=fah, is_none=True)
    assert (record.is_filled, record.is_none, record.words_th) == (True, True, "")
