"""Pages are made once, asked for by their mark, and gone within the promised minutes (test 16 of the design)."""

import gzip
from datetime import datetime, timedelta

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.public_site import kept
from prongsai.publication.actions import publish, withdraw
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from tests.factories.publications import said_of
from tests.rooms.public_site.conftest import OFFICE, PLACE, YEAR, Clock

pytestmark = pytest.mark.django_db
CANARY = "1234567.50"
WHY = "พบข้อมูลส่วนบุคคล"


def test_the_sum_of_what_is_kept_here_and_elsewhere_is_what_is_promised(
    first: Publication, citizen: Client
) -> None:
    assert kept.KEPT_SECONDS + kept.FRESH_SECONDS <= kept.PROMISED_MINUTES * 60
    assert citizen.get(PLACE)["Cache-Control"] == f"public, max-age={kept.FRESH_SECONDS}"


def test_a_page_that_was_not_changed_is_not_sent_again(first: Publication, citizen: Client) -> None:
    mark = citizen.get(PLACE)["ETag"]
    again = citizen.get(PLACE, headers={"if-none-match": mark})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
    assert citizen.get(PLACE, headers={"if-none-match": 'W/"0"'}).status_code == 200


def test_a_new_version_has_a_new_mark(
    first: Publication, bangkok_yai_2568: Round, citizen: Client, now: datetime, time: Clock
) -> None:
    mark = citizen.get(PLACE)["ETag"]
    publish(bangkok_yai_2568, said_of(), by=None, now=now + timedelta(days=1))
    time.now += kept.KEPT_SECONDS
    assert citizen.get(PLACE, headers={"if-none-match": mark}).status_code == 200


def test_the_packed_page_is_the_same_page(first: Publication, citizen: Client) -> None:
    plain = citizen.get(PLACE)
    packed = citizen.get(PLACE, headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]
    assert packed["Vary"] == "Accept-Encoding"


def everything(first: Publication, file_id: int) -> list[str]:
    """Every rendition of the item, in both languages: page, version, tables, documents, file, search, feed, catalogue, sitemap."""
    of_item = ["", "item.json", "1-taxes.csv", "1-taxes.xlsx", "1-taxes.json", f"files/{file_id}/"]
    of_version = ["1/", "1/item.json", "1/1-taxes.csv", "1/1-taxes.xlsx", "1/1-taxes.json"]
    places = [PLACE + one for one in (*of_item, *of_version)]
    places += [f"{OFFICE}search/?q={CANARY}", f"{OFFICE}feed.atom", f"{OFFICE}catalogue.jsonld", YEAR]
    return [*places, *(f"/en{one}" for one in places), "/sitemap.xml"]


def test_after_a_withdrawal_nothing_of_it_is_handed_out_by_any_way(
    first: Publication, file_id: int, citizen: Client, chai: Member, now: datetime, time: Clock
) -> None:
    paths = everything(first, file_id)
    before = {path: citizen.get(path) for path in paths}
    handed = [b"".join(one.streaming_content) for one in before.values() if one.streaming]  # type: ignore[arg-type]
    assert [len(one) for one in handed] == [first.files.get().size] * 2
    assert {answer.status_code for answer in before.values()} == {200}
    withdraw(first, WHY, by=chai, now=now)
    time.now += kept.KEPT_SECONDS
    listing = ("search/?q=", "feed.atom", "catalogue.jsonld", "sitemap.xml", YEAR)
    for path in paths:
        for headers in ({}, {"range": "bytes=0-99"}, {"if-none-match": before[path].get("ETag", "x")}):
            answer = citizen.get(path, headers=headers)
            is_listing = any(path.endswith(one) or (one in path and "q=" in path) for one in listing)
            assert answer.status_code == (200 if is_listing else 410), path
            told = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert b"1,234,567.50" not in told
            assert b"98000" not in told
    assert f"oit/2568/{first.code}/" not in citizen.get("/sitemap.xml").content.decode()
    assert citizen.get(f"{OFFICE}catalogue.jsonld").json()["dcat:dataset"] == []


def test_within_the_time_that_is_kept_the_page_may_still_stand_and_after_it_never(
    first: Publication, citizen: Client, chai: Member, now: datetime, time: Clock
) -> None:
    citizen.get(PLACE)
    withdraw(first, WHY, by=chai, now=now)
    time.now += kept.KEPT_SECONDS - 1
    assert citizen.get(PLACE).status_code in {200, 410}
    time.now += 1
    assert citizen.get(PLACE).status_code == 410


@pytest.mark.django_db(transaction=False)
def test_in_the_process_that_withdraws_the_page_is_gone_at_once(
    first: Publication,
    citizen: Client,
    chai: Member,
    now: datetime,
    django_capture_on_commit_callbacks: object,
) -> None:
    citizen.get(PLACE)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        withdraw(first, WHY, by=chai, now=now)
    assert citizen.get(PLACE).status_code == 410


def test_a_replaced_file_is_gone_and_one_that_was_never_published_was_never_there(
    first: Publication, file_id: int, bangkok_yai_2568: Round, citizen: Client, now: datetime
) -> None:
    handed = citizen.get(f"{PLACE}files/{file_id}/")
    assert handed["Content-Disposition"].startswith("attachment")
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in handed["Content-Security-Policy"]
    assert handed["Cache-Control"] == "private, no-store"
    assert len(b"".join(handed.streaming_content)) == first.files.get().size  # type: ignore[arg-type]
    publish(bangkok_yai_2568, said_of(), by=None, now=now + timedelta(days=1))
    assert citizen.get(f"{PLACE}files/{file_id}/").status_code == 410
    assert citizen.get(f"{PLACE}files/{file_id + 1}/").status_code == 404
    assert citizen.get(f"{YEAR}O1/files/{file_id}/").status_code == 404


def test_a_file_goes_by_the_item_that_names_it_alone(
    first: Publication, file_id: int, bangkok_yai_2568: Round, citizen: Client, now: datetime
) -> None:
    publish(bangkok_yai_2568, said_of("O1"), by=None, now=now)
    assert citizen.get(f"{YEAR}O1/files/{file_id}/").status_code == 404
    assert citizen.get(f"/khlong-toei/oit/2568/O10/files/{file_id}/").status_code == 404


def test_the_photo_that_is_handed_out_tells_nothing_of_where_it_was_taken(
    first: Publication, file_id: int, citizen: Client
) -> None:
    content = b"".join(citizen.get(f"{PLACE}files/{file_id}/").streaming_content)  # type: ignore[arg-type]
    assert b"Exif" not in content
    assert len(content) == first.files.get().size


def test_a_draft_of_the_office_is_never_seen(first: Publication, citizen: Client) -> None:
    """Evidence that no version names has no public address."""
    version = first.files.get().version
    assert citizen.get(f"/files/versions/{version.pk}/original/").status_code in {302, 404}


def test_memory_has_an_end(first: Publication, citizen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 1)
    for path in (PLACE, YEAR, OFFICE, PLACE):
        assert citizen.get(path).status_code == 200
    assert len(kept._shelf.pages) == 1


def test_what_is_not_there_is_not_kept(first: Publication, citizen: Client) -> None:
    for number in range(50, 80):
        assert citizen.get(f"{YEAR}O{number}/").status_code == 404
    assert kept._shelf.pages == {}
