"""The issue to improve, and the reason why an item gets no measure."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue, set_no_measure_reason
from prongsai.analysis.models import Finding
from prongsai.measures.actions import fingerprint
from prongsai.rounds.models import Round
from tests.factories.plans import planned
from tests.rooms.measures.conftest import address

COLUMNS = {"change_issue": "issue", "change_reason": "no_measure_reason"}
views = pytest.mark.parametrize("view", list(COLUMNS))


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def text_of(finding: Finding, view: str) -> str:
    finding.refresh_from_db()
    text: str = getattr(finding, COLUMNS[view])
    return text


@views
def test_words_are_kept_tidy_and_can_be_taken_back(
    view: str, officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    url = address(view, bangkok_yai_2568, finding_id=findings["E1"].pk)
    officer.post(url, {"words": "  กําหนด\u202e\r\n\r\n\r\nเเล้ว ", "seen": fingerprint("")})
    assert text_of(findings["E1"], view) == "กำหนด\n\nแล้ว"
    officer.post(url, {"words": "", "seen": fingerprint("กำหนด\n\nแล้ว")})
    assert text_of(findings["E1"], view) == ""


@views
def test_a_stale_form_keeps_the_typed_words_and_shows_the_newer_ones(
    view: str, officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    write = set_issue if view == "change_issue" else set_no_measure_reason
    write(finding=findings["E1"], text="ฉบับของผู้อื่น", by=None, now=now)
    url = address(view, bangkok_yai_2568, finding_id=findings["E1"].pk)
    answer = officer.post(url, {"words": "ฉบับของฉัน", "seen": fingerprint("")})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ฉบับของฉัน" in page
    assert "ฉบับของผู้อื่น" in page
    assert text_of(findings["E1"], view) == "ฉบับของผู้อื่น"
    seen = answer.context["page"].editing.form["seen"].value()
    assert officer.post(url, {"words": "ฉบับของฉัน", "seen": seen}).status_code == 302
    assert text_of(findings["E1"], view) == "ฉบับของฉัน"


@views
def test_the_same_words_sent_twice_are_no_conflict(
    view: str, officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    url = address(view, bangkok_yai_2568, finding_id=findings["E1"].pk)
    for _time in range(2):
        assert officer.post(url, {"words": "เหมือนกัน", "seen": fingerprint("")}).status_code == 302


@views
def test_too_long_a_text_is_refused_and_stays_in_the_form(
    view: str, officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    url = address(view, bangkok_yai_2568, finding_id=findings["E1"].pk)
    answer = officer.post(url, {"words": "ก" * 20_001, "seen": fingerprint("")})
    assert answer.status_code == 422
    assert "ก" * 20_001 in answer.content.decode()
    assert text_of(findings["E1"], view) == ""


def test_what_was_typed_is_shown_as_text_and_never_as_markup(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    url = address("change_issue", bangkok_yai_2568, finding_id=findings["E1"].pk)
    officer.post(url, {"words": "<script>alert(1)</script>", "seen": fingerprint("")})
    page = officer.get(address("plan", bangkok_yai_2568)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_reason_steps_back_behind_a_measure_and_comes_back_without_it(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    set_no_measure_reason(finding=findings["E1"], text="คะแนนเต็มแล้ว", by=None, now=now)
    measure = planned(findings["E1"], now)
    url = address("plan", bangkok_yai_2568)
    assert "คะแนนเต็มแล้ว" not in officer.get(url).content.decode()
    officer.post(address("remove_measure", bangkok_yai_2568, measure_id=measure.pk), {"row_version": 1})
    assert "คะแนนเต็มแล้ว" in officer.get(url).content.decode()
