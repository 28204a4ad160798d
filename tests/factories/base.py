"""The base that all room tests share."""

from datetime import date, datetime

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.config.demo.filling import publish_frameworks, save_result
from prongsai.config.demo.places import add_agencies
from prongsai.frameworks.models import FrameworkVersion
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.actions import open_round

CAST = (
    ("anong", "bangkok-yai", Role.OFFICER),
    ("chai", "bangkok-yai", Role.DIRECTOR),
    ("boon", "bma", Role.CENTRAL_OFFICER),
    ("dao", "khlong-toei", Role.OFFICER),
)


def lay(now: datetime) -> None:
    """Agencies, cast, frameworks (in memory too), rounds of two years, and Bangkok Yai's official result of FY2567."""
    agencies = add_agencies(only=("bangkok-yai", "khlong-toei", "wang-thonglang"))
    for name, slug, role in CAST:
        user = User.objects.create_user(name, None, name_th=name)
        Membership.objects.create(user=user, agency=agencies[slug], role=role, starts_on=date(2024, 10, 1))
    publish_frameworks(now=now)
    for version in FrameworkVersion.objects.all():
        framework_from(version)
    for slug in ("bangkok-yai", "khlong-toei", "wang-thonglang"):
        for year in (2567, 2568):
            open_district_round(agencies[slug], year, now)
    save_result(agencies["bangkok-yai"], 2567, now=now)


def open_district_round(agency: Agency, year: int, now: datetime) -> None:
    framework = FrameworkVersion.objects.get(framework_id=f"bma-district-{year}")
    open_round(agency=agency, fiscal_year=year, framework=framework, by=None, now=now)


def member(username: str, today: date) -> Member:
    found = member_of(User.objects.get(username=username), chosen=None, today=today)
    assert found is not None
    return found
