"""The pages of activities, asked by those who use them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.activities.actions import add_photos, record_activity
from prongsai.activities.models import Activity, ActivityPhoto
from prongsai.activities.presenters.activity import ActivityPage
from prongsai.activities.presenters.listing import ListPage
from prongsai.agencies.models import Agency
from prongsai.files.models import Evidence
from prongsai.followup.models import Assignment
from prongsai.followup.presenters.story import StoryPage
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories.activities import MEETING, photo_of
from tests.rooms.files.pictures_for_tests import phone_photo

NOON = datetime(2025, 3, 12, 5, 0, tzinfo=UTC)
HERE = "/rounds/bangkok-yai/2568/activities/"
Browser = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def photo(number: int = 0, name: str = "photo.jpg") -> BytesIO:
    held = BytesIO(phone_photo(number))
    held.name = name
    return held


def form(**other: object) -> dict[str, object]:
    return {"kind": "training", "title": "อบรมเจ้าหน้าที่", "starts_on": "10 มี.ค. 2568", "seen": "0", **other}


def page_of(client: Client, activity: Activity) -> ActivityPage:
    found: ActivityPage = client.get(f"{HERE}{activity.pk}/").context["page"]
    return found


def test_a_division_records_an_activity_with_three_photos_for_two_measures(
    at_work: dict[str, Measure], fah: Member, client_of: Browser
) -> None:
    client = client_of(fah)
    measures = [at_work["E1"].pk, at_work["E5"].pk]
    sent = client.post(f"{HERE}add/", form(measures=measures, files=[photo(n) for n in (1, 2, 3)]))
    activity = Activity.objects.get()
    assert sent.status_code == 302
    page = page_of(client, activity)
    assert [one.number for one in page.measures] == [1, 3]
    assert [len(row.pictures) for row in page.rows] == [3]
    assert page.above == "ฝ่ายปกครอง"


def test_a_refused_form_keeps_what_was_typed_and_the_photos(fah: Member, client_of: Browser) -> None:
    client = client_of(fah)
    sent = client.post(f"{HERE}add/", form(title="", place="ห้องประชุม", files=[photo(1)]))
    assert sent.status_code == 422
    assert not Activity.objects.exists()
    edit = sent.context["page"]
    assert [one.value for one in edit.choices if one.is_ticked] == [Evidence.objects.get().pk]
    assert edit.form["place"].value() == "ห้องประชุม"


def test_a_file_that_is_no_photo_is_told_of(fah: Member, client_of: Browser) -> None:
    client = client_of(fah)
    text = BytesIO(b"not a picture")
    text.name = "photo.jpg"
    said = client.post(f"{HERE}add/", form(files=[text]), follow=True).content.decode()
    assert "photo.jpg" in said
    assert not ActivityPhoto.objects.exists()
    assert Activity.objects.count() == 1


def test_photos_are_moved_without_scripts_and_captions_go_along(
    bangkok_yai_2568: Round, bangkok_yai: Agency, anong: Member, client_of: Browser
) -> None:
    activity = record_activity(round_=bangkok_yai_2568, content=MEETING, by=anong, now=NOON)
    pieces = [photo_of(bangkok_yai, number, NOON) for number in range(3)]
    one, two, three = add_photos(activity=activity, evidence=pieces, by=anong, now=NOON)
    client = client_of(anong)
    sent = {"photo": [one.pk, two.pk, three.pk], f"caption-{two.pk}": "ภาพหมู่", "layout": "large"}
    client.post(f"{HERE}{activity.pk}/photos/arrange/", {**sent, "down": two.pk})
    page = page_of(client, activity)
    assert [picture.id for picture in page.pictures] == [one.pk, three.pk, two.pk]
    assert page.pictures[2].caption == "ภาพหมู่"
    assert [len(row.pictures) for row in page.rows] == [1, 2]
    client.post(f"{HERE}{activity.pk}/photos/arrange/", {**sent, "out": three.pk})
    assert list(activity.photos.values_list("pk", flat=True)) == [one.pk, two.pk]


def test_a_stale_form_shows_both_versions(bangkok_yai_2568: Round, anong: Member, client_of: Browser) -> None:
    activity = record_activity(round_=bangkok_yai_2568, content=MEETING, by=anong, now=NOON)
    client = client_of(anong)
    client.post(f"{HERE}{activity.pk}/change/", form(seen="1", place="ห้องใหญ่"))
    answer = client.post(f"{HERE}{activity.pk}/change/", form(seen="1", place="ห้องเล็ก"))
    assert answer.status_code == 422
    assert answer.context["page"].newer.place == "ห้องใหญ่"
    assert answer.context["page"].form["place"].value() == "ห้องเล็ก"
    client.post(f"{HERE}{activity.pk}/change/", form(seen="2", place="ห้องเล็ก"))
    assert Activity.objects.get().place == "ห้องเล็ก"


def test_the_list_is_narrowed_and_taken_out(
    at_work: dict[str, Measure], bangkok_yai_2568: Round, fah: Member, anong: Member, client_of: Browser
) -> None:
    linked = replace(MEETING, title="ชี้แจง E1", measures=frozenset({at_work["E1"].pk}))
    early = replace(MEETING, title="อบรมกันยายน", starts_on=date(2024, 9, 5), ends_on=date(2024, 9, 5))
    record_activity(round_=bangkok_yai_2568, content=linked, by=fah, now=NOON)
    record_activity(round_=bangkok_yai_2568, content=early, by=anong, now=NOON)
    client = client_of(anong)

    def titles(query: str = "") -> list[str]:
        page: ListPage = client.get(f"{HERE}{query}").context["page"]
        return [row.title for row in page.rows]

    assert titles() == ["ชี้แจง E1", "อบรมกันยายน"]
    assert titles("?show=doubts") == ["อบรมกันยายน"]
    assert titles("?item=E1") == titles("?unit=administration") == ["ชี้แจง E1"]
    assert titles(f"?measure={at_work['E1'].pk}") == titles("?month=2025-02") == ["ชี้แจง E1"]
    assert titles("?unit=-&month=2024-09") == ["อบรมกันยายน"]
    book = load_workbook(BytesIO(client.get(f"{HERE}export/?item=E1").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][1] == "ชี้แจง E1"


def test_the_story_of_a_work_shows_what_was_done_by_its_unit_and_by_the_office(
    at_work: dict[str, Measure],
    bangkok_yai_2568: Round,
    fah: Member,
    gaew: Member,
    anong: Member,
    client_of: Browser,
) -> None:
    proving = replace(MEETING, measures=frozenset({at_work["E5"].pk}))
    for title, by in (("ของฝ่ายปกครอง", fah), ("ของฝ่ายรายได้", gaew), ("ของสำนักงานเขต", anong)):
        record_activity(round_=bangkok_yai_2568, content=replace(proving, title=title), by=by, now=NOON)
    work = Assignment.objects.get(measure=at_work["E5"], unit__code="administration")
    page: StoryPage = (
        client_of(anong).get(f"/rounds/bangkok-yai/2568/follow-up/work/{work.pk}/").context["page"]
    )
    assert {deed.title for deed in page.deeds} == {"ของฝ่ายปกครอง", "ของสำนักงานเขต"}
    assert page.add_deed_href.endswith(f"?measure={at_work['E5'].pk}")


@pytest.mark.parametrize("place", ["", "photos/"])
def test_a_year_of_activities_takes_few_queries(
    at_work: dict[str, Measure],
    bangkok_yai_2568: Round,
    bangkok_yai: Agency,
    anong: Member,
    client_of: Browser,
    place: str,
) -> None:
    client, proving = client_of(anong), replace(MEETING, measures=frozenset({at_work["E1"].pk}))
    for number in range(6):
        day = date(2025, 2, 13) - timedelta(days=number)
        content = replace(proving, title=f"ประชุม {number}", starts_on=day, ends_on=day)
        activity = record_activity(round_=bangkok_yai_2568, content=content, by=anong, now=NOON)
        pieces = [photo_of(bangkok_yai, number * 2 + more, NOON) for more in range(2)]
        add_photos(activity=activity, evidence=pieces, by=anong, now=NOON)
        if not number:
            few = _counted(client, f"{HERE}{place}")
    assert _counted(client, f"{HERE}{place}") <= few <= 20


def _counted(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
