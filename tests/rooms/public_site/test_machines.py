"""Catalogue, feed, sitemap and robots: what machines read."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.publication.actions import publish, withdraw
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from tests.factories.publications import said_of
from tests.rooms.public_site.conftest import OFFICE, PLACE

pytestmark = pytest.mark.django_db
WHOLE = "http://localhost:8000"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def catalogue(first: Publication, citizen: Client) -> dict[str, Any]:
    answer = citizen.get(f"{OFFICE}catalogue.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    found: dict[str, Any] = answer.json()
    return found


def test_the_catalogue_says_what_dcat_asks_for(catalogue: dict[str, Any]) -> None:
    assert catalogue["@type"] == "dcat:Catalog"
    (dataset,) = catalogue["dcat:dataset"]
    assert dataset["@id"] == WHOLE + PLACE
    assert dataset["dct:title"][0] == {"@language": "th", "@value": "O10 การจัดเก็บภาษี"}
    assert dataset["dct:publisher"]["foaf:name"][0]["@value"] == "สำนักงานเขตบางกอกใหญ่"
    assert dataset["dcat:contactPoint"]["vcard:hasURL"] == {"@id": WHOLE + OFFICE}
    assert dataset["dct:accrualPeriodicity"]["@id"].endswith("/frequency/MONTHLY")
    assert dataset["dct:temporal"]["dcat:startDate"]["@value"] == "2024-10-01"
    assert dataset["dct:license"]["@id"].startswith("https://")


def test_every_checksum_and_size_is_that_of_what_is_downloaded(
    catalogue: dict[str, Any], citizen: Client
) -> None:
    checked = 0
    for one in catalogue["dcat:dataset"][0]["dcat:distribution"]:
        answer = citizen.get(one["dcat:downloadURL"]["@id"].removeprefix(WHOLE))
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code == 200
        kind = answer["Content-Type"].split(";")[0]
        assert one["dcat:mediaType"]["@id"] == f"https://www.iana.org/assignments/media-types/{kind}"
        if "spdx:checksum" in one:
            checked += 1
            value = one["spdx:checksum"]["spdx:checksumValue"]["@value"]
            assert value == hashlib.sha256(content).hexdigest()
            assert one["dcat:byteSize"]["@value"] == str(len(content))
    assert checked == 4, "the document, two forms of the table, and the photo"


def test_the_city_names_the_catalogues_of_its_districts(first: Publication, citizen: Client) -> None:
    found = citizen.get("/bma/catalogue.jsonld").json()
    assert found["dcat:catalog"] == [{"@id": f"{WHOLE}{OFFICE}catalogue.jsonld"}]


def test_the_feed_tells_new_versions_and_withdrawals_without_what_was_withdrawn(
    first: Publication, bangkok_yai_2568: Round, citizen: Client, chai: Member, now: datetime
) -> None:
    second = publish(bangkok_yai_2568, said_of("O1"), by=None, now=now + timedelta(days=1))
    withdraw(second, "ผิดปี", by=chai, now=now + timedelta(days=2))
    feed = ET.fromstring(citizen.get(f"{OFFICE}feed.atom").content)
    entries = feed.findall("a:entry", ATOM)
    assert [one.findtext("a:id", namespaces=ATOM) for one in entries] == [
        f"{WHOLE}{OFFICE}oit/2568/O1/1/",
        f"{WHOLE}{PLACE}1/",
    ]
    assert entries[0].findtext("a:summary", namespaces=ATOM) == "ผิดปี"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2025-03-14T14:00:00+07:00"


def test_a_feed_without_news_is_still_a_feed(citizen: Client) -> None:
    feed = ET.fromstring(citizen.get("/khlong-toei/feed.atom").content)
    assert feed.findtext("a:id", namespaces=ATOM) == f"{WHOLE}/khlong-toei/feed.atom"


def test_the_sitemap_names_what_stands_in_both_languages_once(first: Publication, citizen: Client) -> None:
    places = [
        one.text or ""
        for one in ET.fromstring(citizen.get("/sitemap.xml").content).findall("s:url/s:loc", SITEMAP)
    ]
    assert len(set(places)) == len(places)
    assert {WHOLE + PLACE, f"{WHOLE}/en{PLACE}", WHOLE + OFFICE, f"{WHOLE}/bma/"} <= set(places)
    assert f"{WHOLE}/khlong-toei/" not in places
    for place in places:
        assert citizen.get(place.removeprefix(WHOLE)).status_code == 200, place


def test_robots_are_led_to_the_sitemap_and_away_from_the_house(citizen: Client) -> None:
    answer = citizen.get("/robots.txt")
    told = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {WHOLE}/sitemap.xml" in told
    assert "Disallow: /rounds/" in told
    assert not any(line.startswith("Disallow: /bangkok-yai") or line == "Disallow: /" for line in told)
