"""What is to be done, and the key figures in their units."""

import json
from collections.abc import Callable
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.support.queries.kpi import key_figures
from tests.factories import support
from tests.factories.support import FEBRUARY, MARCH, OCTOBER
from tests.rooms.support.conftest import DAY, NOON

HERE = "/rounds/bangkok-yai/2568/support/"
Browser = Callable[[Member], Client]


def test_each_sees_what_is_theirs_to_do_the_late_first(
    bangkok_yai_2568: Round,
    units: dict[str, Unit],
    anong: Member,
    fah: Member,
    chai: Member,
    client_of: Browser,
) -> None:
    own = support.service(bangkok_yai_2568, units["administration"], NOON)
    support.service(bangkok_yai_2568, units["revenue"], NOON)
    for period in range(OCTOBER, FEBRUARY):
        support.counted(own, period, 1, 1, NOON)
    support.comment(bangkok_yai_2568, units["revenue"], NOON)
    rows = client_of(fah).get(HERE).context["page"].tables[0].rows
    assert ["ก.พ. 2568" in row[0].text for row in rows] == [True]
    rows = client_of(anong).get(HERE).context["page"].tables[0].rows
    tones = [row[1].tone for row in rows]
    assert tones == sorted(tones, key=["late", "due"].index)
    assert len(rows) == 5 + 6 + 1, "five months to count, six checks, one answer"
    assert len(client_of(chai).get(HERE).context["page"].tables[0].rows) == len(rows), "who reads sees all"


def test_figures_come_in_their_units_and_say_how(
    bangkok_yai_2567: Round, official_2567: ScoreSheet, units: dict[str, Unit]
) -> None:
    one = support.service(bangkok_yai_2567, units["revenue"], NOON)
    support.counted(one, FEBRUARY, 1, 2, NOON)
    found = {figure.key: figure for figure in key_figures(bangkok_yai_2567, DAY)}
    assert (
        found["ita_total"].value == Fraction("97.89")
        or round(float(found["ita_total"].value or 0), 2) == 97.89
    )
    assert (found["ita_level"].unit, found["ita_level"].text) == ("level", "ผ่านดี")
    assert {"ita_iit", "ita_eit", "ita_oit"} <= found.keys()
    assert found["online_share_oss"].value == Fraction(100, 3)
    assert found["measures_done"].value is None
    assert all(figure.how for figure in found.values())


def test_figures_leave_as_json_with_nothing_lost(
    bangkok_yai_2568: Round, units: dict[str, Unit], anong: Member, client_of: Browser
) -> None:
    one = support.service(bangkok_yai_2568, units["revenue"], NOON)
    support.counted(one, FEBRUARY, 1, 2, NOON)
    answer = client_of(anong).get(f"{HERE}figures/export/json/")
    figures = {figure["key"]: figure for figure in json.loads(answer.content)["figures"]}
    share = figures["online_share_oss"]
    assert (share["value"], share["exact"], share["unit"]) == ("33.33", "100/3", "percent")
    assert figures["ita_total"]["value"] is None
    for kind in ("xlsx", "csv"):
        assert client_of(anong).get(f"{HERE}figures/export/{kind}/").status_code == 200
    assert client_of(anong).get(f"{HERE}figures/export/pdf/").status_code == 404


@pytest.mark.parametrize(
    ("place", "most"),
    [("", 18), ("figures/", 24), ("trainings/", 12), ("promotion/", 10), ("comments/", 10), ("honours/", 10), ("checks/", 12), ("forms/", 10)],
)  # fmt: skip
def test_the_number_of_queries_stays_however_much_is_written(
    bangkok_yai_2568: Round, units: dict[str, Unit], anong: Member, client_of: Browser, place: str, most: int
) -> None:
    client, counts = client_of(anong), []
    support.support(bangkok_yai_2568, {"one": units["revenue"]}, NOON)
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(HERE + place)
        counts.append(len(queries))
        for unit in units.values():
            support.training(bangkok_yai_2568, list(units.values()), NOON)
            support.comment(bangkok_yai_2568, unit, NOON)
            support.honour(bangkok_yai_2568, unit, NOON)
            support.line(bangkok_yai_2568, unit, NOON, number=100 * (number + 1) + unit.position)
            support.opened(bangkok_yai_2568, unit, NOON)
    assert counts[1] <= most, counts
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "place",
    ["", "figures/", "counts/", "checks/", "forms/", "trainings/", f"checks/{MARCH}/", f"counts/{FEBRUARY}/"],
)
def test_strangers_find_nothing_and_everybody_of_the_house_reads(
    bangkok_yai_2568: Round,
    dao: Member,
    chai: Member,
    boon: Member,
    fah: Member,
    client_of: Browser,
    place: str,
) -> None:
    assert client_of(dao).get(HERE + place).status_code == 404
    for member in (chai, boon, fah):
        assert client_of(member).get(HERE + place).status_code == 200


@pytest.mark.parametrize(
    "place", ["nothing/", "trainings/99999/", "counts/0/", "counts/99/", "checks/0/", "forms/9/"]
)
def test_what_is_not_there_is_not_found(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser, place: str
) -> None:
    assert client_of(anong).get(HERE + place).status_code == 404
