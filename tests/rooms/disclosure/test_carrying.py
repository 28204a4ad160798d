"""Last year's approved words come over into what is empty, and are not handed in before somebody has looked at them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.approvals.actions import CannotTake
from prongsai.disclosure.actions import carry_forward
from prongsai.disclosure.models import Item, Record
from prongsai.rounds.models import Round
from tests.factories.disclosure import item_of, moved, record_of, said

TODAY = date(2025, 4, 10)
Signed = Callable[[Member], Client]
CODE = "O16"


@pytest.fixture
def last_year(bangkok_yai_2567: Round, bangkok_yai_2568: Round, anong: Member, chai: Member) -> Item:
    """O16 of both years asks for the same here; that of FY2567 is approved."""
    record = record_of(bangkok_yai_2567, CODE, 1)
    said(record, "หลักเกณฑ์ของปี 2567", on=TODAY, by=anong)
    item = moved(item_of(bangkok_yai_2567, CODE), "submit", anong, TODAY)
    return moved(item, "approve", chai, TODAY)


def test_what_was_approved_comes_over_marked(
    last_year: Item, bangkok_yai_2568: Round, anong: Member, client_of: Signed, now: object
) -> None:
    shown = client_of(anong).get("/rounds/bangkok-yai/2568/oit/carry/").context["page"]
    made = carry_forward(round_=bangkok_yai_2568, by=anong, now=bangkok_yai_2568.opened_at)
    assert len(shown.rows) == made
    carried = Record.objects.filter(item__round=bangkok_yai_2568, is_carried=True)
    assert carried.count() == made
    assert carry_forward(round_=bangkok_yai_2568, by=anong, now=bangkok_yai_2568.opened_at) == 0
    for record in carried:
        page = client_of(anong).get(f"/rounds/bangkok-yai/2568/oit/records/{record.pk}/").context["page"]
        assert (page.is_carried, page.last_year) == (True, "2567")


def test_it_is_not_handed_in_before_it_was_looked_at(
    bangkok_yai_2568: Round, anong: Member, client_of: Signed
) -> None:
    record = said(record_of(bangkok_yai_2568, CODE, 1), on=TODAY, by=anong)
    Record.objects.filter(pk=record.pk).update(is_carried=True)
    with pytest.raises(CannotTake, match="carried"):
        moved(item_of(bangkok_yai_2568, CODE), "submit", anong, TODAY)
    sent = {"seen": str(record.row_version), "words_th": record.words_th}
    client_of(anong).post(f"/rounds/bangkok-yai/2568/oit/records/{record.pk}/", sent)
    assert moved(item_of(bangkok_yai_2568, CODE), "submit", anong, TODAY).state == Item.State.IN_REVIEW


def test_a_division_does_not_carry_for_all(bangkok_yai_2568: Round, ying: Member) -> None:
    with pytest.raises(PermissionDenied):
        carry_forward(round_=bangkok_yai_2568, by=ying, now=bangkok_yai_2568.opened_at)
