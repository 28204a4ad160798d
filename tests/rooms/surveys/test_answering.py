"""The public pages: nothing is asked of the browser, nothing is kept of the visit, and every mishap has its sentence."""

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys.actions import close_wave, make_cards
from prongsai.surveys.answering import facts, floods
from prongsai.surveys.codes import new_code, printed
from prongsai.surveys.models import Wave
from prongsai.surveys.responses import store
from prongsai.surveys.responses.models import Intake
from prongsai.ui.bundles import answering_stylesheet
from tests.factories.surveys import opened, prepared

ANSWERS = {f"E{number}": "4" for number in range(1, 7)}
STAFF = {f"I{number}": "none" for number in range(1, 13)}


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    facts.forget()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


@pytest.fixture
def staff(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now, "IIT")


@pytest.fixture
def anybody() -> Client:
    """Checks for forged requests as in production, and has no cookie."""
    return Client(enforce_csrf_checks=True)


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def form_of(wave: Wave, place: str = "revenue", service: str = "revenue") -> str:
    return f"/s/{wave.token}/{place}/{service}/"


def submission_of(answer: HttpResponse) -> str:
    found = re.search(r'name="submission" value="([^"]+)"', page(answer))
    assert found
    return found[1]


def chosen(html: str) -> int:
    return len(re.findall(r'name="[EIp]\w*" value="\w+" checked', html))


def test_a_visitor_goes_from_the_address_to_thanks(visitors: Wave, anybody: Client) -> None:
    start = anybody.get(f"/s/{visitors.token}/")
    assert f'href="/s/{visitors.token}/revenue/"' in page(start)
    services = anybody.get(f"/s/{visitors.token}/revenue/")
    assert f'href="{form_of(visitors)}"' in page(services)
    sheet = anybody.get(form_of(visitors))
    sent = anybody.post(form_of(visitors), {**ANSWERS, "submission": submission_of(sheet)})
    assert sent.status_code == 303
    assert "ขอบคุณ" in page(anybody.get(sent["Location"])) or "Thank you" in page(
        anybody.get(sent["Location"])
    )
    (row,) = Intake.objects.all()
    revenue = visitors.places.get(code="revenue")
    assert (row.wave, row.place, row.service, row.a1, row.a7) == (visitors.drawer, revenue.number, 3, 4, None)


def test_no_page_sets_a_cookie_or_lets_itself_be_kept(visitors: Wave, anybody: Client) -> None:
    token = visitors.token
    for address in ("", "revenue/", "revenue/revenue/", "promise/", "thanks/"):
        answer = anybody.get(f"/s/{token}/{address}")
        assert answer.status_code == 200
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
    sent = anybody.post(form_of(visitors), ANSWERS)
    assert not sent.cookies


def test_the_address_of_a_division_leads_straight_to_its_services(visitors: Wave, anybody: Client) -> None:
    fines = visitors.places.get(code="enforcement")
    start = page(anybody.get(f"/s/{fines.token}/"))
    assert f'href="/s/{fines.token}/enforcement/fine/"' in start
    assert anybody.get(f"/s/{fines.token}/revenue/").status_code == 404
    assert anybody.get(f"/s/{fines.token.upper()}/").status_code == 200, "a phone may begin with a capital"


def test_e3_is_worded_by_the_service(visitors: Wave, anybody: Client) -> None:
    assert "การจัดเก็บรายได้/การประเมินภาษี" in page(anybody.get(form_of(visitors)))
    assert "จัดซื้อจัดจ้าง" in page(anybody.get(form_of(visitors, "revenue", "procurement")))


def test_english_is_an_address_and_no_cookie(visitors: Wave, anybody: Client) -> None:
    english = page(anybody.get(f"/s/en/{visitors.token}/revenue/revenue/"))
    assert 'lang="en"' in english
    assert "Staff serve willingly" in english


def test_both_buttons_pressed_twice_count_once(visitors: Wave, anybody: Client) -> None:
    submission = submission_of(anybody.get(form_of(visitors)))
    for _ in range(3):
        assert anybody.post(form_of(visitors), {**ANSWERS, "submission": submission}).status_code == 303
    assert store.counts([visitors.drawer])[visitors.drawer] == {visitors.places.get(code="revenue").number: 1}


def test_two_people_at_one_device_count_twice(visitors: Wave, anybody: Client) -> None:
    first, second = (submission_of(anybody.get(form_of(visitors))) for _ in range(2))
    assert first != second
    for submission in (first, second):
        anybody.post(form_of(visitors), {**ANSWERS, "submission": submission})
    assert Intake.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"E2": ""}, {"E2": "9"}, {"E2": "-1"}, {"E2": "😀" * 1000}, {"E2": "<script>"}],
    ids=["half", "off the scale", "negative", "emoji storm", "markup"],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(
    visitors: Wave, anybody: Client, wrong: dict[str, str]
) -> None:
    answer = anybody.post(form_of(visitors), {**ANSWERS, **wrong, "submission": "x" * 22})
    assert answer.status_code == 422
    html = page(answer)
    assert 'href="#E2"' in html
    assert chosen(html) == 5
    assert f'action="{form_of(visitors)}"' in html, "without a fragment, so that the whole page is shown"
    assert submission_of(answer) == "x" * 22, "sent again, it is the same sheet"
    assert not Intake.objects.exists()


def test_a_flood_is_held_back_and_nothing_typed_is_lost(
    visitors: Wave, anybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floods, "AT_ONCE", 2)
    monkeypatch.setattr(floods, "A_SECOND", 0.0)
    for number, status in enumerate((303, 303, 429)):
        answer = anybody.post(form_of(visitors), {**ANSWERS, "submission": f"{number:022d}"})
        assert answer.status_code == status
    assert chosen(page(answer)) == 6
    assert submission_of(answer) == f"{2:022d}", "sent again, it is the same sheet"
    elsewhere = anybody.post(form_of(visitors), ANSWERS, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 303, "others are not held back"
    assert b"10.0.0.9" not in repr(floods._buckets).encode()


def test_a_megabyte_is_refused_before_it_is_read(visitors: Wave, anybody: Client) -> None:
    answer = anybody.post(form_of(visitors), {**ANSWERS, "comment": "ก" * 400_000})
    assert answer.status_code == 413
    assert not Intake.objects.exists()


def test_a_service_that_the_division_does_not_offer_leads_to_those_it_does(
    visitors: Wave, anybody: Client
) -> None:
    for ask in (anybody.get, lambda place: anybody.post(place, ANSWERS)):
        answer = ask(form_of(visitors, "registration", "fine"))
        assert answer.status_code == 422
        assert f'href="{form_of(visitors, "registration", "registration")}"' in page(answer)
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2024, 12, 31, 16, 59, tzinfo=UTC), 200),
        (datetime(2025, 6, 30, 17, 9, tzinfo=UTC), 303),
        (datetime(2025, 6, 30, 17, 11, tzinfo=UTC), 200),
        (datetime(2568, 6, 30, 17, 11, tzinfo=UTC), 200),
    ],
    ids=["the evening before", "ten minutes of grace", "after the grace", "a clock in the wrong year"],
)
def test_outside_the_window_a_page_says_so_and_nothing_is_taken(
    visitors: Wave, anybody: Client, moment: datetime, status: int
) -> None:
    with time_machine.travel(moment, tick=False):
        answer = anybody.post(form_of(visitors), ANSWERS)
    assert answer.status_code == status
    assert Intake.objects.exists() == (status == 303)


def test_a_wave_that_nobody_opened_takes_nothing(
    bangkok_yai_2568: Round, now: datetime, anybody: Client
) -> None:
    wave = prepared(bangkok_yai_2568, now)
    assert anybody.post(form_of(wave), ANSWERS).status_code == 200
    assert not Intake.objects.exists()


def test_closed_in_the_very_moment_of_sending(visitors: Wave, anybody: Client, now: datetime) -> None:
    """The page is still in memory; the database knows better."""
    anybody.get(form_of(visitors))
    close_wave(wave=visitors, by=None, now=now)
    answer = anybody.post(form_of(visitors), ANSWERS)
    assert answer.status_code == 422
    assert store.counts([visitors.drawer])[visitors.drawer] == {}


def test_an_address_that_nobody_made_is_not_found(anybody: Client, db: None) -> None:
    assert anybody.get("/s/zzzzzzz/").status_code == 404


def test_staff_answer_with_their_card_once(
    staff: Wave, anybody: Client, anong: Member, now: datetime
) -> None:
    _batch, codes = make_cards(wave=staff, size=20, by=anong, now=now)
    address = f"/s/{staff.token}/card/"
    submission = submission_of(anybody.get(address))
    given = {**STAFF, "place": "unsaid", "card": printed(codes[0]).lower(), "submission": submission}
    assert anybody.post(address, given).status_code == 303
    assert anybody.post(address, given).status_code == 303, "the line was cut, and it is sent again"
    again = anybody.post(address, {**given, "submission": "y" * 22})
    assert again.status_code == 422
    assert 'href="#card"' in page(again)
    assert store.counts([staff.drawer])[staff.drawer] == {0: 1}


@pytest.mark.parametrize("card", ["", "K7QM2XHF9T4D", "😀", "foreign"])
def test_a_card_that_is_none_is_told_apart_and_the_answers_stay(
    staff: Wave, anybody: Client, card: str
) -> None:
    typed = new_code("zzzzzzz") if card == "foreign" else card
    answer = anybody.post(f"/s/{staff.token}/card/", {**STAFF, "place": "revenue", "card": typed})
    assert answer.status_code == 422
    assert chosen(page(answer)) == 13
    assert not Intake.objects.exists()


def test_the_form_of_staff_and_that_of_visitors_are_not_mixed_up(
    staff: Wave, visitors: Wave, anybody: Client
) -> None:
    assert anybody.get(f"/s/{visitors.token}/card/").status_code == 404
    assert anybody.get(form_of(staff)).status_code == 404


def test_the_form_asks_the_databases_nothing(
    visitors: Wave, anybody: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = page(anybody.get(form_of(visitors)))
    with django_assert_num_queries(0), django_assert_num_queries(0, using="surveys"):
        second = page(anybody.get(form_of(visitors)))
    assert first != second, "every page carries a number of its own"


def test_form_and_styles_together_are_light(staff: Wave, anybody: Client) -> None:
    """The longer of the two forms, with all that is needed to read it and send it."""
    html = anybody.get(f"/s/{staff.token}/card/").content
    assert len(gzip.compress(html)) + len(gzip.compress(answering_stylesheet().encode())) < 14 * 1024


def test_a_ready_page_is_packed_and_guarded_like_any_other(visitors: Wave, anybody: Client) -> None:
    made = anybody.get(form_of(visitors))
    ready = anybody.get(form_of(visitors), headers={"accept-encoding": "gzip, br"})
    assert ready["Content-Encoding"] == "gzip"
    unpacked = gzip.decompress(ready.content)
    assert re.sub(rb'"[\w-]{22}"', b"", unpacked) == re.sub(rb'"[\w-]{22}"', b"", made.content)
    for header in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"):
        assert ready[header] == made[header]
    assert ready["Cache-Control"] == "no-store"
    assert "Accept-Encoding" in ready["Vary"]


def test_a_ready_page_ends_with_its_survey(visitors: Wave, anybody: Client, now: datetime) -> None:
    anybody.get(form_of(visitors))
    with time_machine.travel(datetime(2025, 7, 1, 3, tzinfo=UTC), tick=False):
        assert b'name="E1"' not in anybody.get(form_of(visitors)).content


def test_dates_are_said_in_the_buddhist_era(visitors: Wave, anybody: Client) -> None:
    assert visitors.last_on == date(2025, 6, 30)
    assert "30 มิถุนายน 2568" in page(anybody.get(f"/s/{visitors.token}/"))
