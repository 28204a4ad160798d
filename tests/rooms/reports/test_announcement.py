"""The paper of an announcement: both languages in one document, approved and frozen."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.activities.actions import word_announcement
from prongsai.activities.announcements import worded
from prongsai.reports.actions import approve_paper, submit_paper
from prongsai.reports.kinds import announcement
from prongsai.reports.queries import frozen_file
from prongsai.reports.topics import Topic
from prongsai.rounds.models import Round
from tests.rooms.reports.reading_papers import opened

pytestmark = [pytest.mark.paper, pytest.mark.slow]


@pytest.fixture
def topic(bangkok_yai_2568: Round, now: datetime) -> Topic:
    content = worded("no-gift", bangkok_yai_2568)
    word_announcement(round_=bangkok_yai_2568, kind="no-gift", content=content, seen=0, by=None, now=now)
    (subject,) = announcement.KIND.subjects(bangkok_yai_2568, None)
    return Topic(bangkok_yai_2568, announcement.KIND, subject)


def test_approved_it_bears_its_day_in_both_languages(
    topic: Topic, anong: Member, chai: Member, now: datetime
) -> None:
    paper = submit_paper(topic=topic, by=anong, now=now)
    approved = approve_paper(paper=paper, number="1/2568", dated_on=date(2025, 2, 24), by=chai, now=now)
    assert approved.register == "announcement-2568"
    lines = [paragraph.text for paragraph in opened(frozen_file(approved, "docx")).paragraphs]
    assert lines[0].startswith("ประกาศสำนักงานเขตบางกอกใหญ่\nเรื่อง นโยบายไม่รับของขวัญ")
    assert "ประกาศ ณ วันที่ 24 กุมภาพันธ์ 2568" in lines
    assert "Announced on 24 February 2568 BE" in lines
    assert sum(line.startswith("1. ") for line in lines) == 2
    assert any(line.endswith("Director, Bangkok Yai District Office") for line in lines)


def test_what_is_not_worded_has_no_paper(
    topic: Topic, anong: Member, client_of: Callable[[Member], Client]
) -> None:
    client = client_of(anong)
    assert client.get("/rounds/bangkok-yai/2568/papers/announcement.no-gift/").status_code == 200
    assert client.get("/rounds/bangkok-yai/2568/papers/announcement.declaration/").status_code == 404
