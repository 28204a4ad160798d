"""Comments stand apart from answers, are read by an officer before anybody else, and never outlive what was promised."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO

import pytest
import time_machine
from django.db import IntegrityError, connections, transaction
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.rounds.models import Round
from prongsai.surveys import actions
from prongsai.surveys.answering import facts
from prongsai.surveys.models import CommentDecision, Wave
from prongsai.surveys.responses import comments
from prongsai.surveys.responses.models import Intake, SealedComment, WaitingComment
from prongsai.surveys.telling.comments import shown_of, written_in
from prongsai.surveys.telling.tables import StillOpen
from tests.factories.surveys import fill, opened

ANSWERS = {f"E{number}": "4" for number in range(1, 7)}
CLEAN, PHONE = "ขอที่นั่งรอเพิ่ม", "โทรหาฉันที่ 081-234-5678 ได้เลย"
STORM = "👍🏽🙏" * 600
Verdict = CommentDecision.Verdict


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    facts.forget()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now, with_comments=True)


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


@pytest.fixture
def closed(visitors: Wave, now: datetime) -> Wave:
    """Twenty sheets and two comments, in one of which stands a telephone number."""
    fill(visitors, 1, 20)
    for number, body in enumerate((CLEAN, PHONE)):
        comments.leave(wave=visitors.drawer, submission=f"1-5-{number}", body=body)
    actions.close_wave(wave=visitors, by=None, now=now)
    return visitors


def form_of(wave: Wave) -> str:
    return f"/s/{wave.token}/revenue/revenue/"


def send(wave: Wave, comment: str, submission: str = "a" * 22) -> HttpResponse:
    words = {**ANSWERS, "comment": comment, "submission": submission}
    return Client().post(form_of(wave), words)  # type: ignore[return-value]


def here(wave: Wave, more: str = "") -> str:
    return f"/rounds/bangkok-yai/2568/surveys/{wave.pk}/result/comments/{more}"


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def number_of(wave: Wave, body: str) -> int:
    return next(one.number for one in written_in(wave) if one.body == body)


def decide(wave: Wave, body: str, verdict: Verdict, by: Member, now: datetime, **more: object) -> None:
    words = {"also": (), "reason": ""} | more
    actions.decide_comment(
        wave=wave,
        number=number_of(wave, body),
        verdict=verdict,
        by=by,
        now=now,
        **words,  # type: ignore[arg-type]
    )


def test_a_comment_is_stored_apart_and_once(visitors: Wave) -> None:
    for _ in range(2):
        assert send(visitors, f"  {CLEAN}\r\n ").status_code == 303
    (sheet,), (comment,) = Intake.objects.all(), WaitingComment.objects.all()
    assert (comment.wave, comment.body) == (visitors.drawer, CLEAN)
    assert comment.draw != sheet.draw


def test_nobody_has_to_write_one(visitors: Wave) -> None:
    assert send(visitors, " \n ").status_code == 303
    assert Intake.objects.count() == 1
    assert not WaitingComment.objects.exists()


def test_a_retry_brings_a_comment_that_the_first_sending_lost(visitors: Wave) -> None:
    """The program may die between the two transactions: nobody was thanked then, and the device sends again."""
    assert send(visitors, "").status_code == 303
    assert send(visitors, CLEAN).status_code == 303
    assert Intake.objects.count() == 1
    assert WaitingComment.objects.count() == 1


def test_an_emoji_storm_is_taken_and_a_long_one_comes_back_whole(visitors: Wave) -> None:
    assert send(visitors, STORM).status_code == 303
    assert WaitingComment.objects.get().body == STORM
    long = send(visitors, "ก" * 2_001, "b" * 22)
    assert long.status_code == 422
    assert "ก" * 2_001 in page(long)
    assert 'href="#comment"' in page(long)
    assert Intake.objects.count() == 1, "neither the comment nor its sheet was taken"


def test_a_megabyte_is_refused_with_a_sentence(visitors: Wave) -> None:
    answer = send(visitors, "x" * 1_000_000)
    assert answer.status_code == 413
    assert "<h1>" in page(answer)
    assert not Intake.objects.exists()


def test_a_survey_that_does_not_ask_takes_none(bangkok_yai_2568: Round, now: datetime) -> None:
    silent = opened(bangkok_yai_2568, now)
    assert 'name="comment"' not in page(Client().get(form_of(silent)))  # type: ignore[arg-type]
    assert send(silent, CLEAN).status_code == 303
    assert not WaitingComment.objects.exists()


def test_whether_it_asks_is_frozen_from_the_opening(visitors: Wave) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Wave.objects.filter(pk=visitors.pk).update(with_comments=False)


def test_the_database_itself_takes_no_longer_one(visitors: Wave) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(using="surveys"):
        comments.leave(wave=visitors.drawer, submission="long", body="x" * 2_001)


def test_rows_hold_nothing_but_the_comment() -> None:
    for model in (WaitingComment, SealedComment):
        with connections["surveys"].cursor() as cursor:
            found = connections["surveys"].introspection.get_table_description(cursor, model._meta.db_table)
        assert {column.name for column in found} == {"wave", "draw", "body"}


def test_nobody_reads_one_while_the_survey_is_open(visitors: Wave, officer: Client) -> None:
    send(visitors, CLEAN)
    for read in (written_in, shown_of):
        with pytest.raises(StillOpen):
            read(visitors)
    for more in ("", "review/", "file/"):
        assert officer.get(here(visitors, more)).status_code == 404


def test_nothing_is_shown_before_it_is_released(closed: Wave, officer: Client) -> None:
    assert shown_of(closed) == []
    assert CLEAN not in page(officer.get(here(closed)))
    review = page(officer.get(here(closed, "review/")))
    assert CLEAN in review
    assert "<mark>081-234-5678</mark>" in review
    numbers = re.findall(r'name="number" value="(\d+)"', review)
    assert numbers == [str(number_of(closed, CLEAN))], "what is marked is not released by the way"
    assert officer.post(here(closed, "release/"), {"number": numbers}).status_code == 302
    assert shown_of(closed) == [CLEAN]


def test_a_number_that_was_slipped_in_releases_nothing_that_is_marked(
    closed: Wave, anong: Member, now: datetime
) -> None:
    every = [one.number for one in written_in(closed)]
    assert actions.release_comments(wave=closed, numbers=every, by=anong, now=now) == 1
    assert actions.release_comments(wave=closed, numbers=every, by=anong, now=now) == 0
    assert shown_of(closed) == [CLEAN]


def test_masking_hides_what_was_found_and_what_the_officer_names(
    closed: Wave, officer: Client, now: datetime
) -> None:
    address = here(closed, f"{number_of(closed, PHONE)}/")
    assert officer.get(address).status_code == 200
    missing = officer.post(address, {"verdict": "masked", "also": "ไม่มีคำนี้"})
    assert missing.status_code == 422
    assert "ไม่มีคำนี้" in page(missing)
    assert officer.post(address, {"verdict": "masked", "also": "ได้เลย"}).status_code == 302
    assert shown_of(closed) == ["โทรหาฉันที่ ▇▇▇ ▇▇▇"]


@pytest.mark.parametrize("verdict", [Verdict.WITHHELD, Verdict.RELEASED])
def test_withholding_and_showing_against_the_rules_need_a_reason(
    closed: Wave, anong: Member, now: datetime, verdict: Verdict
) -> None:
    with pytest.raises(actions.CannotDecide) as refused:
        decide(closed, PHONE, verdict, anong, now)
    assert refused.value.code == "reason"
    decide(closed, PHONE, verdict, anong, now, reason="เป็นเบอร์ของสำนักงาน")
    assert shown_of(closed) == ([PHONE] if verdict is Verdict.RELEASED else [])


def test_masking_what_holds_nothing_asks_what_to_mask(closed: Wave, anong: Member, now: datetime) -> None:
    with pytest.raises(actions.CannotDecide) as refused:
        decide(closed, CLEAN, Verdict.MASKED, anong, now)
    assert refused.value.code == "mask_nothing"


def test_a_decision_can_be_taken_back(closed: Wave, anong: Member, now: datetime) -> None:
    decide(closed, CLEAN, Verdict.RELEASED, anong, now)
    decide(closed, CLEAN, Verdict.WITHHELD, anong, now, reason="อ่านแล้วรู้ว่าใครเขียน")
    assert shown_of(closed) == []
    assert CommentDecision.objects.count() == 1


def test_the_trail_tells_of_it_without_a_word_of_it(closed: Wave, anong: Member, now: datetime) -> None:
    decide(closed, PHONE, Verdict.WITHHELD, anong, now, reason="มีเบอร์โทรศัพท์")
    entry = Entry.objects.get(action="surveys.comment.decided")
    assert "081" not in str(entry.details)
    assert str(number_of(closed, PHONE)) not in str(entry.details)


def test_too_few_answers_show_no_comment_at_all(visitors: Wave, officer: Client, now: datetime) -> None:
    fill(visitors, 1, visitors.smallest_group - 1)
    comments.leave(wave=visitors.drawer, submission="1-5-0", body=CLEAN)
    actions.close_wave(wave=visitors, by=None, now=now)
    assert written_in(visitors) == []
    assert CLEAN not in page(officer.get(here(visitors, "review/")))


def test_the_file_holds_what_the_page_shows_and_is_no_formula(
    visitors: Wave, officer: Client, anong: Member, now: datetime
) -> None:
    fill(visitors, 1, 20)
    comments.leave(wave=visitors.drawer, submission="1-5-0", body="=1+1 คือคำตอบ")
    actions.close_wave(wave=visitors, by=None, now=now)
    decide(visitors, "=1+1 คือคำตอบ", Verdict.RELEASED, anong, now)
    taken = officer.get(here(visitors, "file/"))
    sheet = load_workbook(BytesIO(taken.content)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet["A"]][1:] == [("=1+1 คือคำตอบ", "s")]


def test_others_see_what_is_released_and_decide_nothing(
    closed: Wave,
    boon: Member,
    dao: Member,
    anong: Member,
    now: datetime,
    client_of: Callable[[Member], Client],
) -> None:
    decide(closed, CLEAN, Verdict.RELEASED, anong, now)
    assert CLEAN in page(client_of(boon).get(here(closed)))
    assert PHONE not in page(client_of(boon).get(here(closed)))
    assert client_of(boon).get(here(closed, "review/")).status_code == 403
    assert client_of(dao).get(here(closed)).status_code == 404


def test_the_pages_ask_few_questions(
    closed: Wave, officer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for more in ("", "review/"):
        officer.get(here(closed, more))
        with django_assert_max_num_queries(15):
            officer.get(here(closed, more))
