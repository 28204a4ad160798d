"""Deciding in the browser: what is offered to whom, what comes back refused, what is kept of what was typed."""

from collections.abc import Callable

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.approvals.models import ApprovalRule
from prongsai.measures.models import Measure, Plan
from tests.factories.people import now_as
from tests.rooms.approvals.conftest import Move, fresh

Browser = Callable[[Member], Client]
PLAN_PAGE = "/rounds/bangkok-yai/2568/plan/"
RULE_PAGE = "/approvals/rule/bangkok-yai/"


def moves(name: str) -> str:
    return f"{PLAN_PAGE}moves/{name}/"


def offered(client: Client) -> list[str]:
    desk = client.get(PLAN_PAGE).context["page"].desk
    return [one.href.rstrip("/").rpartition("/")[2] for one in desk.buttons]


def test_each_is_offered_what_they_may_do_now(
    submitted: Plan, client_of: Browser, anong: Member, head: Member, chai: Member, boon: Member
) -> None:
    shown = {one.user.username: offered(client_of(one)) for one in (anong, head, chai, boon)}
    assert shown == {
        "anong": [],
        "ekachai": ["endorse", "return"],
        "chai": ["approve", "return"],
        "boon": [],
    }


def test_a_plan_is_handed_in_with_one_button(plan: Plan, client_of: Browser, anong: Member) -> None:
    client = client_of(anong)
    desk = client.get(PLAN_PAGE).context["page"].desk
    answer = client.post(moves("submit"), {"seen": desk.seen, "digest": desk.digest})
    assert (answer.status_code, answer["Location"]) == (302, PLAN_PAGE)
    assert fresh(plan).state == "submitted"
    page = client.get(PLAN_PAGE).content.decode()
    assert "/plan/measures/" not in page, "nothing to write with while it waits"
    assert client.get(f"{PLAN_PAGE}copy/").status_code == 302


@pytest.mark.parametrize(("who", "code"), [("anong", 403), ("boon", 403), ("dao", 404), ("chai", 200)])
def test_the_page_of_a_decision_is_for_those_who_may(
    who: str, code: int, cast: dict[str, Member], submitted: Plan, client_of: Browser
) -> None:
    assert client_of(cast[who]).get(moves("return")).status_code == code
    if code != 200:
        assert client_of(cast[who]).post(moves("approve")).status_code == code


def test_a_move_that_asks_for_no_word_shows_no_field_for_one(
    submitted: Plan, client_of: Browser, chai: Member
) -> None:
    assert 'name="comment"' not in client_of(chai).get(moves("approve")).content.decode()
    assert 'name="comment"' in client_of(chai).get(moves("return")).content.decode()


def test_an_unknown_move_is_not_found(submitted: Plan, client_of: Browser, chai: Member) -> None:
    assert client_of(chai).post(moves("bless")).status_code == 404


def test_returning_without_a_word_is_refused_and_with_one_beside_a_row_is_not(
    submitted: Plan, client_of: Browser, chai: Member
) -> None:
    client, measure = client_of(chai), Measure.objects.filter(plan=submitted)[0]
    refused = client.post(moves("return"), {"seen": 1})
    assert refused.status_code == 422
    assert refused.context["page"].form.errors["comment"]
    assert fresh(submitted).state == "submitted"
    answer = client.post(moves("return"), {"seen": 1, f"row-measure-{measure.pk}": "ระบุวันที่ให้ชัด"})
    assert answer.status_code == 302
    assert "ระบุวันที่ให้ชัด" in client.get(PLAN_PAGE).content.decode()


def test_a_stale_tab_says_who_was_faster_and_keeps_what_was_typed(
    submitted: Plan, move: Move, client_of: Browser, chai: Member, second_director: Member
) -> None:
    measure = Measure.objects.filter(plan=submitted)[0]
    move("approve", second_director)
    typed = {"seen": 1, "comment": "ขอให้แก้ทั้งหมด", f"row-measure-{measure.pk}": "ระบุวันที่"}
    answer = client_of(chai).post(moves("return"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ขอให้แก้ทั้งหมด" in page
    assert "ระบุวันที่" in page
    assert "gun" in answer.context["page"].faster
    assert not answer.context["page"].may_send
    assert fresh(submitted).state == "approved"


def test_who_had_a_hand_in_it_reads_why_they_may_not_decide(
    submitted: Plan, client_of: Browser, anong: Member, bangkok_yai: Agency
) -> None:
    promoted = now_as(anong, Role.DIRECTOR)
    desk = client_of(promoted).get(PLAN_PAGE).context["page"].desk
    assert not desk.buttons
    assert len(desk.why_not) == 1


def test_the_rule_is_read_by_all_of_the_office_and_set_by_its_director_or_from_above(
    client_of: Browser, anong: Member, chai: Member, boon: Member, dao: Member, bangkok_yai: Agency
) -> None:
    wish = {"endorse_first": "on", "secretariat": "revenue"}
    assert client_of(anong).get(RULE_PAGE).status_code == 200
    assert client_of(anong).post(RULE_PAGE, wish).status_code == 403
    assert client_of(dao).get(RULE_PAGE).status_code == 404
    assert client_of(dao).post(RULE_PAGE, wish).status_code == 404
    assert client_of(chai).post(RULE_PAGE, {**wish, "secretariat": "nowhere"}).status_code == 422
    for who in (chai, boon):
        assert client_of(who).post(RULE_PAGE, wish).status_code == 302
    rule = ApprovalRule.objects.get(agency=bangkok_yai)
    assert (rule.endorse_first, rule.secretariat, rule.changed_by) == (True, "revenue", boon.user)


def test_words_that_are_far_too_long_come_back_whole(
    submitted: Plan, client_of: Browser, chai: Member
) -> None:
    answer = client_of(chai).post(moves("return"), {"seen": 1, "comment": "ก" * 20_001})
    assert answer.status_code == 422
    assert "ก" * 20_001 in answer.content.decode()
