"""Answers from elsewhere: read strictly, shown before they are kept, kept apart, and counted once."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.scoring.actions import CannotSave
from prongsai.scoring.from_surveys import save_survey_sheet
from prongsai.surveys import actions, queries
from prongsai.surveys.models import Wave
from prongsai.surveys.responses import store
from prongsai.surveys.telling.tables import item_means
from tests.factories.surveys import opened

HEAD = "E1,E2,E3,E4,E5,E6,ฝ่าย,service"
GOOD = "6,A5,1,เห็นด้วยอย่างยิ่ง,ไม่เกี่ยวข้อง,5,revenue,revenue"


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    queries.forget_counts()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


@pytest.fixture
def hosted(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now, kind=Wave.Kind.HOSTED)


def at(wave: Wave) -> str:
    return f"/rounds/bangkok-yai/2568/surveys/{wave.pk}/import/"


def file(*lines: str) -> dict[str, SimpleUploadedFile]:
    content = "\n".join((HEAD, *lines)).encode("utf-8-sig")
    return {"file": SimpleUploadedFile("answers.csv", content, "text/csv")}


def count(wave: Wave) -> int:
    return sum(store.counts([wave.drawer])[wave.drawer].values())


def test_lines_are_shown_then_taken_in_once(officer: Client, hosted: Wave, now: datetime) -> None:
    shown = officer.post(at(hosted), file(*[GOOD] * 12))
    assert shown.status_code == 200
    assert count(hosted) == 0, "a preview keeps nothing"
    table = shown.context["page"].preview.table
    for _twice in range(2):
        assert officer.post(at(hosted), {"table": table}).status_code == 302
    assert count(hosted) == 12
    actions.close_wave(wave=hosted, by=None, now=now)
    means = item_means(hosted)
    assert (means["E1"], means["E2"], means["E3"]) == (100, 80, 100), "E3 names a wrong"
    assert "E5" not in means, "not concerned is no zero"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("7,5,1,6,6,5,revenue,revenue", "E1"),
        ("6,ดีมาก,1,6,6,5,revenue,revenue", "ดีมาก"),
        ("6,5,1,6,6,5,โรงพยาบาล,revenue", "โรงพยาบาล"),
        ("6,5,1,6,6,5,revenue,ขนส่ง", "ขนส่ง"),
        (",,,,,,revenue,revenue", "ไม่มีคำตอบ"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(officer: Client, hosted: Wave, line: str, told: str) -> None:
    answer = officer.post(at(hosted), file(GOOD, line))
    assert answer.status_code == 422
    [(number, sentence)] = answer.context["page"].preview.problems
    assert number == 3
    assert told in sentence
    again = officer.post(at(hosted), {"table": answer.context["page"].preview.table})
    assert again.status_code == 422
    assert count(hosted) == 0


def test_a_file_without_the_questions_is_refused(officer: Client, hosted: Wave) -> None:
    wrong = SimpleUploadedFile("x.csv", b"name,age\nsomebody,40", "text/csv")
    assert officer.post(at(hosted), {"file": wrong}).status_code == 422


def test_our_own_surveys_take_nothing_in(
    officer: Client, bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    own = opened(bangkok_yai_2568, now)
    assert officer.get(at(own)).status_code == 302
    with pytest.raises(actions.CannotImport):
        actions.import_sheets(wave=own, sheets=[], by=anong, now=now)


def test_what_was_taken_in_makes_no_score_here(
    officer: Client, hosted: Wave, anong: Member, now: datetime
) -> None:
    shown = officer.post(at(hosted), file(*[GOOD] * 12))
    officer.post(at(hosted), {"table": shown.context["page"].preview.table})
    actions.close_wave(wave=hosted, by=None, now=now)
    with pytest.raises(CannotSave):
        save_survey_sheet(round_=hosted.round, kind=Wave.Kind.OFFICIAL, by=anong, now=now)
