"""The public pages: no script, no cookie, no code in an address; what is wrong looks alike; drafts stay inside."""

import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.licences import actions, codes
from prongsai.licences.actions.checking import Found
from prongsai.licences.applying import pace, views
from prongsai.licences.models import Applicant, Application, LicenceType
from prongsai.licences.moves import State
from prongsai.licences.queries import public_board, published_types
from tests.factories import licences
from tests.factories.licences import all_found, brought, filed
from tests.rooms.licences.conftest import NOON

HERE = "/l/bangkok-yai/"
STATUS, APPLY = f"{HERE}status/", f"{HERE}kinds/drain/apply/"
TYPED = {"name": licences.NAME, "contact": licences.CONTACT, "sending": "s" * 32}
Browser = Callable[[Member], Client]


def codes_in(body: str) -> dict[str, str]:
    found = dict(re.findall(r'name="(reference|secret)" value="([^"]+)"', body))
    assert set(found) == {"reference", "secret"}
    return found


def test_a_citizen_files_follows_and_answers(drain: LicenceType) -> None:
    client = Client()
    for place in (HERE, f"{HERE}kinds/drain/", APPLY, STATUS, f"{HERE}board/", "/l/en/bangkok-yai/"):
        page = client.get(place)
        assert page.status_code == 200
        assert "<script" not in page.content.decode()
    slip = client.post(APPLY, TYPED)
    assert slip.status_code == 200
    assert slip["Cache-Control"] == "no-store"
    typed = codes_in(slip.content.decode())
    paper = client.post(f"{HERE}slip/", typed)
    assert paper.content.startswith(b"%PDF")
    page = client.post(STATUS, typed).content.decode()
    assert "ได้รับคำขอแล้ว" in page
    assert licences.NAME not in page
    assert licences.CONTACT not in page
    brought(Application.objects.get(), State.DEFECT, NOON)
    page = client.post(STATUS, typed).content.decode()
    assert "ไม่มีลายมือชื่อ" in page
    assert client.post(STATUS, {**typed, "do": "answer", "words": ""}).status_code == 422
    assert client.post(STATUS, {**typed, "do": "answer", "words": "ลงชื่อแล้ว"}).status_code == 200
    assert Application.objects.get().state == State.RESUBMITTED
    assert client.post(STATUS, {**typed, "do": "answer", "words": "อีกครั้ง"}).status_code == 422
    assert client.post(STATUS, {**typed, "do": "withdraw"}).status_code == 200
    assert Application.objects.get().state == State.WITHDRAWN
    assert not client.cookies, "no cookie was set"
    assert typed["reference"].replace("-", "") not in str(
        list(Entry.objects.values_list("details", flat=True))
    )


def test_pressing_twice_files_once(drain: LicenceType) -> None:
    first, second = (codes_in(Client().post(APPLY, TYPED).content.decode()) for _press in range(2))
    assert first == second
    assert Application.objects.count() == 1


def test_a_draft_finding_is_never_shown(drain: LicenceType) -> None:
    made = filed(drain, NOON)
    item = made.application.checklist.items.all()[0]
    actions.check_items(
        application=made.application, found={item.pk: Found("missing", "ร่างภายใน")}, by=None, now=NOON
    )
    told = {"reference": made.application.reference, "secret": made.secret}
    assert "ร่างภายใน" not in Client().post(STATUS, told).content.decode()


def test_whatever_is_wrong_looks_alike(drain: LicenceType, khlong_toei: Agency) -> None:
    mine, other = filed(drain, NOON), filed(drain, NOON, sending="b" * 24)
    right = {"reference": mine.application.reference, "secret": mine.secret}
    foreign = filed(licences.kind(khlong_toei, None, NOON), NOON, sending="c" * 24)
    wrong = (
        {**right, "secret": other.secret},
        {**right, "reference": other.application.reference},
        {**right, "reference": codes.new_reference()},
        {"reference": foreign.application.reference, "secret": foreign.secret},
        {**right, "secret": ""},
        {"reference": "ก" * 500, "secret": "'; --"},
        {},
    )
    answers, counts = set(), set()
    for typed in wrong:
        with CaptureQueriesContext(connection) as queries:
            answer = Client().post(STATUS, typed)
        answers.add((answer.status_code, answer.content))
        counts.add(len(queries))
    assert len(answers) == 1
    assert counts == {2}
    assert next(iter(answers))[0] == 422
    assert Client().post(f"{HERE}slip/", wrong[0]).content == next(iter(answers))[1]
    assert Client().get(STATUS, right).content == Client().get(STATUS).content, "an address opens nothing"


def test_guessing_is_slowed_and_right_codes_are_served(
    drain: LicenceType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_WRONG", 3)
    made = filed(drain, NOON)
    told = {"reference": made.application.reference, "secret": made.secret}
    statuses = [Client().post(STATUS, {**told, "secret": "x"}).status_code for _turn in range(5)]
    assert statuses == [422, 422, 422, 429, 429]
    assert Client().post(STATUS, told).status_code == 200
    assert all("127.0.0.1" not in str(key) for key in pace._times)


@pytest.mark.parametrize("bad", [{"name": ""}, {"contact": " "}, {"name": "ก" * 201}])
def test_what_is_missing_is_named_and_the_rest_is_kept(drain: LicenceType, bad: dict[str, str]) -> None:
    answer = Client().post(APPLY, {**TYPED, **bad})
    assert answer.status_code == 422
    assert (licences.CONTACT if "name" in bad else licences.NAME) in answer.content.decode()
    assert not Applicant.objects.exists()


def test_a_kind_taken_at_the_counter_alone_has_no_form(drain: LicenceType) -> None:
    LicenceType.objects.update(takes_online=False)
    assert Client().get(APPLY).status_code == 404
    assert Client().get(f"{HERE}kinds/none/").status_code == 404
    assert Client().get("/l/nowhere/").status_code == 404


def test_too_many_applications_lose_nothing(drain: LicenceType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_FILED", 1)
    assert Client().post(APPLY, TYPED).status_code == 200
    answer = Client().post(APPLY, {**TYPED, "sending": "t" * 32})
    assert answer.status_code == 429
    assert licences.NAME in answer.content.decode()
    assert Client().post(APPLY, {**TYPED, "sending": "t" * 32, "name": "ก" * 40_000}).status_code == 413


def test_the_public_board_tells_no_small_count(
    drain: LicenceType, bangkok_yai: Agency, works: object
) -> None:
    other = licences.kind(bangkok_yai, None, NOON, key="tree")
    third = licences.kind(bangkok_yai, None, NOON, key="tax")
    for number in range(6):
        brought(filed(drain, NOON, sending=f"drain-{number:020}").application, State.APPROVED, NOON)
    for number in range(2):
        filed(other, NOON, sending=f"tree--{number:020}")
    lines = {line.key: line for line in public_board(bangkok_yai, 2568)}
    assert (lines["tree"].filed, lines["tree"].median_days) == (None, None)
    assert lines["drain"].filed is None, "with the total known, the other one could be computed"
    assert (lines["drain"].decided, lines["drain"].median_days) == (6, 0)
    assert (lines["tax"].filed, lines["tax"].overdue_share) == (0, None)
    assert third.key == "tax"
    for format_, start in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"[")):
        assert Client().get(f"{HERE}board/2568/{format_}/").content.startswith(start)
    rows = json.loads(Client().get(f"/l/en{HERE[2:]}board/2568/json/").content)
    assert [row["Filed"] for row in rows] == ["not told", "not told", "0"]
    assert Client().get(f"{HERE}board/2568/pdf/").status_code == 404


def test_published_kinds_are_plain_values_in_few_queries(drain: LicenceType, bangkok_yai: Agency) -> None:
    for number in range(4):
        licences.kind(bangkok_yai, None, NOON, key=f"kind-{number}")
    with CaptureQueriesContext(connection) as queries:
        found = published_types(bangkok_yai)
    assert len(queries) == 4
    assert len(found) == 5
    assert [item.is_held for item in found[0].items] == [False, False, True]
    assert found[0].steps[0].days == 3
    with CaptureQueriesContext(connection) as queries:
        public_board(bangkok_yai, 2568)
    assert len(queries) == 2


def test_the_status_page_keeps_to_its_budget(drain: LicenceType) -> None:
    made = filed(drain, NOON)
    brought(made.application, State.DEFECT, NOON)
    with CaptureQueriesContext(connection) as queries:
        Client().post(STATUS, {"reference": made.application.reference, "secret": made.secret})
    assert len(queries) <= 8
    assert all_found(made.application)
