"""The OpenAPI document keeps its word: thousands of made-up requests, right and wrong, find no error of ours."""

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django.fixtures import Settings
from schemathesis import Case, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from prongsai.accounts.members import Member
from prongsai.api.document import document
from prongsai.api.interface import routes
from prongsai.api.problems import MEDIA_TYPE
from tests.rooms.api.calling import token_of

with translation.override("en"):
    described = openapi.from_dict(document())
described.app = get_wsgi_application()
EXAMPLES = 4
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
"""Not whether all that the schema allows is taken: rules of the rooms refuse more, and say why."""


@pytest.fixture(autouse=True)
def _the_tests_connection_stays() -> Iterator[None]:
    """A server lets old connections go around each request; the one that holds the test's transaction must stay."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.fixture
def callers(
    settings: Settings, world: dict[str, object], anong: Member, chai: Member, boon: Member
) -> Iterator[str]:
    """Tokens of officer, director and central officer in turn."""
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    return cycle([token_of(one)[1] for one in (anong, chai, boon)])


@pytest.mark.slow
@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: Case, callers: Iterator[str], world: dict[str, object]) -> None:
    """Addresses are those of things that are there: what is made up never gets far."""
    case.path_parameters = {
        name: world.get(name, value) for name, value in (case.path_parameters or {}).items()
    }
    headers = {"Authorization": f"Bearer {next(callers)}", "Accept-Encoding": "identity"}
    case.call_and_validate(headers=headers, checks=CHECKS)


@pytest.fixture
def caller(settings: Settings, anong: Member) -> str:
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    return token_of(anong)[1]


@pytest.mark.slow
@described.parametrize()
@settings(
    max_examples=2,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_made_up_addresses_are_answered_as_described(case: Case, caller: str) -> None:
    headers = {"Authorization": f"Bearer {caller}", "Accept-Encoding": "identity"}
    case.call_and_validate(headers=headers, checks=CHECKS)


def test_every_route_is_described_with_scope_summary_and_refusals() -> None:
    operations = {
        operation["operationId"]: operation
        for methods in document()["paths"].values()
        for operation in methods.values()
    }
    assert set(operations) == {route.name for route in routes()}
    for route in routes():
        operation = operations[route.name]
        assert operation["x-scope"] == (route.scope.value if route.scope else "")
        assert operation["summary"]
        assert operation["security"] == [{"AccessToken": []}]
        for status in ("401", "403", "404", "422", "429"):
            assert list(operation["responses"][status]["content"]) == [MEDIA_TYPE]


def test_the_description_is_open_and_speaks_both_languages(db: None) -> None:
    def summary(language: str) -> Any:
        answer = Client().get("/api/v1/openapi.json", headers={"Accept-Language": language})
        assert answer.status_code == 200
        return json.loads(answer.content)["paths"]["/api/v1/rounds"]["get"]["summary"]

    assert summary("en") == "Rounds that one may see"


def test_the_page_for_programmers_shows_every_route_and_every_shape(db: None) -> None:
    page = Client().get("/api/").content.decode()
    for route in routes():
        assert f'id="{route.name}"' in page
    for shape in document()["components"]["schemas"]:
        assert f'id="shape-{shape}"' in page
    assert 'id="refused-stale"' in page
