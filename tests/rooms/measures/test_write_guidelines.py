"""The guidelines of a plan: kept as points, stale forms refused, locked once the plan is handed in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.approvals.actions import take
from prongsai.measures.actions import add_measure, fingerprint, start_plan, write_guidelines
from prongsai.measures.approving import PLAN
from prongsai.measures.models import Plan
from prongsai.measures.served import ServedItem
from prongsai.rounds.models import Round
from tests.factories.plans import WHOLE
from tests.rooms.measures.conftest import address

Browser = Callable[[Member], Client]


@pytest.fixture
def place(bangkok_yai_2568: Round) -> str:
    return address("write_guidelines", bangkok_yai_2568)


def standing() -> str:
    return Plan.objects.get().guidelines


def test_points_lose_their_numbers_and_show_on_the_plan(
    place: str, anong: Member, client_of: Browser
) -> None:
    answer = client_of(anong).post(place, {"text": "1. ทบทวนทุกเดือน\n2. มอบผู้รับผิดชอบ", "seen": fingerprint("")})
    assert answer.status_code == 302
    assert standing() == "ทบทวนทุกเดือน\nมอบผู้รับผิดชอบ"


def test_a_stale_form_shows_both_texts(
    place: str, bangkok_yai_2568: Round, anong: Member, client_of: Browser, now: datetime
) -> None:
    plan = start_plan(round_=bangkok_yai_2568, by=None, now=now)
    write_guidelines(plan=plan, text="ฉบับของผู้อื่น", seen=fingerprint(""), by=None, now=now)
    answer = client_of(anong).post(place, {"text": "ฉบับของฉัน", "seen": fingerprint("")})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "ฉบับของฉัน" in page
    assert "ฉบับของผู้อื่น" in page
    assert standing() == "ฉบับของผู้อื่น"


def test_an_approved_plan_is_locked_and_keeps_what_was_typed(
    place: str, bangkok_yai_2568: Round, anong: Member, chai: Member, client_of: Browser, now: datetime
) -> None:
    content = replace(WHOLE, items=(ServedItem("I1"),))
    add_measure(round_=bangkok_yai_2568, findings=[], content=content, by=None, now=now)
    plan = start_plan(round_=bangkok_yai_2568, by=None, now=now)
    write_guidelines(plan=plan, text="ทบทวนทุกเดือน", seen=fingerprint(""), by=None, now=now)
    plan.refresh_from_db()
    seen = client_of(anong).get(place).context["page"].form["seen"].value()
    for move, member in (("submit", anong), ("approve", chai)):
        take(procedure=PLAN, subject_id=plan.pk, move=move, by=member, now=now)
    read = client_of(anong).get(place)
    assert read.context["page"].is_held
    assert 'name="text"' not in read.content.decode()
    answer = client_of(anong).post(place, {"text": "เปลี่ยน", "seen": seen})
    assert answer.status_code == 422
    assert "เปลี่ยน" in answer.content.decode()
    assert standing() == "ทบทวนทุกเดือน"


def test_whoever_decides_on_the_plan_reads_the_guidelines(bangkok_yai_2568: Round, now: datetime) -> None:
    plan = start_plan(round_=bangkok_yai_2568, by=None, now=now)
    write_guidelines(plan=plan, text="ทบทวนทุกเดือน", seen=fingerprint(""), by=None, now=now)
    plan = PLAN.held(plan.pk)
    assert PLAN.rows(plan)[-1].lines == ("ทบทวนทุกเดือน",)


def test_only_planners_write(place: str, chai: Member, dao: Member, client_of: Browser) -> None:
    assert [client_of(one).get(place).status_code for one in (chai, dao)] == [403, 404]
