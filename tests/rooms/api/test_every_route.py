"""Every route, whoever asks: no token, a wrong scope, another agency, another role. New routes are asked as well."""

from dataclasses import replace
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertNumQueries

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.api.interface import routes
from prongsai.api.routing import Route
from prongsai.people.scopes import Scope
from tests.rooms.api.calling import BASE, Program, program_of, token_of
from tests.rooms.api.world import address_of

ROUTES = routes()
BODIES: dict[str, object] = {
    "open_round": {"agency": "bangkok-yai", "framework": "bma-district-2568"},
    "record_done": {"done_on": "2025-03-01", "text": "ประชุม"},
    "withdraw_record": {"reason": "ผิด"},
    "enter_result": {"source": "mock", "title": "ผล", "rows": [{"code": "E1", "score": "90"}]},
    "add_measure": {"items": ["E1"]},
    "change_measure": {"items": ["E1"]},
    "describe_evidence": {"caption": "ภาพ"},
    "submit_paper": {},
}
IN_A_YEAR = {"sheet": 2567, "sheets": 2567}
SAME_FOR_ALL = {"me", "agencies", "frameworks", "framework", "rounds", "notices", "mark_all_read"}
"""Routes that name nothing of an agency: what they list is seen to in test_reading and test_neighbours."""
OF_ONES_OWN = {"files", "add_file", "open_round"}
"""Routes whose address names no agency: what they say to a foreign one is asked by itself."""
ABOUT_AN_AGENCY = [route for route in ROUTES if route.name not in SAME_FOR_ALL | OF_ONES_OWN]


def call(program: Program, route: Route, values: dict[str, object]) -> int:
    """The status of a call that lacks nothing but leave; what is uploaded is no file that anybody takes in."""
    path = address_of(route.path, {**values, "year": IN_A_YEAR.get(route.name, values["year"])})
    if route.method == "GET":
        answer = program.get(path)
    elif route.name in {"add_file", "add_version"}:
        answer = program.client.post(BASE + path, {"file": SimpleUploadedFile("x.pdf", b"x")})
    else:
        answer = program.send(route.method, path, BODIES.get(route.name), If_Match='"1"')
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return int(answer.status_code)


def names_a_row(route: Route) -> bool:
    """Whether its address holds the key of a row, beside agency and year."""
    names = {part.split("}")[0].split(":")[-1] for part in route.path.split("{")[1:]}
    return bool(names - {"agency", "year"})


def test_nothing_opens_without_a_token(world: dict[str, object]) -> None:
    for route in ROUTES:
        for bearer in ({}, {"Authorization": "Bearer pgs_wrong"}, {"Authorization": "Basic YTpi"}):
            answer = Client(headers=bearer).generic(route.method, BASE + address_of(route.path, world))
            assert answer.status_code == 401, route.name
            assert answer["Content-Type"] == "application/problem+json"
            assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_session_opens_nothing(anong: Member, world: dict[str, object]) -> None:
    browser = Client()
    browser.force_login(anong.user, "django.contrib.auth.backends.ModelBackend")
    for route in ROUTES:
        answer = browser.generic(route.method, BASE + address_of(route.path, world))
        assert answer.status_code == 401, route.name
        assert not answer.cookies


def test_with_all_scopes_but_its_own_a_route_is_closed(anong: Member, world: dict[str, object]) -> None:
    lacking = {scope: program_of(anong, *(set(Scope) - {scope})) for scope in Scope}
    for route in ROUTES:
        if route.scope is not None:
            assert call(lacking[route.scope], route, world) == 403, route.name


def test_with_its_own_scope_alone_a_route_is_open(anong: Member, world: dict[str, object]) -> None:
    holding = {scope: program_of(anong, scope) for scope in Scope}
    for route in ROUTES:
        status = call(holding[route.scope or Scope.NOTICES_READ], route, world)
        allowed = {200} if route.method == "GET" else {200, 201, 204, 404, 409, 412, 422}
        assert status in allowed, f"{route.name} {status}"


def test_writing_routes_want_writing_scopes() -> None:
    for route in ROUTES:
        if route.scope is not None:
            assert route.scope.value.endswith(":read" if route.method == "GET" else ":write"), route.name


def test_another_agency_finds_nothing(stranger: Program, world: dict[str, object]) -> None:
    for route in ABOUT_AN_AGENCY:
        assert call(stranger, route, world) == 404, route.name


def test_rows_of_another_agency_are_not_reached_through_ones_own(
    stranger: Program, world: dict[str, object], khlong_toei_2568: object
) -> None:
    asked = [route for route in ABOUT_AN_AGENCY if names_a_row(route)]
    assert len(asked) > 10
    for route in asked:
        assert call(stranger, route, {**world, "agency": "khlong-toei"}) == 404, route.name


def test_naming_a_foreign_agency_in_a_question_finds_nothing(stranger: Program, world: object) -> None:
    assert stranger.get("/files?agency=bangkok-yai").status_code == 404
    assert stranger.get("/rounds?agency=bangkok-yai").json()["items"] == []
    assert stranger.post("/rounds", BODIES["open_round"]).status_code == 404


WRITING = [
    route
    for route in ROUTES
    if route.method != "GET" and route.area != "notices" and route.name != "open_round"
]


def test_a_role_without_the_verb_writes_nothing(world: dict[str, object], chai: Member) -> None:
    """The director reads all of it and writes none of it."""
    director = program_of(chai)
    for route in WRITING:
        assert call(director, route, world) == 403, route.name


def test_the_supervising_office_reads_below_and_writes_nothing_there(
    world: dict[str, object], boon: Member
) -> None:
    central = program_of(boon)
    for route in ABOUT_AN_AGENCY:
        if route.area == "notices":
            continue
        assert call(central, route, world) == (200 if route.method == "GET" else 403), route.name


def test_a_role_that_changes_changes_what_a_token_may_do(anong: Member, world: dict[str, object]) -> None:
    program = program_of(anong)
    Membership.objects.filter(user=anong.user).update(role=Role.DIRECTOR)
    writing = next(route for route in ROUTES if route.name == "add_measure")
    assert call(program, writing, world) == 403
    Membership.objects.filter(user=anong.user).update(role=Role.AUDITOR)
    assert program.get("/me").json()["code"] == "token_role"


def test_a_token_acts_in_the_membership_for_which_it_was_made(
    anong: Member, dao: Member, now: datetime
) -> None:
    """Whoever serves in two offices has a token for each; none reaches both."""
    second = Membership.objects.create(
        user=anong.user, agency=dao.agency, role=Role.OFFICER, starts_on=now.date()
    )
    there = replace(anong, agency=dao.agency, choices=(second,))
    assert program_of(anong).get("/me").json()["agency"] == "bangkok-yai"
    program = program_of(there)
    assert program.get("/me").json()["agency"] == "khlong-toei"
    assert program.get("/rounds/bangkok-yai/2568").status_code == 404


def test_a_token_costs_three_queries(anong: Member) -> None:
    """Which token, who holds it, and the count of requests; once a day and once a minute more."""
    program = Program(token_of(anong)[1])
    program.get("/me")
    with assertNumQueries(3):
        program.get("/me")
