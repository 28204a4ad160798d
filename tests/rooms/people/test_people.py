"""People and their roles: seen within reach, changed by those who may, ended and never deleted."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry

Browser = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2025-03-12T07:00:00Z", tick=False):
        yield


@pytest.fixture
def helper(bangkok_yai: Agency) -> Membership:
    """A working group member of Bangkok Yai."""
    user = User.objects.create_user("helper", None, name_th="ผู้ช่วยงาน", email="helper@example.go.th")
    return Membership.objects.create(
        user=user, agency=bangkok_yai, role=Role.WORKING_GROUP, starts_on=date(2024, 10, 1)
    )


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_sees_the_people_of_their_own_office_only(
    cast: dict[str, Member], helper: Membership, client_of: Browser
) -> None:
    for name in ("anong", "chai"):
        page = _page(client_of(cast[name]), "/people/")
        assert "ผู้ช่วยงาน" in page
        assert "dao" not in page
    assert "ผู้ช่วยงาน" not in _page(client_of(cast["dao"]), "/people/")


@pytest.mark.parametrize(
    "address",
    [
        "/people/agencies/bangkok-yai/",
        "/people/agencies/bangkok-yai/people/",
        "/people/agencies/bangkok-yai/people/invite/",
        "/people/agencies/bangkok-yai/people/import/",
        "/people/agencies/bangkok-yai/people/export/csv/",
        "/people/agencies/bangkok-yai/units/add/",
        "/people/agencies/bangkok-yai/units/import/",
        "/people/agencies/bangkok-yai/units/export/xlsx/",
        "/people/agencies/bangkok-yai/units/revenue/change/",
        "/people/agencies/bangkok-yai/units/revenue/close/",
        "/people/persons/{person}/",
        "/people/persons/{person}/roles/bangkok-yai/give/",
        "/people/persons/{person}/roles/khlong-toei/give/",
        "/people/memberships/{membership}/end/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing(
    dao: Member, helper: Membership, client_of: Browser, address: str, method: str
) -> None:
    place = address.format(person=helper.user_id, membership=helper.pk)
    assert getattr(client_of(dao), method)(place).status_code in {404, 405}


def test_a_person_of_two_offices_shows_to_each_only_its_own(
    helper: Membership, khlong_toei: Agency, dao: Member, anong: Member, client_of: Browser
) -> None:
    Membership.objects.create(
        user=helper.user, agency=khlong_toei, role=Role.AUDITOR, starts_on=date(2025, 1, 1)
    )
    address = f"/people/persons/{helper.user_id}/"
    here, there = _page(client_of(anong), address), _page(client_of(dao), address)
    for page, own, foreign in ((here, "บางกอกใหญ่", "คลองเตย"), (there, "คลองเตย", "บางกอกใหญ่")):
        content = page[page.index("<main") : page.index("</main>")]
        assert own in content
        assert foreign not in content


def test_addresses_are_for_those_who_arrange_people(
    cast: dict[str, Member], helper: Membership, client_of: Browser
) -> None:
    address = f"/people/persons/{helper.user_id}/"
    assert "helper@example.go.th" in _page(client_of(cast["anong"]), address)
    Membership.objects.filter(user=cast["chai"].user).update(role=Role.AUDITOR)
    assert "helper@example.go.th" not in _page(client_of(cast["chai"]), address)
    assert client_of(cast["chai"]).get("/people/agencies/bangkok-yai/people/export/csv/").status_code == 403


def test_an_ended_membership_keeps_the_person_and_the_work(
    helper: Membership, anong: Member, client_of: Browser
) -> None:
    address = f"/people/memberships/{helper.pk}/end/"
    assert client_of(anong).post(address, {"day": "12/3/2568"}).status_code == 302
    helper.refresh_from_db()
    assert helper.ends_on == date(2025, 3, 12)
    assert "ผู้ช่วยงาน" in _page(client_of(anong), "/people/")
    with time_machine.travel("2025-03-13T07:00:00Z", tick=False):
        client = Client()
        client.force_login(helper.user, "django.contrib.auth.backends.ModelBackend")
        assert client.get("/people/").status_code == 403
        assert "ผู้ช่วยงาน" in _page(client_of(anong), f"/people/persons/{helper.user_id}/")
    [entry] = Entry.objects.filter(action="people.membership.ended")
    assert entry.agency_path == "bma/bangkok-yai/"


@pytest.mark.parametrize("day", ["", "x", "31/2/2568", "30/9/2567", "ก" * 10_000])
def test_a_day_that_cannot_be_is_refused(
    helper: Membership, anong: Member, client_of: Browser, day: str
) -> None:
    assert client_of(anong).post(f"/people/memberships/{helper.pk}/end/", {"day": day}).status_code == 422
    helper.refresh_from_db()
    assert helper.ends_on is None


def test_nobody_ends_their_own_role_or_one_above_theirs(cast: dict[str, Member], client_of: Browser) -> None:
    own = Membership.objects.get(user=cast["anong"].user)
    above = Membership.objects.get(user=cast["chai"].user)
    for membership in (own, above):
        answer = client_of(cast["anong"]).post(
            f"/people/memberships/{membership.pk}/end/", {"day": "12/3/2568"}
        )
        assert answer.status_code == 403


GIVEN = {"role": Role.DIRECTOR.value, "unit": "", "starts_on": "12/3/2568", "ends_on": "", "is_acting": "on"}


def test_an_acting_director_is_made_for_a_period(
    helper: Membership, cast: dict[str, Member], client_of: Browser
) -> None:
    address = f"/people/persons/{helper.user_id}/roles/bangkok-yai/give/"
    assert client_of(cast["chai"]).post(address, GIVEN).status_code == 422
    answer = client_of(cast["chai"]).post(address, {**GIVEN, "ends_on": "20/3/2568"})
    assert answer.status_code == 302
    acting = Membership.objects.get(user=helper.user, is_acting=True)
    assert (acting.role, acting.starts_on, acting.ends_on) == (
        Role.DIRECTOR,
        date(2025, 3, 12),
        date(2025, 3, 20),
    )


def test_nobody_gives_themselves_a_role(cast: dict[str, Member], client_of: Browser) -> None:
    address = f"/people/persons/{cast['chai'].user.pk}/roles/bangkok-yai/give/"
    answer = client_of(cast["chai"]).post(address, {**GIVEN, "ends_on": "20/3/2568"})
    assert answer.status_code == 422
    assert Membership.objects.filter(user=cast["chai"].user).count() == 1


def test_an_officer_gives_no_acting_director(helper: Membership, anong: Member, client_of: Browser) -> None:
    address = f"/people/persons/{helper.user_id}/roles/bangkok-yai/give/"
    assert client_of(anong).post(address, {**GIVEN, "ends_on": "20/3/2568"}).status_code == 422
    assert not Membership.objects.filter(user=helper.user, role=Role.DIRECTOR).exists()


def test_the_same_role_is_not_given_twice(helper: Membership, anong: Member, client_of: Browser) -> None:
    address = f"/people/persons/{helper.user_id}/roles/bangkok-yai/give/"
    again = {"role": Role.WORKING_GROUP.value, "unit": "", "starts_on": "12/3/2568", "ends_on": ""}
    assert client_of(anong).post(address, again).status_code == 422


def test_one_changes_between_ones_own_roles_and_into_no_other(
    anong: Member, dao: Member, khlong_toei: Agency, client_of: Browser
) -> None:
    second = Membership.objects.create(
        user=anong.user, agency=khlong_toei, role=Role.AUDITOR, starts_on=date(2025, 1, 1)
    )
    foreign = Membership.objects.get(user=dao.user)
    client = client_of(anong)
    assert "บางกอกใหญ่" in _page(client, "/people/")
    assert f'value="{second.pk}"' in _page(client, "/people/")
    for wrong in (str(foreign.pk), "", "x", "-1", f"{second.pk} OR 1=1", "9" * 400):
        assert client.post("/people/role/", {"membership": wrong}).status_code == 404
    assert client.post("/people/role/", {"membership": second.pk}).status_code == 302
    assert "dao" in _page(client, "/people/")
    assert client.get("/rounds/bangkok-yai/2568/").status_code == 404
    assert client.get("/rounds/khlong-toei/2568/").status_code == 200


def test_the_lists_take_a_fixed_number_of_queries(
    helper: Membership, anong: Member, boon: Member, client_of: Browser, django_assert_max_num_queries: object
) -> None:
    for address, member in (
        ("/people/", anong),
        ("/people/agencies/", boon),
        ("/people/agencies/bangkok-yai/", boon),
    ):
        client = client_of(member)
        with django_assert_max_num_queries(11):  # type: ignore[operator]
            client.get(address)
