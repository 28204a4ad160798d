"""Verdicts on single answers, and the standing over time."""

from datetime import UTC, datetime, timedelta

import pytest

from prongsai.rules.links import (
    Answer,
    Failure,
    Heard,
    Past,
    Why,
    ask_again_in,
    fingerprint,
    standing,
    verdict,
)

AT = datetime(2025, 3, 1, 2, tzinfo=UTC)
PLAN = "https://district.example.go.th/files/plan.pdf"
PAGE = "https://district.example.go.th/oit/plan"
WORDS = (
    b"<html><head><title>Plan</title></head><body>"
    + "แผนการใช้จ่ายงบประมาณประจำปี ".encode() * 80
    + b"</body></html>"
)
PDF = b"%PDF-1.7 ..."


def _page(title: str, body: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body or title}</body></html>".encode()


def _html(asked: str = PAGE, head: bytes = WORDS, **more: object) -> Heard:
    return Heard(asked, **{"final": asked, "status": 200, "media_type": "text/html", "head": head, **more})  # type: ignore[arg-type]


CASES = [
    (_html(), Answer.OK, Why.FINE),
    (_html(final=PAGE + "/2568", is_moved=True), Answer.OK, Why.MOVED),
    (_html(PLAN, PDF, media_type="application/pdf"), Answer.OK, Why.FINE),
    (_html(PLAN, PDF, media_type="text/html"), Answer.OK, Why.FINE),
    (_html("https://a.go.th/", final="https://a.go.th/th/index.html"), Answer.OK, Why.FINE),
    (_html(status=404), Answer.BROKEN, Why.GONE),
    (_html(status=410), Answer.BROKEN, Why.GONE),
    (_html(status=500), Answer.BROKEN, Why.SERVER_ERROR),
    (_html(status=403), Answer.UNSURE, Why.TURNED_AWAY),
    (_html(status=405), Answer.UNSURE, Why.TURNED_AWAY),
    (_html(status=429), Answer.UNSURE, Why.TURNED_AWAY),
    (_html(status=206), Answer.UNSURE, Why.ODD),
    (_html(head=_page("404 - ไม่พบหน้าที่ต้องการ")), Answer.BROKEN, Why.MISSING_PAGE),
    (_html(head=_page("Page not found")), Answer.BROKEN, Why.MISSING_PAGE),
    (_html(head=_page("Fatal error")), Answer.BROKEN, Why.SERVER_ERROR),
    (_html(final="https://district.example.go.th/"), Answer.BROKEN, Why.TO_HOME),
    (_html(final="https://district.example.go.th/th/index.php"), Answer.BROKEN, Why.TO_HOME),
    (_html(final="https://district.example.go.th/wp-login.php"), Answer.BROKEN, Why.LOGIN),
    (_html(final="https://accounts.google.com/v3/signin/identifier"), Answer.BROKEN, Why.LOGIN),
    (
        _html("https://drive.google.com/file/d/1/view", _page("Google Drive", "คุณต้องมีสิทธิ์เข้าถึง")),
        Answer.BROKEN,
        Why.ASKS_ACCESS,
    ),
    (_html(PLAN), Answer.BROKEN, Why.WRONG_TYPE),
    (_html("https://a.go.th/แผน.XLSX", media_type="text/plain"), Answer.BROKEN, Why.WRONG_TYPE),
    (_html(head=_page("ระบบ", "<input type='password'>")), Answer.UNSURE, Why.PASSWORD),
    (_html(head=b""), Answer.UNSURE, Why.EMPTY),
    (_html(head=b"<html><body><script>app()</script></body></html>"), Answer.UNSURE, Why.EMPTY),
    (Heard(PAGE, failure=Failure.TIMEOUT), Answer.BROKEN, Why.TIMEOUT),
    (Heard(PAGE, failure=Failure.NO_NAME), Answer.BROKEN, Why.NO_NAME),
    (Heard(PAGE, failure=Failure.CERTIFICATE_EXPIRED), Answer.BROKEN, Why.CERTIFICATE_EXPIRED),
    (Heard(PAGE, failure=Failure.CERTIFICATE_CHAIN), Answer.UNSURE, Why.CERTIFICATE_CHAIN),
    (Heard(PAGE, failure=Failure.INSIDE), Answer.UNSURE, Why.INSIDE),
    (Heard(PAGE, failure=Failure.REDIRECTS), Answer.UNSURE, Why.REDIRECTS),
    (Heard(PAGE, failure=Failure.ENDLESS), Answer.UNSURE, Why.ENDLESS),
]


@pytest.mark.parametrize(("heard", "answer", "why"), CASES)
def test_a_verdict_on_one_answer(heard: Heard, answer: Answer, why: Why) -> None:
    found = verdict(heard)
    assert (found.answer, found.why) == (answer, why)


def test_every_failure_has_a_verdict_and_none_is_ok() -> None:
    assert {verdict(Heard(PAGE, failure=one)).answer for one in Failure} == {Answer.BROKEN, Answer.UNSURE}


def _history(*answers: tuple[int, Answer]) -> list[Past]:
    return [Past(AT + timedelta(hours=hour), answer) for hour, answer in answers]


OK, BROKEN, UNSURE = Answer.OK, Answer.BROKEN, Answer.UNSURE
STANDINGS = [
    ([], UNSURE),
    ([(0, OK)], OK),
    ([(0, OK), (24, BROKEN)], UNSURE),
    ([(0, BROKEN), (1, BROKEN), (2, BROKEN)], UNSURE),
    ([(0, BROKEN), (24, BROKEN)], UNSURE),
    ([(0, BROKEN), (4, BROKEN), (24, BROKEN)], BROKEN),
    ([(0, BROKEN), (4, BROKEN), (24, BROKEN), (36, UNSURE)], BROKEN),
    ([(0, BROKEN), (4, UNSURE), (24, BROKEN), (30, BROKEN)], BROKEN),
    ([(0, BROKEN), (4, OK), (24, BROKEN), (48, BROKEN)], UNSURE),
    ([(0, BROKEN), (4, BROKEN), (24, BROKEN), (48, OK)], OK),
    ([(0, OK), (24, UNSURE)], UNSURE),
]


@pytest.mark.parametrize(("answers", "expected"), STANDINGS)
def test_the_standing_over_time(answers: list[tuple[int, Answer]], expected: Answer) -> None:
    assert standing(_history(*answers)) == expected


def test_a_failing_link_is_asked_soon_enough_to_be_called_broken_after_a_day() -> None:
    first, second = (ask_again_in(Answer.BROKEN, number) for number in (1, 2))
    assert first < timedelta(hours=24)
    assert first + second == timedelta(hours=24)
    assert ask_again_in(Answer.BROKEN, 9) == ask_again_in(Answer.OK, 0) == timedelta(hours=24)


def test_counters_of_a_page_are_no_change_and_other_words_are() -> None:
    one, two, other = (
        _html(head=_page("แผน", f"{words}")) for words in ("ผู้ชม 123 คน", "ผู้ชม 4,567 คน", "ผู้ชม 123 ราย")
    )
    same = fingerprint(one, "a" * 64)
    assert len(same) == 64
    assert fingerprint(other, "a" * 64) != same
    assert fingerprint(_html(head=_page("แผน", "ผู้ชม 99 คน")), "b" * 64) == same
    assert two.head != one.head


def test_of_a_file_every_byte_counts() -> None:
    assert fingerprint(_html(PLAN, PDF, media_type="application/pdf"), "c" * 64) == "c" * 64
