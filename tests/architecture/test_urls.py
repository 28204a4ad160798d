"""Every address of the house, asked by everyone: strangers sign in, foreigners find nothing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from prongsai.accounts.members import Member
from prongsai.intake.actions import start_draft
from prongsai.measures.models import Measure
from prongsai.reports.actions import submit_paper
from prongsai.rounds.models import Round
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet
from tests.factories.papers import lay_plan

OPEN_TO_ALL = {
    "accounts:log_in",
    "accounts:log_out",
    "people:join",
    "people:new_password",
    "people:take_up",
    "ui:gallery",
    "ui:choose",
    "set_language",
}


def every_pattern(
    resolver: URLResolver, before: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for pattern in resolver.url_patterns:
        place = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_pattern(pattern, place, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", place, pattern


PATTERNS = list(every_pattern(get_resolver()))
OF_A_ROUND = [name for name, place, _ in PATTERNS if "<slug:agency>" in place]
VALUES = {
    "agency": "bangkok-yai",
    "year": "2568",
    "code": "E1",
    "wanted": "pdf",
    "framework_id": "bma-district-2568",
}


def address_of(place: str, values: Mapping[str, object] = VALUES) -> str:
    """The pattern with values put in; whole numbers for keys."""
    parts = []
    for piece in place.split("<"):
        if ">" in piece:
            name, rest = piece.split(">", 1)
            parts.append(str(values.get(name.split(":")[-1], "1")) + rest)
        else:
            parts.append(piece)
    return "/" + "".join(parts)


@pytest.fixture
def foreign_ids(
    bangkok_yai_2568: Round, official_2567: ScoreSheet, anong: Member, now: datetime
) -> dict[str, int]:
    """Rows of Bangkok Yai, where Dao has no business."""
    lay_plan(bangkok_yai_2568, official_2567, now)
    measure = Measure.objects.order_by("pk")[0]
    draft = start_draft(
        round_=bangkok_yai_2568,
        source=ScoreSheet.Source.MOCK,
        title="mock",
        origin="typed",
        rows=[RawRow(1, "E1", "90")],
        by=anong,
        now=now,
    )
    return {
        "sheet_id": official_2567.pk,
        "measure_id": measure.pk,
        "finding_id": measure.findings.all()[0].pk,
        "draft_id": draft.pk,
        "paper_id": submit_paper(round_=bangkok_yai_2568, by=anong, now=now).pk,
    }


def test_what_is_open_to_all_is_listed_here() -> None:
    declared = {name for name, _, pattern in PATTERNS if getattr(pattern.callback, "is_public", False)}
    assert declared == OPEN_TO_ALL & {name for name, _, _ in PATTERNS}


@pytest.mark.parametrize(("name", "place"), [(n, p) for n, p, _ in PATTERNS if n not in OPEN_TO_ALL])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_led_to_the_sign_in_page(db: None, name: str, place: str, method: str) -> None:
    answer = getattr(Client(), method)(address_of(place))
    if method == "post":
        assert answer.status_code == 401, name
        assert 'action="/accounts/log-in/"' in answer.content.decode()
    else:
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/accounts/log-in/")


@pytest.mark.parametrize(("name", "place"), [(n, p) for n, p, _ in PATTERNS if "<slug:agency>" in p])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreigner_finds_nothing_of_another_agency(
    dao: Member, client_of: Callable[[Member], Client], name: str, place: str, method: str
) -> None:
    answer = getattr(client_of(dao), method)(address_of(place))
    assert answer.status_code in {404, 405}, f"{name} answered {answer.status_code}"


@pytest.mark.parametrize(
    ("name", "place"), [(n, p) for n, p, _ in PATTERNS if "_id>" in p and "agency>" in p]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_rows_of_another_agency_are_not_reached_through_ones_own_round(
    dao: Member,
    foreign_ids: dict[str, int],
    client_of: Callable[[Member], Client],
    name: str,
    place: str,
    method: str,
) -> None:
    own = address_of(place, {**VALUES, **foreign_ids, "agency": "khlong-toei"})
    answer = getattr(client_of(dao), method)(own)
    gone = answer.status_code == 302 and "draft" in name  # a draft that is not there leads to the list
    assert gone or answer.status_code in {403, 404, 405}, f"{name} answered {answer.status_code}"


def test_every_round_address_names_agency_and_year() -> None:
    assert OF_A_ROUND
    assert all("<int:year>" in place for _, place, _ in PATTERNS if "<slug:agency>" in place)
