"""The pages of results, asked by those who use them."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.followup.actions import attach_evidence
from prongsai.measures.models import Measure
from prongsai.results.halves import Reporting
from prongsai.results.models import Result, ResultPhoto, UnitReport
from prongsai.results.queries import sheet_of
from tests.factories.followup import assignment_of, at, written
from tests.factories.results import SAID, moved, told
from tests.rooms.files.pictures_for_tests import phone_photo

DAY, LATE = date(2025, 4, 10), date(2025, 4, 24)
HERE = "/rounds/bangkok-yai/2568/reporting/6/"
Browser = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(at(DAY), tick=False):
        yield


def place_of(measure: Measure, unit: str = "") -> str:
    return f"{HERE}measures/{measure.pk}/" + (f"units/{unit}/" if unit else "")


def send(client: Client, address: str, text: str = SAID, seen: int = 0, **more: object) -> HttpResponse:
    return client.post(address, {"text": text, "seen": seen, "stay": "1", **more})  # type: ignore[return-value]


def test_the_half_of_the_day_is_opened(half: Reporting, anong: Member, client_of: Browser) -> None:
    assert client_of(anong).get("/rounds/bangkok-yai/2568/reporting/").headers["Location"] == HERE
    assert client_of(anong).get("/rounds/bangkok-yai/2568/reporting/9/").status_code == 404


def test_a_unit_is_led_to_its_own_part_and_finds_no_other(
    half: Reporting, at_work: dict[str, Measure], fah: Member, client_of: Browser
) -> None:
    client = client_of(fah)
    assert client.get(HERE).headers["Location"] == f"{HERE}units/administration/"
    assert client.get(f"{HERE}units/administration/").status_code == 200
    for other in ("units/revenue/", "office/"):
        assert client.get(HERE + other).status_code == 404
    assert client.get(place_of(at_work["E5"], "revenue")).status_code == 404
    assert client.get(place_of(at_work["E4"])).status_code == 404


def test_strangers_find_nothing_and_the_centre_only_reads(
    half: Reporting, at_work: dict[str, Measure], dao: Member, boon: Member, chai: Member, client_of: Browser
) -> None:
    assert client_of(dao).get(HERE).status_code == 404
    for reader in (boon, chai):
        assert client_of(reader).get(HERE).status_code == 200
        assert send(client_of(reader), place_of(at_work["E4"])).status_code == 403


def test_the_board_says_what_is_missing_who_is_late_and_what_changed(
    half: Reporting, at_work: dict[str, Measure], fah: Member, hin: Member, anong: Member, client_of: Browser
) -> None:
    for code in ("E1", "E5"):
        told(half, at_work[code].pk, "administration", on=DAY, by=fah)
    report = UnitReport.objects.get()
    moved(moved(report, "submit", fah, DAY), "accept", hin, DAY)
    with time_machine.travel(at(LATE), tick=False):
        page = client_of(anong).get(HERE).context["page"]
    figures = {label: value for label, value, _tone in page.figures}
    assert list(figures.values()) == ["2 จาก 12", "1 จาก 10", "1 จาก 10", "2"]
    rows = {row.name: row for row in page.parts}
    assert (rows["ฝ่ายปกครอง"].is_late, rows["ฝ่ายรายได้"].is_late) == (False, True)
    assert len(page.missing) == 10
    assert not page.is_complete


def test_the_form_begins_with_what_was_entered_and_keeps_what_is_chosen(
    half: Reporting,
    at_work: dict[str, Measure],
    fah: Member,
    client_of: Browser,
    photo: BytesIO,
    store: Path,
) -> None:
    work = assignment_of(at_work["E1"])
    written(work, date(2025, 2, 5))
    client, place = client_of(fah), place_of(at_work["E1"], "administration")
    page = client.get(place).context["page"]
    assert page.is_draft
    assert page.form["text"].value() == "จัดประชุมชี้แจงแล้ว 2 ครั้ง"
    assert send(client, place, files=photo).status_code == 302
    result = Result.objects.get()
    first = result.photos.get()
    other = BytesIO(phone_photo(5))
    other.name = "other.jpg"
    order = {"photo": str(first.evidence_id), f"place-{first.evidence_id}": "2"}
    order[f"caption-{first.evidence_id}"] = "การประชุมชี้แจง"
    assert send(client, place, seen=1, files=other, **order).status_code == 302
    shown = list(ResultPhoto.objects.filter(result=result).order_by("position"))
    assert [one.caption for one in shown] == ["การประชุมชี้แจง", ""]
    assert [one.is_chosen for one in client.get(place).context["page"].photos] == [True, True]


def test_photos_of_the_entries_are_offered_first(
    half: Reporting,
    at_work: dict[str, Measure],
    fah: Member,
    client_of: Browser,
    photo: BytesIO,
    store: Path,
) -> None:
    send(client_of(fah), place_of(at_work["E5"], "administration"), files=photo)
    evidence = ResultPhoto.objects.get().evidence
    entry = written(assignment_of(at_work["E1"]), date(2025, 2, 5))
    attach_evidence(entry=entry, evidence=[evidence], by=None, now=at(DAY))
    page = client_of(fah).get(place_of(at_work["E1"], "administration")).context["page"]
    assert [one.id for one in page.photos] == [evidence.pk]


def test_a_photo_that_is_none_leaves_the_words_saved(
    half: Reporting, at_work: dict[str, Measure], fah: Member, client_of: Browser, store: Path
) -> None:
    wrong = BytesIO(b"no photo at all")
    wrong.name = "photo.jpg"
    answer = client_of(fah).post(
        place_of(at_work["E1"], "administration"), {"text": SAID, "seen": 0, "files": wrong}, follow=True
    )
    assert "photo.jpg" in answer.content.decode()
    assert Result.objects.get().text == SAID


def test_a_stale_tab_shows_both_and_loses_nothing(
    half: Reporting, at_work: dict[str, Measure], fah: Member, anong: Member, client_of: Browser
) -> None:
    place = place_of(at_work["E1"], "administration")
    send(client_of(anong), place, "ของเจ้าหน้าที่ ITA")
    answer = send(client_of(fah), place, "ของฝ่าย")
    assert answer.status_code == 422
    page = answer.context["page"]  # type: ignore[attr-defined]
    assert [(pair.mine, pair.now) for pair in page.versions.pairs] == [("ของฝ่าย", "ของเจ้าหน้าที่ ITA")]
    assert page.form["seen"].value() == "1"
    kept = send(client_of(fah), place, "ของฝ่าย", seen=1, **{"take-text": "now"})
    assert kept.status_code == 302
    assert Result.objects.get().text == "ของเจ้าหน้าที่ ITA"


@pytest.mark.parametrize("text", ["", "ก" * 20_001])
def test_what_is_refused_stays_typed(
    half: Reporting, at_work: dict[str, Measure], fah: Member, client_of: Browser, text: str
) -> None:
    answer = send(client_of(fah), place_of(at_work["E1"], "administration"), text)
    assert answer.status_code == 422
    assert answer.context["page"].form["text"].value() == text  # type: ignore[attr-defined]
    assert not Result.objects.exists()


def test_a_part_is_handed_in_and_returned_row_by_row_on_its_page(
    half: Reporting, at_work: dict[str, Measure], fah: Member, hin: Member, client_of: Browser
) -> None:
    for code in ("E1", "E5"):
        told(half, at_work[code].pk, "administration", on=DAY, by=fah)
    place = f"{HERE}units/administration/"
    assert client_of(fah).post(f"{place}submit/").status_code == 302
    head = client_of(hin)
    assert "row-measure" in head.get(f"{place}return/").content.decode()
    remark = {f"row-measure-{at_work['E1'].pk}": "โปรดเพิ่มภาพกิจกรรม"}
    assert head.post(f"{place}return/", remark).status_code == 302
    assert "โปรดเพิ่มภาพกิจกรรม" in client_of(fah).get(place).content.decode()


def test_pages_ask_few_questions_of_the_database(
    half: Reporting, at_work: dict[str, Measure], fah: Member, anong: Member, client_of: Browser
) -> None:
    for line in sheet_of(half, None).lines:
        told(half, line.measure.pk, line.unit.code if line.unit else "", on=DAY, by=anong)
    places = {
        HERE: (anong, 15),
        f"{HERE}office/": (anong, 15),
        f"{HERE}units/revenue/": (anong, 30),
        place_of(at_work["E5"]): (anong, 20),
        place_of(at_work["E1"], "administration"): (fah, 22),
    }
    for place, (member, most) in places.items():
        client = client_of(member)
        client.get(place)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(place).status_code == 200
        assert len(asked) <= most, (place, len(asked), [one["sql"][:90] for one in asked])
