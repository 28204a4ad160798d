"""Names as papers write them lead to the agency or unit that is meant, or to none: never to a wrong one."""

import pytest

from prongsai.agencies.actions import UnitSpec, add_agency, add_units, close_unit
from prongsai.agencies.models import Agency, Unit
from prongsai.agencies.queries import agency_named, unit_named
from prongsai.config.demo.places import add_districts, add_offices, listed_agencies
from tests.conftest import TODAY


@pytest.fixture
def offices(db: None) -> None:
    """Offices that the base leaves out: a district whose name goes wrong often, the bureaus and a neighbour."""
    listed = listed_agencies()
    bma = Agency.objects.get(slug="bma")
    add_districts([row for row in listed["districts"] if row[0] == "samphanthawong"], listed, bma)
    add_offices(listed, bma)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("สำนักงานเขตสัมพันธวงศ์", "samphanthawong"),
        ("เขตสัมพันธ์วงศ์", "samphanthawong"),
        ("สัมพันธ์วงศ์", "samphanthawong"),
        ("สัม พันธ วงศ์", "samphanthawong"),
        ("สำนักงานเขตสัมพันธ์", "samphanthawong"),
        ("Samphanthawong district office", "samphanthawong"),
        ("สำนักงานคลัง", "finance-department"),
        ("สำนักการคลัง", "finance-department"),
        ("สำนักงานแพทย์", "medical-service-department"),
        ("สำนักงานประมาณกรุงเทพมหานคร", "budget-department"),
        ("สำนัก ก.ก.", "civil-service-commission"),
        ("สำนัก ส. ก.ก.", "civil-service-commission"),
        ("สํานักงาน ก.ก.", "civil-service-commission"),
        ("สำนัก ป.ป.ช.", "nacc"),
        ("สำนักงาน ป.ป.ช.", "nacc"),
    ],
)
def test_slips_of_agency_names_are_caught(offices: None, written: str, meant: str) -> None:
    found = agency_named(written)
    assert found is not None
    assert found.slug == meant


@pytest.mark.parametrize(
    "written", ["", " ", "ฯ", "สำนักงานเขต", "เขต", "สำนัก", "บางกอก", "ก" * 10_000, "\u202e"]
)
def test_a_name_of_nobody_leads_to_nobody(offices: None, written: str) -> None:
    assert agency_named(written) is None


def test_two_agencies_of_one_name_lead_to_neither(offices: None) -> None:
    twin = {"kind": Agency.Kind.OTHER, "name_en": "x", "short_en": "x", "parent": None}
    add_agency(slug="twin-one", name_th="สำนักคู่", short_th="คู่", **twin)
    add_agency(slug="twin-two", name_th="สำนักคู่", short_th="คู่สอง", **twin)
    assert agency_named("สำนักคู่") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ฝ่ายสิ่งแวดล้อมและสุขภาพ", "environment"),
        ("ฝ่ายสิ่งแวดล้อมฯ", "environment"),
        ("ฝ่ายรักษาฯ", "cleansing"),
        ("ฝ่ายรักษาความสะอาดฯ", "cleansing"),
        ("ฝ่ายพัฒนาฯ", "community"),
        ("ทะเบียน", "registration"),
        ("ฝ่าย ทะเบียน", "registration"),
        ("Revenue Division", "revenue"),
    ],
)
def test_slips_of_division_names_are_caught(bangkok_yai: Agency, written: str, meant: str) -> None:
    found = unit_named(bangkok_yai, written)
    assert found is not None
    assert found.code == meant


@pytest.mark.parametrize("written", ["", "ฝ่ายฯ", "ฝ่ายกฎหมาย", "ฯ", "การ"])
def test_what_may_be_several_divisions_is_none(bangkok_yai: Agency, written: str) -> None:
    assert unit_named(bangkok_yai, written) is None


def test_the_unit_of_another_agency_is_never_found(bangkok_yai: Agency, khlong_toei: Agency) -> None:
    found = unit_named(khlong_toei, "ฝ่ายทะเบียน")
    assert found is not None
    assert found.agency_id == khlong_toei.pk


def test_a_standing_unit_is_meant_before_a_closed_one(bangkok_yai: Agency) -> None:
    closed = bangkok_yai.units.get(code="registration")
    close_unit(unit=closed, on=TODAY)
    assert unit_named(bangkok_yai, "ฝ่ายทะเบียน") == closed
    again = UnitSpec("registration_2", Unit.Kind.DIVISION, "ฝ่ายทะเบียน", "Registration", "ทะเบียน")
    [new] = add_units(agency=bangkok_yai, units=[again])
    assert unit_named(bangkok_yai, "ฝ่ายทะเบียน") == new
