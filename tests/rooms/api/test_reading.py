"""Lists in pages, answers in the caller's language, and no question asked row by row."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.api.interface import routes
from prongsai.measures.models import Measure
from prongsai.notices.models import Notice
from prongsai.rounds.models import DutyRecord, LockException, Obligation, Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.sheets import figures, sheet_of
from tests.rooms.api.calling import HERE, Program, program_of
from tests.rooms.api.world import address_of, recordable_duty


def every_item(program: Program, path: str, limit: int, more: str = "") -> list[dict[str, Any]]:
    found, cursor = [], ""
    while True:
        page = program.get(f"{path}?limit={limit}&cursor={cursor}{more}").json()
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next"] is None:
            return found
        cursor = page["next"]


@pytest.mark.parametrize("path", [f"{HERE}/duties", "/frameworks", "/agencies/bangkok-yai/units"])
def test_the_pages_of_a_list_are_the_whole_list(officer: Program, bangkok_yai_2568: Round, path: str) -> None:
    whole = every_item(officer, path, 200)
    assert len({str(one) for one in whole}) == len(whole) > 3
    assert every_item(officer, path, len(whole) // 3) == whole


def test_what_is_added_between_two_pages_moves_nothing(anong: Member, now: datetime) -> None:
    def add(number: int) -> None:
        Notice.objects.create(
            user=anong.user, agency=anong.agency, kind="gone", about_id=1, key=str(number), made_at=now
        )

    for number in range(6):
        add(number)
    program = program_of(anong)
    first = program.get("/notices?limit=3").json()
    add(99)
    second = program.get(f"/notices?limit=3&cursor={first['next']}").json()
    ids = [one["id"] for one in first["items"] + second["items"]]
    assert len(set(ids)) == 6
    assert ids == sorted(ids, reverse=True)


@pytest.mark.parametrize("cursor", ["x", "YWZ0ZXI6", "YWZ0ZXI6LTE", "%00", "ก", "after:3"])
def test_a_cursor_that_is_not_ours_is_refused(officer: Program, cursor: str) -> None:
    answer = officer.get(f"/frameworks?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "cursor")


def test_duties_are_found_by_state_and_unit(officer: Program, bangkok_yai_2568: Round) -> None:
    everything = every_item(officer, f"{HERE}/duties", 200)
    for state in {one["state"] for one in everything}:
        found = every_item(officer, f"{HERE}/duties", 200, f"&state={state}")
        assert found == [one for one in everything if one["state"] == state]
    assert officer.get(f"{HERE}/duties?state=made-up").status_code == 422


def test_refusals_speak_the_language_that_was_asked_for(anong: Member) -> None:
    thai, english = Program("pgs_x", "th"), Program("pgs_x", "en-GB,en;q=0.9")
    assert "access token" in english.get("/me").json()["detail"]
    assert thai.get("/me")["Content-Language"] == "th"
    assert english.get("/me")["Content-Language"] == "en"
    nowhere = english.get("/nowhere")
    assert (nowhere.status_code, nowhere["Content-Type"]) == (404, "application/problem+json")
    assert nowhere.json()["title"] == "Not found"


def test_nothing_is_kept_by_caches_and_no_cookie_is_set(officer: Program, bangkok_yai_2568: Round) -> None:
    officer.client.cookies["sessionid"] = "whatever"
    officer.client.cookies["django_language"] = "th"
    answer = officer.get(HERE)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]
    assert "Access-Control-Allow-Origin" not in answer
    assert officer.get("/nowhere").json()["title"] == "Not found", "the language of a cookie is not heard"


def test_the_trace_of_a_sheet_is_that_of_the_page(officer: Program, official_2567: ScoreSheet) -> None:
    sheet = officer.get(f"/rounds/bangkok-yai/2567/sheets/{official_2567.pk}").json()
    assert (sheet["total"], sheet["level"]) == ("97.89", "good")
    total = sheet["trace"][0]
    assert total["shown"] == "97.89"
    assert {part["code"] for part in total["parts"]} == {"IIT", "EIT", "OIT"}


def more_duties(round_: Round, by: Member, now: datetime) -> None:
    duty = recordable_duty(round_)
    for number in range(5):
        Obligation.objects.create(
            round=round_, key=f"more/{number}", code="m", kind="deadline", title_th="t", title_en="t",
            unit=by.agency.units.all()[number], period=1, periods=1, opens_on=date(2025, 1, 1),
            printed_on=date(2025, 2, 1), due_on=date(2025, 2, 1), grace_until=date(2025, 2, 1), proof="record",
        )  # fmt: skip
        DutyRecord.objects.create(
            obligation=duty, done_on=duty.opens_on, text="t", recorded_on=now.date(), recorded_at=now,
            recorded_by=by.user,
        )  # fmt: skip
        LockException.objects.create(
            round=round_, obligation=duty, reason="r", until=now.date(), granted_at=now, granted_by=by.user
        )


def more_of_all(round_: Round, by: Member, now: datetime) -> None:
    """Five more rows of what lists show."""
    more_duties(round_, by, now)
    for number in range(5):
        sheet_of(round_, figures(E1="90"), now, source=ScoreSheet.Source.MOCK, title=str(number))
        Notice.objects.create(
            user=by.user, agency=by.agency, kind="gone", about_id=1, key=f"m{number}", made_at=now
        )
        measure = Measure.objects.filter(plan__round=round_).order_by("pk")[0]
        findings = list(measure.findings.all())
        measure.pk, measure.position = None, 50 + number
        measure.save(force_insert=True)
        for finding in findings:
            measure.findings.add(finding)


LISTS = [route.path for route in routes() if route.method == "GET" and not route.path.endswith("}")]


@pytest.mark.slow
def test_no_list_asks_row_by_row(
    officer: Program,
    world: dict[str, object],
    bangkok_yai_2568: Round,
    anong: Member,
    now: datetime,
    counted: Callable[[str], int],
) -> None:
    before = {path: counted(path) for path in LISTS}
    more_of_all(bangkok_yai_2568, anong, now)
    for path in LISTS:
        assert counted(path) <= before[path], path
        assert before[path] <= 14, path


@pytest.fixture
def counted(officer: Program, world: dict[str, object]) -> Iterator[Callable[[str], int]]:
    """Within one minute: the first request of the next one begins a new count of the program's pace."""

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert officer.get(address_of(path, world)).status_code == 200
        return len(found)

    with time_machine.travel(timezone.now(), tick=False):
        officer.get("/me")
        yield count


def test_moments_are_those_of_now(officer: Program) -> None:
    expires = datetime.fromisoformat(officer.get("/me").json()["token"]["expires_at"])
    assert 89 <= (expires - timezone.now()).days <= 90
