"""Satisfaction forms: answered without a trace, counted once, shown only when closed and of enough people."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round
from prongsai.support import actions
from prongsai.support.answering import pace
from prongsai.support.models import Form, Remark, Sending, Tally
from prongsai.support.queries.forms import results_of
from tests.factories import support
from tests.rooms.support.conftest import DAY, NOON

HERE = "/rounds/bangkok-yai/2568/support/forms/"
Browser = Callable[[Member], Client]
CODES = ("q1", "q2", "q3", "q4", "q5")
GOOD = {**dict.fromkeys(CODES, "4"), "words": "", "sending": "a" * 32}


@pytest.fixture(autouse=True)
def _fresh_pace() -> Iterator[None]:
    pace.forget()
    yield
    pace.forget()


@pytest.fixture
def form(bangkok_yai_2568: Round, units: dict[str, Unit]) -> Form:
    return support.opened(bangkok_yai_2568, units["revenue"], NOON)


def chosen(form: Form) -> dict[int, int]:
    return dict(Tally.objects.filter(form=form, question="q1").values_list("step", "number"))


def test_a_visitor_answers_and_nothing_but_counts_is_kept(form: Form) -> None:
    client, place = Client(), f"/f/{form.token}/"
    page = client.get(place)
    assert page.status_code == 200
    assert "<script" not in page.content.decode().split("<body")[1]
    answer = client.post(place, {**GOOD, "words": "น้ำดื่มเย็นดี"})
    assert (answer.status_code, answer["Location"]) == (303, f"{place}thanks/")
    assert client.get(answer["Location"]).status_code == 200
    assert not client.cookies, "no cookie was set"
    assert chosen(form) == {1: 0, 2: 0, 3: 0, 4: 1, 5: 0}
    assert Remark.objects.get().text == "น้ำดื่มเย็นดี"
    names = {field.name for model in (Tally, Remark, Sending) for field in model._meta.fields}
    assert names == {"id", "form", "question", "step", "number", "text", "mark"}, (
        "no time, no order, no person"
    )


def test_the_same_sending_counts_once(form: Form) -> None:
    client, place = Client(), f"/f/{form.token}/"
    for _press in range(2):
        assert client.post(place, GOOD).status_code == 303
    form.refresh_from_db()
    assert (form.answers, chosen(form)[4]) == (1, 1)


@pytest.mark.parametrize("bad", [{"q3": ""}, {"q3": "6"}, {"q3": "0"}, {"q3": "ก"}, {"words": "ก" * 2_001}])
def test_what_is_missing_is_named_and_the_rest_is_kept(form: Form, bad: dict[str, str]) -> None:
    answer = Client().post(f"/f/en/{form.token}/", {**GOOD, **bad})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == (4 if "q3" in bad else 5)
    assert Tally.objects.filter(number__gt=0).count() == 0


def test_a_burst_is_slowed_and_nothing_is_lost(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST", 3)
    pace.forget()
    client, place = Client(), f"/f/{form.token}/"
    statuses = [client.post(place, {**GOOD, "sending": f"{number:032}"}).status_code for number in range(4)]
    assert statuses == [303, 303, 303, 429]
    last = client.post(place, {**GOOD, "words": "ยังอยู่"})
    assert "ยังอยู่" in last.content.decode()
    assert last.content.decode().count(" checked") == 5


@pytest.mark.parametrize(
    ("day", "status"), [(date(2025, 2, 28), 422), (date(2025, 4, 1), 422), (date(2025, 3, 31), 303)]
)
def test_a_form_takes_answers_on_its_days_alone(form: Form, day: date, status: int) -> None:
    with time_machine.travel(datetime(day.year, day.month, day.day, 5, tzinfo=UTC), tick=False):
        assert Client().post(f"/f/{form.token}/", GOOD).status_code == status
        assert Client().get(f"/f/{form.token}/").status_code == 200
    assert Client().get("/f/zzzzzzz/").status_code == 404


def test_results_wait_for_the_close_and_for_enough_people(
    form: Form, anong: Member, fah: Member, client_of: Browser
) -> None:
    support.answered(form, 4, step=5, words="ดี", today=DAY)
    client, place = client_of(anong), f"{HERE}{form.pk}/"
    page = client.get(place).context["page"]
    assert (page.figures[0].value, page.results, page.remarks) == ("น้อยกว่า 5", None, ())
    support.answered(form, 6, step=2, today=DAY)
    page = client.get(place).context["page"]
    assert (page.figures[0].value, page.results) == ("10", None), "open: no result, however many"
    assert client_of(fah).post(f"{place}close/").status_code == 403
    assert client.post(f"{place}close/").status_code == 302
    page = client.get(place).context["page"]
    assert [cell.text for cell in page.results.rows[0]][1:] == ["4", "–", "–", "6", "–", "3.20", "40.00"]
    assert page.remarks == ("ดี",) * 4
    assert not Sending.objects.exists()
    assert Client().post(f"/f/{form.token}/", GOOD).status_code == 422


def test_a_closed_form_of_few_people_never_shows(form: Form, anong: Member) -> None:
    support.answered(form, 9, today=DAY)
    actions.close_form(form=form, by=anong, now=NOON)
    form.refresh_from_db()
    assert results_of(form) == ()
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.filter(form=form).update(number=10)
    with pytest.raises(IntegrityError), transaction.atomic():
        Form.objects.filter(pk=form.pk).update(closed_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.create(form=form, text="ก")


def test_the_officer_opens_a_form_and_prints_its_poster(
    bangkok_yai_2568: Round, units: dict[str, Unit], anong: Member, fah: Member, client_of: Browser
) -> None:
    typed = {
        "title": "ความพึงพอใจ ไตรมาส 2",
        "unit": str(units["revenue"].pk),
        "opens_on": "12/3/2568",
        "closes_on": "1/3/2568",
    }
    client = client_of(anong)
    assert client_of(fah).post(f"{HERE}open/", typed).status_code == 403
    assert client.post(f"{HERE}open/", typed).status_code == 422
    assert client.post(f"{HERE}open/", {**typed, "closes_on": "31/3/2568"}).status_code == 302
    form = Form.objects.get()
    poster = client.get(f"{HERE}{form.pk}/poster/?size=a5&language=en")
    assert poster.content.startswith(b"%PDF")
    for size in ("a9", "tent"):
        assert client.get(f"{HERE}{form.pk}/poster/?size={size}").status_code == 404


def test_the_form_is_shown_with_one_query_and_taken_with_few(form: Form) -> None:
    client, place = Client(), f"/f/{form.token}/"
    with CaptureQueriesContext(connection) as queries:
        client.get(place)
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        client.post(place, GOOD)
    assert len(queries) <= 16
