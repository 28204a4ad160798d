"""Every member reads the frameworks; what no document settles is in plain sight."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import escape

from prongsai.accounts.members import Member
from prongsai.frameworks.loading import FrameworkFile, framework_of, known_frameworks
from prongsai.frameworks.models import FrameworkVersion
from prongsai.frameworks.presenters import framework_page
from prongsai.frameworks.queries import version_or_404

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
PAGE = "/frameworks/bma-district-2568/"


@pytest.mark.parametrize("name", ["anong", "boon", "chai", "dao"])
@pytest.mark.parametrize("address", ["/frameworks/", PAGE])
def test_every_member_may_read_them(
    cast: dict[str, Member], client_of: SignedIn, name: str, address: str
) -> None:
    assert client_of(cast[name]).get(address).status_code == 200


@pytest.mark.parametrize("address", ["/frameworks/", PAGE])
def test_a_stranger_signs_in_first(address: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/log-in/?next={address}")


def test_what_is_not_published_is_not_found(anong: Member, client_of: SignedIn) -> None:
    FrameworkVersion.objects.create(
        framework_id="draft-2569", version=1, fiscal_year=2569, agency_kind="other", title_th="ร่าง", title_en="draft",
        content={}, source_text="", checksum="",
    )  # fmt: skip
    client = client_of(anong)
    assert client.get("/frameworks/draft-2569/").status_code == 404
    assert client.get("/frameworks/nothing/").status_code == 404
    assert "ร่าง" not in client.get("/frameworks/").content.decode()


def test_the_list_names_each_framework_once_with_what_is_not_settled(
    anong: Member, client_of: SignedIn
) -> None:
    answer = client_of(anong).get("/frameworks/")
    rows = answer.context["rows"]
    assert [row.href for row in rows] == [f"/frameworks/{file.id}/" for file in known_frameworks()]
    unsettled = [one for one in framework_of("bma-district-2568").settings if one.status != "verified"]
    (district,) = (row for row in rows if row.href == "/frameworks/bma-district-2568/")
    assert district.unsettled == len(unsettled)


@pytest.mark.parametrize("file", known_frameworks(), ids=lambda file: file.id)
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_whole_framework_is_on_its_page(
    anong: Member, client_of: SignedIn, file: FrameworkFile, language: str
) -> None:
    framework = framework_of(file.id)
    client = client_of(anong)
    client.cookies["django_language"] = language
    answer = client.get(f"/frameworks/{framework.id}/")
    text = answer.content.decode()
    for node in framework.root.walk():
        if node is not framework.root:
            assert escape(node.text.in_language(language)) in text
        for part in (*node.components, *node.variants):
            assert escape(part.text.in_language(language)) in text
    for setting in framework.settings:
        assert escape(setting.note.in_language(language)) in text
    for level in framework.levels.levels:
        assert escape(level.text.in_language(language)) in text


def test_the_rules_that_are_unknown_stand_before_the_inferred_ones() -> None:
    page = framework_page(version_or_404("bma-district-2568"))
    states = [line.state for line in page.unsettled]
    assert states == sorted(states)
    assert states[0] == "idle"


def test_the_levels_are_explained_by_their_conditions() -> None:
    with translation.override("en"):
        page = framework_page(version_or_404("bma-district-2568"))
    assert [(level.band, level.condition) for level in page.levels] == [
        ("95.00 - 100.00", "Total of 95.00 or more, and every instrument 95.00 or more"),
        ("85.00 - 94.99", "Total of 85.00 or more, and every instrument 85.00 or more"),
        ("85.00 or more", "Total of 85.00 or more, but some instrument below 85.00"),
        ("70.00 - 84.99", "Total of 70.00 or more"),
        ("0.00 - 69.99", "Every other total"),
    ]
    assert page.formula == "IIT × 0.30 + EIT × 0.30 + OIT × 0.40"


def test_the_calendar_shows_days_of_its_own_fiscal_year() -> None:
    with translation.override("en"):
        dues = {due.text.en: due.when for due in framework_page(version_or_404("bma-district-2568")).dues}
    assert dues["Public disclosure (OIT)"] == "1 Jan 2568 BE to 30 Apr 2568 BE"
    assert (
        dues["Every division updates its procurement data (O15) before the 5th of each month"]
        == "Day 5 of every month"
    )


def test_a_framework_without_instruments_shows_its_indices() -> None:
    page = framework_page(version_or_404("nacc-2561"))
    (branch,) = page.branches
    assert [(group.code, group.weight) for group in branch.groups][:2] == [("1", "0.26"), ("2", "0.18")]


@pytest.mark.parametrize("address", ["/frameworks/", PAGE])
def test_a_page_asks_few_questions_of_the_database(anong: Member, client_of: SignedIn, address: str) -> None:
    client = client_of(anong)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= 12


@pytest.mark.parametrize("part", ["rules", "tree", "year"])
def test_drawing_a_page_asks_nothing(part: str) -> None:
    page = framework_page(version_or_404("bma-district-2568"))
    with CaptureQueriesContext(connection) as queries:
        render_to_string(f"frameworks/{part}.html", {"page": page})
    assert len(queries) == 0
