"""Tables and documents as files: open forms, exact figures, nothing that runs."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook

from prongsai.public_site.downloads import tables_of
from prongsai.publication.actions import publish
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Column, ColumnKind, Table, disclosed_of
from prongsai.rules.framework import Text
from tests.factories.publications import said_of, taxes
from tests.rooms.public_site.conftest import PLACE

pytestmark = pytest.mark.django_db


def lines(client: Client, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))


def test_csv_has_plain_figures_under_the_headings_of_the_language(
    first: Publication, citizen: Client
) -> None:
    thai = lines(citizen, f"{PLACE}1-taxes.csv")
    assert thai[0] == ["เดือน", "ประเภทภาษี", "จำนวนราย (ราย)", "จำนวนเงิน (บาท)"]
    assert thai[1] == ["ตุลาคม 2567", "ภาษีที่ดินและสิ่งปลูกสร้าง", "210", "1234567.50"]
    assert thai[3][2:] == ["", "0.00"], "nothing said is not zero"
    assert lines(citizen, f"/en{PLACE}1-taxes.csv")[0][3] == "Amount (baht)"


def test_what_is_saved_is_saved_and_never_opened_in_place(first: Publication, citizen: Client) -> None:
    for name, kind in (
        ("1-taxes.csv", "text/csv"),
        ("1-taxes.json", "application/json"),
        ("item.json", "application/json"),
    ):
        answer = citizen.get(PLACE + name)
        assert answer["Content-Disposition"].startswith('attachment; filename="bangkok-yai-2568-O10-v1')
        assert answer["Content-Type"].startswith(kind)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]


def test_a_text_that_a_spreadsheet_would_run_is_guarded_and_a_negative_figure_is_not(
    bangkok_yai_2568: Round, citizen: Client, now: datetime
) -> None:
    columns = (
        Column("a", Text("=1+1", "=1+1")),
        Column("n", Text("จำนวน", "Number"), ColumnKind.COUNT),
        Column("d", Text("วันที่", "Day"), ColumnKind.DATE),
    )
    table = Table("t", Text("ตาราง", "Table"), columns, (("=cmd|x", -5, date(2025, 1, 2)),))
    publish(bangkok_yai_2568, said_of(tables=[table]), by=None, now=now)
    assert lines(citizen, f"{PLACE}1-t.csv") == [
        ["'=1+1", "จำนวน", "วันที่"],
        ["'=cmd|x", "-5", "2025-01-02"],
    ]
    sheet = load_workbook(io.BytesIO(citizen.get(f"{PLACE}1-t.xlsx").content)).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=cmd|x", "s")
    assert (sheet["B2"].value, sheet["B2"].data_type) == (-5, "n")


def test_xlsx_has_numbers_as_numbers(first: Publication, citizen: Client) -> None:
    content = citizen.get(f"{PLACE}1-taxes.xlsx").content
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert Decimal(str(sheet["D2"].value)) == Decimal("1234567.5")
    assert sheet["C4"].value is None


def test_json_keeps_amounts_exact(first: Publication, citizen: Client) -> None:
    told = citizen.get(f"{PLACE}1-taxes.json").json()
    assert told["rows"][0]["baht"] == "1234567.50"
    assert told["rows"][2]["people"] is None
    assert told["totals"] == {"baht": "1332567.50", "people": 245}


def test_the_document_can_be_checked_against_its_hash(first: Publication, citizen: Client) -> None:
    told = citizen.get(f"{PLACE}item.json").json()
    assert told["sha256"] == first.digest
    assert disclosed_of(told["document"]).digest() == first.digest
    assert json.loads(citizen.get(f"{PLACE}1/item.json").content) == told


def test_two_tables_of_one_name_get_addresses_of_their_own() -> None:
    said = said_of(tables=[taxes(), taxes(first="1.00")])
    assert [one.name for one in tables_of(said)] == ["1-taxes", "1-taxes-2"]
    assert [one.name for one in tables_of(said_of(tables=[Table("รายได้", Text("ก", "a"), (), ())]))] == [
        "1-table"
    ]
