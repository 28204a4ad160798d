"""Opening a fiscal year: for one's own agency or those below, once, all chosen or none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.frameworks.actions import publish_framework
from prongsai.frameworks.loading import framework_of
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds.actions import CannotOpen, open_round, open_rounds
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.queries import kinds_for
from tests.factories.sheets import round_on

Browser = Callable[[Member], Client]
PAGE = "/rounds/open/"
YEAR = 2571


@pytest.fixture
def coming(bangkok_yai_2568: Round, now: datetime) -> FrameworkVersion:
    """A framework of a year that nobody has opened yet."""
    known = framework_of("bma-district-2568")
    fresh = replace(known, id=f"bma-district-{YEAR}", fiscal_year=YEAR)
    publish_framework(framework=fresh, source_text="", by=None, now=now)
    return FrameworkVersion.objects.get(framework_id=fresh.id)


def test_an_officer_opens_the_year_of_their_own_office_with_its_duties(
    anong: Member, client_of: Browser, bangkok_yai: Agency, coming: FrameworkVersion
) -> None:
    page = client_of(anong).get(PAGE)
    assert [one.slug for one in page.context["form"].fields["agencies"].queryset] == ["bangkok-yai"]
    answer = client_of(anong).post(PAGE, {"agencies": [bangkok_yai.pk]})
    assert answer.status_code == 302
    opened = Round.objects.get(agency=bangkok_yai, fiscal_year=YEAR)
    assert opened.opened_by == anong.user
    assert Obligation.objects.filter(round=opened).count() > 100


def test_the_office_above_opens_it_for_every_agency_that_has_it_not_yet(
    boon: Member, client_of: Browser, coming: FrameworkVersion, bangkok_yai: Agency, now: datetime
) -> None:
    open_round(agency=bangkok_yai, fiscal_year=YEAR, framework=coming, by=None, now=now)
    client = client_of(boon)
    offered = client.get(PAGE).context["form"].fields["agencies"].queryset
    assert "bangkok-yai" not in {one.slug for one in offered}
    assert {one.kind for one in offered} == {Agency.Kind.DISTRICT}
    client.post(PAGE, {"agencies": [one.pk for one in offered]})
    districts = Agency.objects.filter(kind=Agency.Kind.DISTRICT)
    assert Round.objects.filter(fiscal_year=YEAR).count() == districts.count()


def test_nothing_is_opened_where_one_agency_is_not_ones_own(
    anong: Member, client_of: Browser, bangkok_yai: Agency, khlong_toei: Agency, coming: FrameworkVersion
) -> None:
    answer = client_of(anong).post(PAGE, {"agencies": [bangkok_yai.pk, khlong_toei.pk]})
    assert answer.status_code == 422
    assert not Round.objects.filter(fiscal_year=YEAR).exists()


def test_without_a_tick_one_sentence_says_what_to_do(
    anong: Member, client_of: Browser, coming: FrameworkVersion
) -> None:
    answer = client_of(anong).post(PAGE, {})
    assert answer.status_code == 422
    assert answer.context["form"].errors["agencies"]


def test_a_year_is_opened_once_and_a_foreign_one_never(
    anong: Member, dao: Member, bangkok_yai: Agency, coming: FrameworkVersion, now: datetime
) -> None:
    open_rounds(agencies=[bangkok_yai], framework=coming, by=anong, now=now)
    with pytest.raises(CannotOpen, match="already_open"):
        open_rounds(agencies=[bangkok_yai], framework=coming, by=anong, now=now)
    with pytest.raises(PermissionDenied):
        open_rounds(agencies=[bangkok_yai], framework=coming, by=dao, now=now)


def test_a_framework_of_districts_does_not_open_a_year_of_the_city(
    boon: Member, coming: FrameworkVersion, now: datetime
) -> None:
    with pytest.raises(CannotOpen, match="other_kind"):
        open_rounds(agencies=[boon.agency], framework=coming, by=boon, now=now)


def test_the_city_opens_a_year_of_its_own_and_a_national_one_where_it_has_none(db: None) -> None:
    kinds = {one.framework_id: kinds_for(one) for one in FrameworkVersion.objects.all()}
    assert kinds["bma-2567"] == {Agency.Kind.BMA}
    assert Agency.Kind.BMA in kinds["nacc-2566"]
    assert Agency.Kind.DISTRICT not in kinds["nacc-2566"]
    assert kinds["bma-district-2567"] == {Agency.Kind.DISTRICT}


def test_when_every_published_year_is_open_the_page_says_so(
    anong: Member, client_of: Browser, now: datetime
) -> None:
    round_on("bma-district-2566", anong.agency, now)
    answer = client_of(anong).get(PAGE)
    assert answer.status_code == 200
    assert answer.context["page"].framework is None
