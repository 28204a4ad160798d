"""Acting heads (รักษาการแทน): another's role for a period, shown as such, and never a way around the second person."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role, Verb
from prongsai.reports.actions.approving import CannotDecide, return_paper
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round

FIRST, LAST = date(2025, 3, 10), date(2025, 3, 20)


@pytest.fixture
def acting(anong: Member) -> Membership:
    """Anong bears the director's role for ten days."""
    return Membership.objects.create(
        user=anong.user,
        agency=anong.agency,
        role=Role.DIRECTOR,
        is_acting=True,
        starts_on=FIRST,
        ends_on=LAST,
    )


def _as(membership: Membership, today: date) -> Member | None:
    return member_of(membership.user, chosen=membership.pk, today=today)


def test_acting_has_the_rights_of_the_role_within_its_days_only(acting: Membership) -> None:
    within, after = _as(acting, LAST), _as(acting, date(2025, 3, 21))
    assert within is not None
    assert within.can(Verb.APPROVE_PAPER)
    assert after is not None
    assert after.role == Role.OFFICER
    assert not after.can(Verb.APPROVE_PAPER)


def test_acting_is_not_taken_up_without_choosing_it(acting: Membership) -> None:
    usual = member_of(acting.user, chosen=None, today=FIRST)
    assert usual is not None
    assert usual.role == Role.OFFICER


def test_acting_is_shown_as_such(acting: Membership) -> None:
    within = _as(acting, FIRST)
    assert within is not None
    with translation.override("en"):
        assert within.title == "Acting: Director"


def test_acting_without_an_end_is_refused_by_the_database(anong: Member) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=anong.user, agency=anong.agency, role=Role.DIRECTOR, is_acting=True, starts_on=FIRST
        )


def test_the_author_does_not_decide_as_acting_director(
    acting: Membership, bangkok_yai_2568: Round, now: datetime
) -> None:
    paper = Paper.objects.create(
        agency=acting.agency,
        round=bangkok_yai_2568,
        kind="analysis",
        content={},
        submitted_at=now,
        submitted_by=acting.user,
    )
    by = _as(acting, FIRST)
    assert by is not None
    with pytest.raises(CannotDecide) as refused:
        return_paper(paper=paper, comment="x", by=by, now=now)
    assert refused.value.code == "own_paper"


def test_the_account_menu_names_the_role(anong: Member, client_of: Callable[[Member], Client]) -> None:
    assert "เจ้าหน้าที่ ITA" in client_of(anong).get("/people/roles/").content.decode()
