"""Access tokens: shown once, kept as a hash, and good for no longer than their holder's role."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.models import FactorRule, Membership
from prongsai.accounts.roles import Role
from prongsai.audit.models import Entry
from prongsai.people import actions, tokens
from prongsai.people.actions import CannotMakeToken, CannotUseToken
from prongsai.people.models import AccessToken
from prongsai.people.scopes import NEEDS, Scope, scopes_for

DAYS = timedelta(days=90)


@pytest.fixture
def token(anong: Member, now: datetime) -> tuple[AccessToken, str]:
    return actions.create_token(
        name="spreadsheet",
        scopes=[Scope.RESULTS_WRITE, Scope.RESULTS_READ],
        life=DAYS,
        by=anong,
        now=now,
    )


def refused(secret: str, at: datetime) -> str:
    with pytest.raises(CannotUseToken) as found:
        actions.use_token(secret=secret, now=at)
    return found.value.code


def test_a_token_lets_its_holder_in_and_is_kept_as_a_hash(
    token: tuple[AccessToken, str], anong: Member, now: datetime
) -> None:
    made, secret = token
    bearer = actions.use_token(secret=secret, now=now)
    assert bearer.member == anong
    assert bearer.scopes == {"results:read", "results:write"}
    made.refresh_from_db()
    kept = str(vars(made))
    assert secret not in kept
    assert secret[8:] not in kept
    assert made.secret_hash == tokens.hash_of(secret)
    assert secret.startswith(made.hint)
    assert made.last_used_on == date(2025, 3, 12)


def test_tokens_are_long_random_and_recognised_by_their_shape() -> None:
    made = {tokens.new_secret() for _ in range(100)}
    assert len(made) == 100
    for secret in made:
        assert len(secret) == 43
        assert tokens.is_well_formed(secret)
        assert not tokens.is_well_formed(secret[:-1] + ("a" if secret[-1] != "a" else "b"))
    for other in ("", "pgs_", "pgs_" + "a" * 39, "x" * 100_000, "pgs_ก" + "a" * 38):
        assert not tokens.is_well_formed(other)


def test_it_ends_on_its_day_and_lasts_a_year_at_most(
    token: tuple[AccessToken, str], anong: Member, now: datetime
) -> None:
    secret = token[1]
    assert actions.use_token(secret=secret, now=now + DAYS - timedelta(seconds=1))
    assert refused(secret, now + DAYS) == "expired"
    for life in (timedelta(days=367), timedelta(0), timedelta(days=-1)):
        with pytest.raises(CannotMakeToken, match="too_long"):
            actions.create_token(name="x", scopes=[Scope.ROUNDS_READ], life=life, by=anong, now=now)


def test_it_ends_with_the_membership_and_with_the_account(
    token: tuple[AccessToken, str], anong: Member, now: datetime
) -> None:
    secret = token[1]
    held = Membership.objects.filter(user=anong.user)
    held.update(ends_on=date(2025, 3, 12))
    assert actions.use_token(secret=secret, now=now), "the last day still counts"
    assert refused(secret, now + timedelta(days=1)) == "membership_over"
    held.update(ends_on=None, role=Role.WORKING_GROUP)
    assert refused(secret, now) == "role"
    held.update(role=Role.OFFICER)
    anong.user.is_active = False
    anong.user.save()
    assert refused(secret, now) == "inactive"


def test_another_membership_of_the_same_person_does_not_keep_it_alive(
    token: tuple[AccessToken, str], anong: Member, dao: Member, now: datetime
) -> None:
    Membership.objects.create(
        user=anong.user, agency=dao.agency, role=Role.OFFICER, starts_on=date(2024, 10, 1)
    )
    Membership.objects.filter(user=anong.user, agency=anong.agency).update(ends_on=date(2025, 1, 1))
    assert refused(token[1], now) == "membership_over"


def test_an_ended_token_stays_ended_whatever_is_written(
    token: tuple[AccessToken, str], anong: Member, now: datetime
) -> None:
    made, secret = token
    actions.end_token(token=made, reason="", by=anong, now=now)
    assert refused(secret, now) == "ended"
    mine = AccessToken.objects.filter(pk=made.pk)
    changes: tuple[dict[str, object], ...] = (
        {"ended_at": None, "ended_by": None},
        {"expires_at": now + timedelta(days=300)},
        {"scopes": ["papers:write"]},
        {"secret_hash": "0" * 64},
    )
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            mine.update(**change)


def test_a_refused_token_is_noted_once_a_day(
    token: tuple[AccessToken, str], anong: Member, now: datetime
) -> None:
    made, secret = token
    actions.end_token(token=made, reason="", by=anong, now=now)
    for minutes in range(5):
        refused(secret, now + timedelta(minutes=minutes))
    refused(secret, now + timedelta(days=1))
    noted = Entry.objects.filter(action="people.token.refused")
    assert [entry.details["why"] for entry in noted] == ["ended", "ended"]
    assert {entry.agency_path for entry in noted} == {"bma/bangkok-yai/"}
    refused("pgs_" + "a" * 39, now)
    assert Entry.objects.filter(action="people.token.refused").count() == 2, "strangers fill no trail"


def test_it_is_shut_while_a_second_factor_is_owed(
    token: tuple[AccessToken, str], chai: Member, now: datetime
) -> None:
    FactorRule.objects.create(role=Role.OFFICER, is_required=True, changed_at=now, changed_by=chai.user)
    assert refused(token[1], now) == "second_factor"
    FactorRule.objects.update(is_required=False)
    assert actions.use_token(secret=token[1], now=now)


def test_only_roles_that_work_with_programs_make_tokens(anong: Member, now: datetime) -> None:
    from dataclasses import replace

    for role in (Role.WORKING_GROUP, Role.AUDITOR, Role.PLATFORM_ADMINISTRATOR, Role.SCHOOL_OFFICER):
        with pytest.raises(PermissionDenied):
            actions.create_token(
                name="x", scopes=[Scope.ROUNDS_READ], life=DAYS, by=replace(anong, role=role), now=now
            )
    director = scopes_for(replace(anong, role=Role.DIRECTOR))
    assert Scope.RESULTS_READ in director
    assert set(director) & set(NEEDS) == {Scope.ROUNDS_WRITE}, "what the role cannot do is not offered"


def test_nobody_holds_more_than_twenty(anong: Member, now: datetime) -> None:
    for number in range(20):
        actions.create_token(name=str(number), scopes=[Scope.ROUNDS_READ], life=DAYS, by=anong, now=now)
    with pytest.raises(CannotMakeToken, match="too_many"):
        actions.create_token(name="x", scopes=[Scope.ROUNDS_READ], life=DAYS, by=anong, now=now)


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def test_the_token_is_shown_once_and_never_again(officer: Client, anong: Member) -> None:
    asked = {"name": "ตารางคะแนน", "scopes": ["results:read", "results:write"], "days": "90"}
    page = officer.post("/people/tokens/create/", asked)
    made = AccessToken.objects.get(name="ตารางคะแนน")
    html = page.content.decode()
    secret = html.split('id="token-secret">')[1].split("<")[0]
    assert tokens.hash_of(secret) == made.secret_hash
    assert "no-store" in page["Cache-Control"]
    assert made.membership.user == anong.user
    listed = officer.get("/people/tokens/").content.decode()
    assert made.hint in listed
    assert secret not in listed


def test_a_form_that_cannot_be_used_keeps_what_was_typed(officer: Client) -> None:
    page = officer.post("/people/tokens/create/", {"name": "ตารางคะแนน", "days": "90"})
    assert page.status_code == 422
    assert "ตารางคะแนน" in page.content.decode()
    assert not AccessToken.objects.exists()
    beyond = officer.post("/people/tokens/create/", {"name": "x", "scopes": ["all"], "days": "9999"})
    assert beyond.status_code == 422


def test_who_arranges_people_sees_the_tokens_of_the_office_and_ends_them_with_a_reason(
    anong: Member, chai: Member, dao: Member, client_of: Callable[[Member], Client]
) -> None:
    made, secret = actions.create_token(
        name="ตารางคะแนน", scopes=[Scope.ROUNDS_READ], life=DAYS, by=anong, now=timezone.now()
    )
    director, stranger = client_of(chai), client_of(dao)
    end = f"/people/tokens/{made.pk}/end/"
    assert stranger.get("/people/agencies/bangkok-yai/tokens/").status_code == 404
    assert stranger.post(end, {"reason": "x"}).status_code == 404
    page = director.get("/people/agencies/bangkok-yai/tokens/").content.decode()
    assert made.hint in page
    assert secret not in page
    assert director.post(end, {"reason": ""}).status_code == 422, "ending somebody else's needs a reason"
    assert director.post(end, {"reason": "ผู้ถือย้ายไปแล้ว"}).status_code == 302
    made.refresh_from_db()
    assert made.ended_by == chai.user
    assert made.end_reason == "ผู้ถือย้ายไปแล้ว"
    noted = Entry.objects.get(action="people.token.revoked")
    assert noted.details["reason"] == "ผู้ถือย้ายไปแล้ว"


def test_a_colleague_who_does_not_arrange_people_cannot_end_it(
    token: tuple[AccessToken, str], chai: Member, client_of: Callable[[Member], Client]
) -> None:
    Membership.objects.filter(user=chai.user).update(role=Role.WORKING_GROUP)
    client = client_of(chai)
    assert client.get("/people/agencies/bangkok-yai/tokens/").status_code == 403
    assert client.post(f"/people/tokens/{token[0].pk}/end/", {"reason": "x"}).status_code == 403
    assert client.get("/people/tokens/").status_code == 200
    assert client.get("/people/tokens/create/").status_code == 403


def test_the_lists_do_not_ask_row_by_row(
    officer: Client, anong: Member, now: datetime, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(6):
        actions.create_token(name=str(number), scopes=[Scope.ROUNDS_READ], life=DAYS, by=anong, now=now)
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        officer.get("/people/tokens/")
