"""Who may open and send what: every address of the plan, for the whole cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.measures.models import Measure, Plan
from prongsai.measures.urls import urlpatterns
from prongsai.rounds.models import Round
from tests.rooms.measures.conftest import address

GET_AND_POST = (
    "change_issue",
    "change_reason",
    "add_measure",
    "change_measure",
    "remove_measure",
    "copy_measures",
    "write_guidelines",
)
POST_ONLY = ("move_measure", "publish_plan", "withdraw_plan")
WRITING = [(view, verb) for view in GET_AND_POST for verb in ("get", "post")] + [
    (view, "post") for view in POST_ONLY
]


def place_of(view: str, round_: Round, finding: Finding, measure: Measure) -> str:
    names = {route.name: str(route.pattern) for route in urlpatterns}
    more = {}
    if "finding_id" in names[view]:
        more["finding_id"] = finding.pk
    if "measure_id" in names[view]:
        more["measure_id"] = measure.pk
    return address(view, round_, **more) + (f"?finding={finding.pk}" if view == "add_measure" else "")


def send(client: Client, verb: str, url: str, finding: Finding) -> int:
    if verb == "get":
        return client.get(url).status_code
    return client.post(url, {"within": f"finding-{finding.pk}", "row_version": 1}).status_code


def test_the_table_of_this_test_names_every_address() -> None:
    assert {route.name for route in urlpatterns} == {"plan", "decide_on_plan", *GET_AND_POST, *POST_ONLY}


def test_everybody_in_scope_reads_the_plan_and_a_stranger_finds_nothing(
    bangkok_yai_2568: Round, measure: Measure, cast: dict[str, Member], client_of: Callable[[Member], Client]
) -> None:
    url = address("plan", bangkok_yai_2568)
    answers = {name: client_of(member).get(url).status_code for name, member in cast.items()}
    assert answers == {"anong": 200, "chai": 200, "boon": 200, "dao": 404}


@pytest.mark.parametrize(("view", "verb"), WRITING)
def test_only_the_officer_of_the_agency_writes(
    view: str,
    verb: str,
    bangkok_yai_2568: Round,
    findings: dict[str, Finding],
    measure: Measure,
    cast: dict[str, Member],
    client_of: Callable[[Member], Client],
) -> None:
    url = place_of(view, bangkok_yai_2568, findings["E1"], measure)
    answers = {
        name: send(client_of(cast[name]), verb, url, findings["E1"]) for name in ("chai", "boon", "dao")
    }
    assert answers == {"chai": 403, "boon": 403, "dao": 404}
    assert Measure.objects.filter(pk=measure.pk, row_version=1).exists()
    assert not Plan.objects.published().exists()
    assert send(client_of(cast["anong"]), verb, url, findings["E1"]) in {200, 302, 422}


@pytest.mark.parametrize(
    "view", ["change_issue", "change_reason", "add_measure", "change_measure", "remove_measure"]
)
def test_what_belongs_to_another_round_is_not_found_under_this_one(
    view: str,
    bangkok_yai_2568: Round,
    foreign_findings: dict[str, Finding],
    foreign_measure: Measure,
    anong: Member,
    client_of: Callable[[Member], Client],
) -> None:
    url = place_of(view, bangkok_yai_2568, foreign_findings["E1"], foreign_measure)
    assert client_of(anong).get(url).status_code == 404
    assert client_of(anong).post(url, {"row_version": 1}).status_code == 404
    assert Measure.objects.filter(pk=foreign_measure.pk).exists()


def test_a_reader_is_offered_nothing_to_write_with(
    bangkok_yai_2568: Round, measure: Measure, chai: Member, client_of: Callable[[Member], Client]
) -> None:
    page = client_of(chai).get(address("plan", bangkok_yai_2568)).content.decode()
    assert "เวียนแจ้งทุกฝ่าย" in page
    assert "/plan/measures/" not in page
    assert "/plan/findings/" not in page
    assert "/plan/publish/" not in page
