"""Trainings, promotion, comments, awards: written, mended, kept apart by unit, shown with their sums."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round
from prongsai.support import actions
from prongsai.support.models import Comment, Line, Shown, Training
from prongsai.support.queries.rows import attendance_of
from prongsai.support.queries.trainings import unit_totals
from tests.factories import support
from tests.rooms.support.conftest import NOON

HERE = "/rounds/bangkok-yai/2568/support/"
Browser = Callable[[Member], Client]
TYPED = {
    "topic": "การใช้งานระบบ",
    "programme": "oss",
    "held_on": "4/2/2568",
    "from_time": "9.00",
    "until_time": "16.00 น.",
    "mode": "online",
    "organiser": "สำนักยุทธศาสตร์และประเมินผล",
    "seen": "0",
}


def test_a_training_is_written_and_each_division_says_how_many_came(
    bangkok_yai_2568: Round, units: dict[str, Unit], anong: Member, fah: Member, client_of: Browser
) -> None:
    invited = [str(units[code].pk) for code in ("administration", "revenue")]
    assert client_of(anong).post(f"{HERE}trainings/add/", {**TYPED, "units": invited}).status_code == 302
    training = Training.objects.get()
    place = f"{HERE}trainings/{training.pk}/"
    answer = client_of(fah).post(f"{place}attendance/", {invited[0]: "12", invited[1]: "99"})
    assert answer.status_code == 302
    assert [one.people for one in training.attendance.all()] == [12, None], "another division's stays"
    page = client_of(fah).get(f"{HERE}trainings/").context["page"]
    assert "ยังไม่" in page.sentence
    client_of(anong).post(f"{place}attendance/", {invited[0]: "12", invited[1]: "0"})
    page = client_of(anong).get(f"{HERE}trainings/").context["page"]
    assert "ฝ่ายรายได้" in page.sentence
    assert page.figures[2].value == "1"
    totals = unit_totals(attendance_of([training]))
    assert [(one.unit.code, one.people, one.is_whole) for one in totals] == [
        ("administration", 12, True),
        ("revenue", 0, False),
    ]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"topic": " "}, "row-topic"),
        ({"until_time": "8.00"}, "row-until_time"),
        ({"held_on": "31/2/2568"}, "row-held_on"),
        ({"mode": "x"}, "row-mode"),
        ({"programme": "x"}, "row-programme"),
    ],
)
def test_bad_input_gets_its_sentence_at_its_place(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser, typed: dict[str, str], field: str
) -> None:
    answer = client_of(anong).post(f"{HERE}trainings/add/", {**TYPED, **typed})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert "สำนักยุทธศาสตร์และประเมินผล" in answer.content.decode()
    assert not Training.objects.exists()


def test_people_of_a_unit_write_their_own_rows_alone(
    bangkok_yai_2568: Round, units: dict[str, Unit], fah: Member, client_of: Browser
) -> None:
    client, own, other = client_of(fah), units["administration"], units["revenue"]
    comment = {"source": "counter", "received_on": "3/3/2568", "topic": "ขอเพิ่มเก้าอี้", "seen": "0"}
    assert client.get(f"{HERE}trainings/add/").status_code == 403
    for unit in ("", str(other.pk)):
        assert client.post(f"{HERE}comments/add/", {**comment, "unit": unit}).status_code in {403, 422}
    assert client.post(f"{HERE}comments/add/", {**comment, "unit": str(own.pk)}).status_code == 302
    assert Comment.objects.get().unit == own
    theirs = support.comment(bangkok_yai_2568, other, NOON)
    assert client.post(f"{HERE}comments/{theirs.pk}/", {**comment, "unit": own.pk}).status_code == 403
    page = client.get(f"{HERE}comments/{theirs.pk}/").context["page"]
    assert page.form is None
    assert any("ขอเพิ่มเก้าอี้" in words for _label, words in page.facts)
    with pytest.raises(PermissionDenied):
        actions.write_row(row=theirs, values={"done": "x"}, seen=1, by=fah, now=NOON)


def test_a_stale_form_shows_both_versions_and_loses_nothing(
    bangkok_yai_2568: Round, units: dict[str, Unit], anong: Member, client_of: Browser
) -> None:
    row = support.comment(bangkok_yai_2568, units["revenue"], NOON)
    actions.write_row(row=row, values={"topic": "ของเพื่อน"}, seen=1, by=None, now=NOON)
    sent = {
        "source": "letter",
        "received_on": "3/3/2568",
        "topic": "ของฉัน",
        "unit": str(units["revenue"].pk),
        "seen": "1",
    }
    client, place = client_of(anong), f"{HERE}comments/{row.pk}/"
    answer = client.post(place, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ของเพื่อน" in page
    assert "ของฉัน" in page
    seen = answer.context["page"].form.data["seen"]
    assert client.post(place, {**sent, "seen": seen, "take-topic": "now"}).status_code == 302
    row.refresh_from_db()
    assert (row.topic, row.source) == ("ของเพื่อน", "letter")


def test_a_comment_is_published_with_its_answer_alone(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    row = support.comment(bangkok_yai_2568, None, NOON)
    sent = {"source": "form", "received_on": "3/3/2568", "topic": "ก", "is_published": "on", "seen": "1"}
    client, place = client_of(anong), f"{HERE}comments/{row.pk}/"
    assert client.post(place, sent).status_code == 422
    assert client.post(place, {**sent, "answer": "เพิ่มแล้ว", "answered_on": "1/3/2568"}).status_code == 422
    assert client.post(place, {**sent, "answer": "เพิ่มแล้ว", "answered_on": "8/3/2568"}).status_code == 302
    page = client.get(f"{HERE}comments/").context["page"]
    assert [figure.value for figure in page.figures] == ["1", "1", "0", "5"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.update(answer="", answered_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.all().delete()


def test_a_number_of_promotion_is_taken_once(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    support.line(bangkok_yai_2568, None, NOON)
    sent = {"kind": "measure", "programme": "oss", "number": "1", "text": "ประชาสัมพันธ์", "seen": "0"}
    client = client_of(anong)
    answer = client.post(f"{HERE}promotion/add/", sent)
    assert answer.status_code == 422
    assert 'href="#row-number"' in answer.content.decode()
    assert client.post(f"{HERE}promotion/add/", {**sent, "number": "2"}).status_code == 302
    assert client.post(f"{HERE}promotion/add/", {**sent, "kind": "try_out"}).status_code == 422, "no day"
    assert Line.objects.count() == 2


def test_evidence_is_shown_once_and_taken_out_again(
    bangkok_yai_2568: Round,
    units: dict[str, Unit],
    anong: Member,
    client_of: Browser,
    photo: BytesIO,
    store: object,
) -> None:
    training = support.training(bangkok_yai_2568, [units["revenue"]], NOON)
    client, place = client_of(anong), f"{HERE}trainings/{training.pk}/"
    fake = BytesIO(b"GIF89a no photo")
    fake.name = "fake.jpg"
    answer = client.post(f"{place}evidence/", {"files": [photo, fake]}, follow=True)
    assert "fake.jpg" in answer.content.decode()
    shown = Shown.objects.get()
    assert f"/evidence/{shown.pk}/remove/" in answer.content.decode()
    assert client.post(f"{HERE}evidence/{shown.pk}/remove/").status_code == 302
    assert not Shown.objects.exists()


def test_a_removed_row_is_gone_and_the_trail_tells(
    bangkok_yai_2568: Round, anong: Member, fah: Member, client_of: Browser
) -> None:
    from prongsai.audit.models import Entry

    row = support.honour(bangkok_yai_2568, None, NOON)
    place = f"{HERE}honours/{row.pk}/remove/"
    assert client_of(fah).post(place).status_code == 403
    assert client_of(anong).post(place).status_code == 302
    assert Entry.objects.filter(action="support.honour.removed").exists()
    assert client_of(anong).get(f"{HERE}honours/{row.pk}/").status_code == 404


def test_a_book_goes_out_as_a_table_without_formulas(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    support.comment(bangkok_yai_2568, None, NOON, topic="=SUM(1)")
    answer = client_of(anong).get(f"{HERE}comments/export/xlsx/")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][2] == "=SUM(1)"
    assert sheet.cell(2, 3).data_type != "f"
    assert client_of(anong).get(f"{HERE}comments/export/pdf/").status_code == 404
