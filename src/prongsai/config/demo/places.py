"""Agencies and people of the demo."""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.actions import UnitSpec, add_agency
from prongsai.agencies.models import Agency, Unit

HERE = Path(__file__).parent
PASSWORD = "demo-prongsai-2568"  # noqa: S105 - the demo's, printed on its first screen
PEOPLE = (
    ("officer", "เจ้าหน้าที่ ITA เขตบางกอกใหญ่", "ITA officer, Bangkok Yai", "bangkok-yai", Role.OFFICER),
    ("director", "ผู้อำนวยการเขตบางกอกใหญ่", "Director, Bangkok Yai", "bangkok-yai", Role.DIRECTOR),
    ("central", "เจ้าหน้าที่สำนักงาน ก.ก.", "Officer, central office", "bma", Role.CENTRAL_OFFICER),
    ("officer2", "เจ้าหน้าที่ ITA เขตคลองเตย", "ITA officer, Khlong Toei", "khlong-toei", Role.OFFICER),
    ("director2", "ผู้อำนวยการเขตคลองเตย", "Director, Khlong Toei", "khlong-toei", Role.DIRECTOR),
)


def listed_agencies() -> dict[str, Any]:
    listed: dict[str, Any] = yaml.safe_load((HERE / "agencies.yaml").read_text(encoding="utf-8"))
    return listed


def add_agencies(only: Collection[str] | None = None) -> dict[str, Agency]:
    """BMA, its districts with ten divisions each, its bureaus and a neighbour; or BMA and the districts of `only`."""
    listed = listed_agencies()
    root = listed["root"]
    bma = add_agency(
        slug=root["slug"],
        kind=Agency.Kind.BMA,
        name_th=root["th"],
        name_en=root["en"],
        short_th=root["short_th"],
        short_en=root["short_en"],
        parent=None,
    )
    districts = [row for row in listed["districts"] if only is None or row[0] in only]
    offices = add_offices(listed, bma) if only is None else []
    made = [bma, *add_districts(districts, listed, bma), *offices]
    return {agency.slug: agency for agency in made}


def add_districts(rows: Iterable[list[Any]], listed: dict[str, Any], bma: Agency) -> list[Agency]:
    units = [_division(row) for row in listed["divisions"]]
    return [
        add_agency(
            slug=slug,
            kind=Agency.Kind.DISTRICT,
            name_th=f"สำนักงานเขต{thai}",
            name_en=f"{english} District Office",
            short_th=thai,
            short_en=english,
            parent=bma,
            units=units,
            aliases=aliases[0] if aliases else (),
        )
        for slug, thai, english, *aliases in rows
    ]


def add_offices(listed: dict[str, Any], bma: Agency) -> list[Agency]:
    """Bureaus, and an office outside that papers speak of: names alone, nobody works in them here."""
    bureaus = [_office(row, Agency.Kind.BUREAU, bma) for row in listed["bureaus"]]
    return bureaus + [_office(row, Agency.Kind.OTHER, None) for row in listed["others"]]


def _office(row: dict[str, Any], kind: Agency.Kind, parent: Agency | None) -> Agency:
    return add_agency(
        slug=row["slug"],
        kind=kind,
        name_th=row["th"],
        name_en=row["en"],
        short_th=row["th"],
        short_en=row["en"],
        parent=parent,
        aliases=row["aliases"],
    )


def _division(row: dict[str, Any]) -> UnitSpec:
    return UnitSpec(
        code=row["code"],
        kind=Unit.Kind.DIVISION,
        name_th=row["th"],
        name_en=row["en"],
        short_th=row["short"],
        aliases=tuple(row.get("aliases", ())),
    )


def add_people(agencies: dict[str, Agency], *, since: date) -> None:
    """The demo's accounts, all with the demo's password."""
    for username, name_th, name_en, slug, role in PEOPLE:
        user = User.objects.create_user(username, PASSWORD, name_th=name_th, name_en=name_en)
        Membership.objects.create(user=user, agency=agencies[slug], role=role, starts_on=since)


def officer_of(agency: Agency, *, today: date) -> Member:
    """The ITA officer of an agency, to act in the demo's filling."""
    officer = User.objects.get(memberships__agency=agency, memberships__role=Role.OFFICER)
    member = member_of(officer, chosen=None, today=today)
    assert member is not None
    return member
