"""After the close only large groups speak, no table can be subtracted from another, and what is told never changes."""

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
import time_machine
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.rules.survey_tally import Tally, is_unanimous
from prongsai.surveys import actions, queries
from prongsai.surveys.models import DayCount, Headcount, Release, Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses import store
from prongsai.surveys.telling.tables import REPEATS, STRAIGHT, item_means, tables_of, worked_out
from tests.factories.surveys import fill, opened

LEAST = 10
BUDGET = 15


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    queries.forget_counts()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


def closed(wave: Wave, now: datetime) -> Wave:
    actions.close_wave(wave=wave, by=None, now=now)
    return wave


def here(wave: Wave, more: str = "") -> str:
    return f"/rounds/bangkok-yai/2568/surveys/{wave.pk}/result/{more}"


def answer_at_random(wave: Wave, sizes: dict[int, int], dice: random.Random) -> None:
    """So many sheets a place; services are drawn among those that it offers, unevenly."""
    asked = questionnaire_of(wave.round, wave.instrument)
    codes = {place.number: place.code for place in wave.places.all()}
    for place, size in sizes.items():
        offered = [number for number, one in enumerate(asked.services, 1) if one.is_offered_by(codes[place])]
        for number in range(size):
            store.take(
                wave=wave.drawer,
                place=place,
                service=offered[0] if dice.random() < 0.8 else dice.choice(offered),
                answers=[
                    None if dice.random() < 0.1 else dice.choices(range(6), (1, 1, 2, 6, 15, 20))[0]
                    for _ in asked.questions
                ],
                submission=f"{place}-{number}",
            )


def test_after_the_close_only_large_groups_speak(officer: Client, visitors: Wave, now: datetime) -> None:
    for place, count in ((1, 20), (2, 12), (3, 4)):
        fill(visitors, place, count, answer=5)
        fill(visitors, place, count, answer=4)
    found = tables_of(closed(visitors, now))
    assert found.sheets == 72
    assert set(found.places) == {1}, "the third is too small, the second could give it away"
    assert found.silenced == 2
    assert item_means(visitors)["E1"] == 90
    assert item_means(visitors)["E3"] == 10, "turned round"
    html = officer.get(here(visitors)).content.decode()
    assert "90.00" in html
    assert "ฝ่ายทะเบียน" not in html


def test_a_group_of_one_mind_is_not_shown(visitors: Wave, now: datetime) -> None:
    fill(visitors, 1, 30, answer=1)
    assert tables_of(closed(visitors, now)).places == {}


def test_an_office_of_few_has_no_figures_at_all(officer: Client, visitors: Wave, now: datetime) -> None:
    fill(visitors, 1, 9)
    assert tables_of(closed(visitors, now)).items == {}
    assert item_means(visitors) == {}
    assert officer.get(here(visitors)).status_code == 200
    assert officer.get(here(visitors, "signs/")).status_code == 200


def test_a_question_that_concerns_few_has_no_figure(visitors: Wave, now: datetime) -> None:
    for number in range(40):
        answers = [5, 4, 1, 5, 5, None if number > 2 else 0]
        store.take(wave=visitors.drawer, place=1, service=6, answers=answers, submission=str(number))
    assert "E6" not in item_means(closed(visitors, now))
    assert "E5" in item_means(visitors)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_subtracting_any_told_tables_leaves_no_small_group(visitors: Wave, now: datetime, seed: int) -> None:
    """The attack: take from the whole every group that is told, by division and by service, and look at what is left."""
    dice = random.Random(seed)
    answer_at_random(visitors, {place: dice.choice((2, 7, 11, 16, 40)) for place in range(1, 9)}, dice)
    found = tables_of(closed(visitors, now))
    for code, whole in found.items.items():
        for groups in (found.places, found.services):
            told = [tallies[code] for tallies in groups.values() if code in tallies]
            left = _less(whole, told)
            if told and left.sheets:
                assert left.base >= LEAST
                assert not is_unanimous(left)
    by_division = {code for tallies in found.places.values() for code in tallies}
    by_service = {code for tallies in found.services.values() for code in tallies}
    assert not by_division & by_service, "a service of one division, less that division, is a small group"


def _less(whole: Tally, groups: list[Tally]) -> Tally:
    counts = [
        count - sum(group.counts[place] for group in groups) for place, count in enumerate(whole.counts)
    ]
    return Tally(tuple(counts), whole.not_concerned - sum(group.not_concerned for group in groups))


def test_what_was_told_at_the_close_is_told_ever_after(visitors: Wave, now: datetime) -> None:
    """Even when the rule that hides groups is another one later."""
    fill(visitors, 1, 20, answer=5)
    fill(visitors, 1, 20, answer=3)
    before = tables_of(closed(visitors, now))
    assert before == worked_out(visitors), "what is kept is what was worked out"
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(tables={})
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.all().delete()


def test_signs_come_with_the_score_without_them(officer: Client, visitors: Wave, now: datetime) -> None:
    fill(visitors, 1, 60, answer=5)
    for number in range(140):
        answers = [5, 4 + number % 2, 0, 5, 4, 5]
        store.take(wave=visitors.drawer, place=2, service=6, answers=answers, submission=f"read-{number}")
    found = tables_of(closed(visitors, now)).signs
    assert found[STRAIGHT].sheets == 60
    assert sum(found[STRAIGHT].others["E3"].counts) == 140
    assert found[REPEATS].sheets == 0
    html = officer.get(here(visitors, "signs/")).content.decode()
    assert "30.0%" in html
    assert "70.00" in html
    assert "100.00" in html
    assert "+30.00" in html, "E3 is 70 with the sixty and 100 without them"


def test_few_suspects_are_not_told_apart(officer: Client, visitors: Wave, now: datetime) -> None:
    fill(visitors, 1, 4, answer=5)
    for number in range(60):
        answers = [5, 4 + number % 2, 0, 5, 4, 5]
        store.take(wave=visitors.drawer, place=2, service=6, answers=answers, submission=f"read-{number}")
    sign = tables_of(closed(visitors, now)).signs[STRAIGHT]
    assert (sign.sheets, sign.others) == (None, {})
    assert "&lt;10" in officer.get(here(visitors, "signs/")).content.decode()


def test_days_are_counted_by_night_and_small_ones_joined(
    anong: Member, client_of: Callable[[Member], Client], visitors: Wave, now: datetime
) -> None:
    for day, count in enumerate((20, 1, 2, 8)):
        fill(visitors, day + 1, count, answer=3 + day % 2)
        actions.count_days(now=now + timedelta(days=day + 1))
        actions.count_days(now=now + timedelta(days=day + 1))
    assert list(DayCount.objects.values_list("sheets", flat=True)) == [20, 21, 23, 31]
    with time_machine.travel(now + timedelta(days=5), tick=False):
        closed(visitors, now + timedelta(days=5))
        html = client_of(anong).get(here(visitors, "signs/")).content.decode()
    assert "13 มี.ค. 2568 – 15 มี.ค. 2568" in html, "one and two, with the eight after them"


def test_the_margin_knows_how_many_staff_there_are(
    officer: Client, bangkok_yai_2568: Round, now: datetime
) -> None:
    wave = opened(bangkok_yai_2568, now, "IIT", first_on=now.date())
    codes = [f"CARD{number:08}" for number in range(40)]
    store.add_codes(wave=wave.drawer, batch=1, codes=codes)
    for number, code in enumerate(codes):
        answers = [number % 2 * 5] * 12
        store.take(wave=wave.drawer, place=1, service=0, answers=answers, submission=code, code=code)
    closed(wave, now)
    before = officer.get(here(wave)).content.decode()
    assert "±16." in before
    too_few = officer.post(here(wave, "people/"), {"people": "39"})
    assert too_few.status_code == 422
    assert officer.post(here(wave, "people/"), {"people": "80"}).status_code == 302
    assert Headcount.objects.get(wave=wave).people == 80
    assert "±11." in officer.get(here(wave)).content.decode()


def test_last_year_is_compared_by_question_and_honestly(
    officer: Client, bangkok_yai_2567: Round, bangkok_yai_2568: Round, now: datetime
) -> None:
    for round_, best in ((bangkok_yai_2567, 30), (bangkok_yai_2568, 60)):
        wave = opened(round_, now, kind=Wave.Kind.TRIAL)
        for number in range(80):
            answers = [5 if number < best else 2, 4 + number % 2, 1, 5, 5 - number % 2, 4]
            store.take(wave=wave.drawer, place=1, service=6, answers=answers, submission=str(number))
        closed(wave, now)
    html = officer.get(here(wave)).content.decode()
    assert html.count("สูงขึ้น") >= 1
    assert "ยังบอกไม่ได้ว่าเปลี่ยน" in html


def test_tables_to_take_along_hold_what_the_page_holds(
    officer: Client, visitors: Wave, now: datetime
) -> None:
    answer_at_random(visitors, {1: 40, 2: 40, 3: 4}, random.Random(2))
    found = tables_of(closed(visitors, now))
    content = officer.get(here(visitors, "tables/?as=csv")).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(content)))
    told = sum(len(tallies) for tallies in (*found.places.values(), *found.services.values()))
    assert len(lines) == 1 + len(found.items) + told
    kept = json.loads(officer.get(here(visitors, "tables/?as=json")).content)
    assert kept["items"]["E1"] == [*found.items["E1"].counts, found.items["E1"].not_concerned]
    assert officer.get(here(visitors, "tables/?as=xlsx")).content.startswith(b"PK")
    assert officer.get(here(visitors, "tables/?as=exe")).status_code == 404


def test_every_line_to_take_along_fits_ten_people(officer: Client, visitors: Wave, now: datetime) -> None:
    answer_at_random(visitors, {1: 90, 2: 60, 3: 4}, random.Random(3))
    closed(visitors, now)
    answer = officer.get(here(visitors, "lines/"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, *lines, end = list(csv.reader(io.StringIO(text)))
    assert head == ["agency", "fiscal_year", "instrument", "kind", *(f"E{n}" for n in range(1, 7))]
    assert len(lines) == 154
    assert end[:2] == ["# end", "154"]
    assert min(lines.count(line) for line in lines) >= LEAST
    assert lines == sorted(lines)


def test_the_pages_ask_few_queries(officer: Client, visitors: Wave, now: datetime) -> None:
    answer_at_random(visitors, dict.fromkeys(range(1, 9), 12), random.Random(4))
    closed(visitors, now)
    for more in ("", "signs/", "tables/?as=csv"):
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(here(visitors, more)).status_code == 200
        assert len(asked) <= BUDGET, more


def test_strangers_find_nothing_and_others_may_not(
    visitors: Wave, now: datetime, cast: dict[str, Member], client_of: Callable[[Member], Client]
) -> None:
    closed(visitors, now)
    for more in ("", "signs/", "tables/", "lines/"):
        assert client_of(cast["dao"]).get(here(visitors, more)).status_code == 404
        assert client_of(cast["boon"]).get(here(visitors, more)).status_code == 200
    assert client_of(cast["boon"]).post(here(visitors, "people/"), {"people": "9"}).status_code == 403


def test_means_are_exact(visitors: Wave, now: datetime) -> None:
    fill(visitors, 1, 20, answer=5)
    fill(visitors, 2, 10, answer=4)
    assert item_means(closed(visitors, now))["E1"] == Fraction(280, 3)


def test_a_sheet_changed_behind_our_back_is_seen(visitors: Wave, now: datetime) -> None:
    answer_at_random(visitors, {1: 40, 2: 30}, random.Random(5))
    closed(visitors, now)
    actions.verify_tables()
    with connections["surveys"].cursor() as cursor:
        cursor.execute("UPDATE survey_answers_sealed SET a1 = 1 WHERE a1 = 0 OR a1 IS NULL")
    with pytest.raises(actions.TablesDisagree) as refused:
        actions.verify_tables()
    assert refused.value.waves == [visitors.pk]
