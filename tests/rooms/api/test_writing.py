"""What programs write goes through the actions of the rooms: read back, refused with a place, never half done."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.files.models import Evidence
from prongsai.intake.models import ResultDraft
from prongsai.measures.models import Measure
from prongsai.rounds.models import DutyRecord, Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.plans import weak_points_chosen
from tests.rooms.api.calling import BASE, HERE, Program, program_of
from tests.rooms.api.world import recordable_duty, small_picture

LAST_YEAR = "/rounds/bangkok-yai/2567"
RESULT = {
    "source": "mock",
    "title": "ผลทดลอง",
    "rows": [{"code": "e1", "score": "๙๒.๑๓"}, {"code": "E2", "score": "92,5"}],
}


@pytest.fixture
def weak(bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime) -> None:
    weak_points_chosen(bangkok_yai_2568, now)


def test_a_result_is_read_as_on_the_page_and_saved_whole(officer: Program, bangkok_yai_2568: Round) -> None:
    answer = officer.post(f"{HERE}/sheets", RESULT)
    assert answer.status_code == 201
    made = answer.json()
    assert made["figures"] == {"E1": "92.13", "E2": "92.5"}
    assert made["saved_by"] == "anong"
    assert officer.get(f"{HERE}/sheets/{made['id']}").json() == made
    assert not ResultDraft.objects.exists()


def test_a_result_with_problems_names_each_line_and_saves_nothing(
    officer: Program, bangkok_yai_2568: Round
) -> None:
    rows = [{"code": "E1", "score": "92"}, {"code": "E99", "score": "90"}, {"code": "E3", "score": "104"}]
    sheets, trail = ScoreSheet.objects.count(), Entry.objects.count()
    answer = officer.post(f"{HERE}/sheets", {**RESULT, "rows": rows})
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "problems"
    assert [(one["line"], one["place"]) for one in problem["mistakes"]] == [
        (2, "body.rows[1]"),
        (3, "body.rows[2]"),
    ]
    assert "104" in problem["mistakes"][1]["detail"]
    assert (ScoreSheet.objects.count(), Entry.objects.count()) == (sheets, trail)
    assert not ResultDraft.objects.exists()


def test_an_official_result_is_corrected_only_by_naming_it(
    officer: Program, official_2567: ScoreSheet
) -> None:
    official = {**RESULT, "source": "official"}
    assert officer.post(f"{LAST_YEAR}/sheets", official).json()["code"] == "choose_correction"
    wrong = officer.post(f"{LAST_YEAR}/sheets", {**official, "corrects": 999_999})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "other_official")
    right = officer.post(f"{LAST_YEAR}/sheets", {**official, "corrects": official_2567.pk, "note": "พิมพ์ผิด"})
    assert right.status_code == 201
    assert right.json()["replaces"] == official_2567.pk
    standing = {one["id"]: one["is_standing"] for one in officer.get(f"{LAST_YEAR}/sheets").json()["items"]}
    assert standing == {official_2567.pk: False, right.json()["id"]: True}


def test_a_measure_is_written_changed_and_taken_out(officer: Program, weak: None) -> None:
    body = {"items": ["E1", "E2"], "steps": ["ประชุม", "  เวียนแจ้ง  "], "all_divisions": True}
    made = officer.post(f"{HERE}/measures", body)
    assert made.status_code == 201
    measure = made.json()
    assert measure["steps"] == ["ประชุม", "เวียนแจ้ง"]
    place = f"{HERE}/measures/{measure['id']}"
    assert officer.get(place)["ETag"] == made["ETag"] == '"1"'
    changed = officer.send("PUT", place, {**body, "steps": ["ประชุม"]}, If_Match=made["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] == '"2"'
    assert officer.send("DELETE", place, None, If_Match='"2"').status_code == 204
    assert officer.get(place).status_code == 404


def test_nobodys_change_is_lost(officer: Program, weak: None) -> None:
    body = {"items": ["E1"], "steps": ["ประชุม"]}
    place = f"{HERE}/measures/{officer.post(f'{HERE}/measures', body).json()['id']}"
    assert officer.send("PUT", place, {**body, "awareness": "เวียน"}).status_code == 428
    assert officer.send("PUT", place, {**body, "awareness": "เวียน"}, If_Match='W/"1"').status_code == 200
    for method, sent in (("PUT", {**body, "awareness": "อื่น"}), ("DELETE", None)):
        stale = officer.send(method, place, sent, If_Match='"1"')
        assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert officer.get(place).json()["awareness"] == "เวียน"


def test_a_measure_for_what_the_year_does_not_have_is_refused_with_its_place(
    officer: Program, weak: None
) -> None:
    for body, place in (
        ({"items": ["E1", "E3:moon"]}, "body.items[1]"),
        ({"items": ["E1"], "units": ["nowhere"]}, "body.units"),
        ({"items": ["E1"], "starts_on": "2025-03-02", "ends_on": "2025-03-01"}, "body.ends_on"),
        ({"items": ["E1"], "follow_up": "on_date"}, "body.follow_up_on"),
        ({"items": ["E1"], "row_version": 3}, "body.row_version"),
        ({"items": []}, "body.items"),
        ({}, "body.items"),
    ):
        answer = officer.post(f"{HERE}/measures", body)
        assert answer.status_code == 422, body
        assert [one["place"] for one in answer.json()["mistakes"]] == [place]
    assert not Measure.objects.exists()


def test_a_record_of_a_duty_is_written_and_taken_back(officer: Program, bangkok_yai_2568: Round) -> None:
    duty = recordable_duty(bangkok_yai_2568)
    place = f"{HERE}/duties/{duty.pk}"
    body = {"done_on": duty.opens_on.isoformat(), "text": "ประชุมแล้ว\u202e"}
    made = officer.post(f"{place}/records", body)
    assert made.status_code == 201
    assert made.json()["text"] == "ประชุมแล้ว", "invisible signs are gone, as on the page"
    assert officer.get(place).json()["state"] == "accepted"
    back = officer.post(f"{place}/records/{made.json()['id']}/withdrawal", {"reason": "ผิดงาน"})
    assert back.json()["withdraws"] == made.json()["id"]
    assert officer.get(place).json()["state"] != "accepted"
    again = officer.post(f"{place}/records/{made.json()['id']}/withdrawal", {"reason": "ผิดงาน"})
    assert (again.status_code, again.json()["code"]) == (409, "already_withdrawn")
    early = officer.post(f"{place}/records", {**body, "done_on": "1999-01-01"})
    assert (early.status_code, early.json()["mistakes"][0]["place"]) == (422, "body.done_on")


def test_the_same_key_is_done_once(officer: Program, anong: Member, bangkok_yai_2568: Round) -> None:
    duty = recordable_duty(bangkok_yai_2568)
    place, body = f"{HERE}/duties/{duty.pk}/records", {"done_on": duty.opens_on.isoformat(), "text": "ครั้งที่ 1"}
    first = officer.post(place, body, Idempotency_Key="k-1")
    second = officer.post(place, body, Idempotency_Key="k-1")
    assert first.json() == second.json()
    assert second.status_code == 201
    assert second["Idempotent-Replayed"] == "true"
    assert DutyRecord.objects.count() == 1
    other = officer.post(place, {**body, "text": "อื่น"}, Idempotency_Key="k-1")
    assert (other.status_code, other.json()["code"]) == (422, "key_used")
    refused = officer.post(place, {**body, "done_on": "1999-01-01"}, Idempotency_Key="k-2")
    assert refused.status_code == 422
    mended = officer.post(place, {**body, "text": "ครั้งที่ 2"}, Idempotency_Key="k-2")
    assert mended.status_code == 201, "what was refused leaves no key behind"
    colleague = program_of(anong).post(place, body, Idempotency_Key="k-1")
    assert colleague.json()["id"] != first.json()["id"], "keys are those of one token"


def test_a_file_sent_again_is_the_same_file(officer: Program, store: Path, anong: Member) -> None:
    def send(key: str, content: bytes) -> int:
        upload = SimpleUploadedFile("ประชุม.png", content)
        answer = officer.client.post(
            f"{BASE}/files", {"file": upload, "caption": "ประชุม"}, headers={"Idempotency-Key": key}
        )
        assert answer.status_code == 201, answer.content
        return int(answer.json()["id"])

    picture = small_picture()
    assert send("photo-1", picture) == send("photo-1", picture)
    assert send("photo-2", picture) != send("photo-1", picture)
    assert Evidence.objects.count() == 2
    listed = officer.get("/files").json()["items"]
    assert {one["caption"] for one in listed} == {"ประชุม"}
    original = officer.get(f"/files/{listed[0]['id']}/versions/1/original")
    assert b"".join(original.streaming_content) == picture


def test_a_file_that_is_not_taken_in_is_refused_with_the_sentence_of_the_page(
    officer: Program, store: Path
) -> None:
    script = SimpleUploadedFile("photo.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    answer = officer.client.post(f"{BASE}/files", {"file": script})
    assert (answer.status_code, answer.json()["code"]) == (422, "svg")
    assert not Evidence.objects.exists()


def test_files_of_the_evidence_limit_are_taken_and_larger_ones_answered(
    officer: Program, store: Path, settings: Settings
) -> None:
    """The house takes 5 MB in a form; evidence may be larger, and says its own limit."""
    settings.EVIDENCE_LIMIT_BYTES = 6 * 1024 * 1024
    padded = small_picture() + b"\0" * (5_500 * 1024)
    within = officer.client.post(f"{BASE}/files", {"file": SimpleUploadedFile("a.png", padded)})
    assert within.status_code in {201, 422}, "read and judged by its content"
    over = officer.client.post(f"{BASE}/files", {"file": SimpleUploadedFile("a.png", padded * 2)})
    assert over.status_code == 413
    assert over["Content-Type"] == "application/problem+json"


def test_evidence_is_described_against_the_version_that_was_read(
    officer: Program, world: dict[str, object]
) -> None:
    place = f"/files/{world['evidence']}"
    tag = officer.get(place)["ETag"]
    told = officer.send("PATCH", place, {"caption": "ใหม่", "taken_on": "2025-01-02"}, If_Match=tag)
    assert told.json()["caption"] == "ใหม่"
    assert officer.send("PATCH", place, {"caption": "อื่น"}, If_Match=tag).status_code == 412
    future = officer.send("PATCH", place, {"taken_on": "9999-01-01"}, If_Match=told["ETag"])
    assert future.json()["mistakes"][0]["place"] == "body.taken_on"


def test_a_paper_is_handed_in_once(officer: Program, world: dict[str, object], chai: Member) -> None:
    handed = officer.post(f"{HERE}/papers", {})
    assert handed.status_code == 201
    assert handed.json()["state"] == "submitted"
    again = officer.post(f"{HERE}/papers", {})
    assert (again.status_code, again.json()["code"]) == (409, "waiting")
    assert officer.post(f"{HERE}/papers", {"seen": "0" * 64}).json()["code"] == "changed"
    assert program_of(chai).get(f"{HERE}/papers/{handed.json()['id']}").status_code == 200


def test_a_round_is_opened_by_those_who_may(officer: Program, bangkok_yai_2568: Round, boon: Member) -> None:
    body = {"agency": "bangkok-yai", "framework": "bma-district-2568"}
    assert officer.post("/rounds", body).json()["code"] == "already_open"
    assert officer.post("/rounds", {**body, "framework": "nowhere"}).status_code == 404
    central = program_of(boon)
    assert central.post("/rounds", {**body, "agency": "wang-thonglang"}).status_code == 409
    bureau = central.post("/rounds", {**body, "agency": "bma"})
    assert (bureau.status_code, bureau.json()["code"]) == (422, "other_kind")
    Round.objects.filter(agency__slug="wang-thonglang", fiscal_year=2568).update(fiscal_year=2560)
    opened = central.post("/rounds", {**body, "agency": "wang-thonglang"})
    assert opened.status_code == 201
    assert central.get("/rounds/wang-thonglang/2568/duties").json()["items"]


def test_notices_are_marked_as_read(officer: Program, world: dict[str, object]) -> None:
    place = f"/notices/{world['notice']}/read"
    assert officer.post(place, None).json()["read_at"] is not None
    assert officer.post("/notices/read", None).json()["count"] >= 0
    assert officer.get("/notices?unread=true").json()["items"] == []


def test_days_and_moments_are_plain(officer: Program, world: dict[str, object]) -> None:
    exception = officer.get(f"{HERE}/exceptions").json()["items"][0]
    assert date.fromisoformat(exception["until"]) == date(2025, 12, 31)
    assert datetime.fromisoformat(exception["granted_at"]).utcoffset() is not None
    assert timezone.now() > datetime.fromisoformat(exception["granted_at"])
