"""The monthly check: points within the list, passed at the office's mark, proof asked for, what changed told; limits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.standing import obligations_with_state
from prongsai.support import actions
from prongsai.support.lists import criteria
from prongsai.support.models import CheckPoint, Limits, MonthlyCheck, Shown
from prongsai.support.queries.limits import limits_of
from tests.factories import support
from tests.factories.support import FEBRUARY, MARCH
from tests.rooms.support.conftest import DAY, NOON

HERE = "/rounds/bangkok-yai/2568/support/"
Browser = Callable[[Member], Client]


def sent(points: str = "", seen: int = 0, **more: str) -> dict[str, str]:
    """Every criterion with its most points, or with these."""
    marks = {f"points-{one.code}": points or str(one.points) for one in criteria().lines}
    return {**marks, "seen": str(seen), **more}


def test_the_list_gives_the_full_mark_that_the_source_names() -> None:
    assert criteria().full_mark == 125


def test_a_month_is_checked_and_says_what_lacks_proof(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser, photo: BytesIO, store: object
) -> None:
    client, place = client_of(anong), f"{HERE}checks/{MARCH}/"
    assert client.post(place, sent(**{"reference-1": "หน้าแรกของเว็บไซต์"})).status_code == 302
    check = MonthlyCheck.objects.get()
    assert (check.points, check.full_mark, check.pass_mark, check.written_on) == (125, 125, 100, DAY)
    page = client.get(place).context["page"]
    assert [row.code for row in page.rows if row.is_unproved] == [str(code) for code in range(2, 12)]
    client.post(f"{place}evidence/", {"code": "2", "files": photo})
    assert Shown.objects.get().mark == CheckPoint.objects.get(code="2")
    page = client.get(place).context["page"]
    assert "2" not in [row.code for row in page.rows if row.is_unproved]
    assert client.post(place, sent(seen=1)).status_code == 302
    assert Shown.objects.exists(), "evidence stays with its criterion when the check is mended"
    listed = client.get(f"{HERE}checks/").context["page"]
    assert "late" in [row[5].tone for row in listed.tables[0].rows], "months before were never checked"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"points-1": "11"}, "check-points-1"),
        ({"points-1": "-1"}, "check-points-1"),
        ({"points-1": "9.5"}, "check-points-1"),
        ({"points-1": ""}, "check-points-1"),
        ({"reference-3": "ก" * 501}, "check-reference-3"),
    ],
)
def test_points_outside_the_list_are_refused_at_their_place(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser, typed: dict[str, str], field: str
) -> None:
    answer = client_of(anong).post(f"{HERE}checks/{MARCH}/", {**sent(), **typed})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not MonthlyCheck.objects.exists()


def test_a_new_check_begins_with_the_month_before_and_tells_the_difference(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    support.checked(bangkok_yai_2568, FEBRUARY, NOON, less={"11": 15})
    client, place = client_of(anong), f"{HERE}checks/{MARCH}/"
    form = client.get(place).context["page"].form
    assert form["points-11"].value() == 5
    support.checked(bangkok_yai_2568, MARCH, NOON)
    row = client.get(place).context["page"].rows[-1]
    assert (row.before, row.moved) == ("5", "+15")


def test_a_check_of_a_month_to_come_and_a_stale_one_are_refused(
    bangkok_yai_2568: Round, anong: Member, fah: Member, client_of: Browser
) -> None:
    client = client_of(anong)
    assert client.get(f"{HERE}checks/{MARCH + 1}/").status_code == 404
    with pytest.raises(actions.CannotWrite, match="not_begun"):
        support.checked(bangkok_yai_2568, MARCH + 1, NOON)
    support.checked(bangkok_yai_2568, MARCH, NOON)
    answer = client.post(f"{HERE}checks/{MARCH}/", sent("1"))
    assert answer.status_code == 422
    assert MonthlyCheck.objects.get().points == 125
    seen = int(answer.context["page"].form.data["seen"])
    assert client.post(f"{HERE}checks/{MARCH}/", sent("1", seen)).status_code == 302
    assert MonthlyCheck.objects.get().points == 11
    assert client_of(fah).post(f"{HERE}checks/{MARCH}/", sent("1", 2)).status_code == 403


def test_what_was_checked_stays(bangkok_yai_2568: Round) -> None:
    support.checked(bangkok_yai_2568, MARCH, NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthlyCheck.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthlyCheck.objects.update(points=126)
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckPoint.objects.filter(code="1").update(points=11)


def test_the_director_sets_the_limits_and_old_checks_keep_theirs(
    bangkok_yai_2568: Round, anong: Member, chai: Member, client_of: Browser
) -> None:
    support.checked(bangkok_yai_2568, FEBRUARY, NOON, less={"11": 20})
    typed = {"pass_mark": "110", "check_day": "7", "count_day": "8", "group": "20", "seen": "0"}
    assert client_of(anong).get(f"{HERE}limits/").status_code == 403
    client = client_of(chai)
    for bad in ({"pass_mark": "126"}, {"check_day": "29"}, {"group": "4"}):
        assert client.post(f"{HERE}limits/", {**typed, **bad}).status_code == 422
    assert client.post(f"{HERE}limits/", typed).status_code == 302
    assert client.post(f"{HERE}limits/", typed).status_code == 422, "set once from that form"
    assert Limits.objects.count() == 1
    support.checked(bangkok_yai_2568, MARCH, NOON, less={"11": 20})
    page = client.get(f"{HERE}checks/").context["page"]
    states = [row[5].tone for row in page.tables[0].rows]
    assert (states[FEBRUARY - 1], states[MARCH - 1]) == ("accepted", "late"), (
        "105 of 125: passed then, not now"
    )


def test_the_limits_of_the_office_above_hold_where_there_are_no_own(bangkok_yai_2568: Round) -> None:
    own, above = bangkok_yai_2568.agency, bangkok_yai_2568.agency.parent
    assert above is not None
    house = limits_of(own)
    Limits.objects.create(agency=above, pass_mark=90, check_day=5, count_day=5, group=10, changed_at=NOON)
    assert limits_of(own) == replace(house, pass_mark=90, of=above)


@pytest.mark.parametrize(("less", "state"), [(25, "accepted"), (26, "late")])
def test_a_passed_check_proves_the_duty_of_its_month(bangkok_yai_2568: Round, less: int, state: str) -> None:
    day = date(2025, 3, 5)
    duty = Obligation.objects.create(
        round=bangkok_yai_2568, key="infocenter:6", code="infocenter", kind=Obligation.Kind.DEADLINE,
        title_th="ตรวจ", title_en="Check", period=MARCH, periods=12, opens_on=date(2025, 3, 1), printed_on=day,
        due_on=day, grace_until=day, proof="infocenter_check",
    )  # fmt: skip
    lost = {"11": 20, "10": 5, "9": less - 25}
    support.checked(bangkok_yai_2568, MARCH, datetime(2025, 3, 4, 5, tzinfo=UTC), less=lost)
    found = obligations_with_state(DAY).get(pk=duty.pk)
    assert found.state == state  # type: ignore[attr-defined]
