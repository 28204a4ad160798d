"""Procurement tables as releases of the Open Contracting Data Standard (version 1.1).

Source  https://standard.open-contracting.org/1.1/en/schema/
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from prongsai.rules.disclosing import Cell, Disclosed, Table

VERSION = "1.1"
CURRENCY = "THB"
PREFIX = "prongsai"
"""Of every ocid, until the office has a prefix of its own from the registry of the standard."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """key: the office's name in addresses; year: the fiscal year, Buddhist Era."""

    key: str
    name: str
    year: int


Row = Mapping[str, Cell]


def releases_of(said: Disclosed, by: Publisher) -> list[dict[str, Any]]:
    """One release for each row of a procurement table. Rows about one project, told in several tables, share their ocid."""
    return [
        _release(kind, row, said.as_of, by)
        for part in said.parts
        for table in part.tables
        if (kind := table.key) in _MAKERS
        for row in _rows(table)
        if row.get("project")
    ]


def package_of(
    releases: Sequence[Mapping[str, Any]], *, uri: str, published_at: datetime, publisher: Publisher
) -> dict[str, Any]:
    return {
        "uri": uri,
        "version": VERSION,
        "publishedDate": published_at.isoformat(),
        "publisher": {"name": publisher.name},
        "releases": list(releases),
    }


def _rows(table: Table) -> Iterator[Row]:
    keys = [column.key for column in table.columns]
    return (dict(zip(keys, row, strict=True)) for row in table.rows)


def _release(kind: str, row: Row, as_of: date, by: Publisher) -> dict[str, Any]:
    project = str(row["project"])
    ocid = f"{PREFIX}-{by.key}-{by.year}-{sha256(project.encode()).hexdigest()[:12]}"
    tag, body = _MAKERS[kind](row, ocid)
    buyer = {"id": by.key, "name": by.name}
    return {
        "ocid": ocid,
        "id": f"{ocid}-{tag}-{as_of.isoformat()}",
        "date": f"{as_of.isoformat()}T00:00:00+07:00",
        "tag": [tag],
        "initiationType": "tender",
        "language": "th",
        "buyer": buyer,
        "parties": [{**buyer, "roles": ["buyer"]}, *_suppliers(row)],
        **body,
    }


def _planning(row: Row, ocid: str) -> tuple[str, dict[str, Any]]:
    budget = _some({"amount": _value(row.get("budget")), "project": row["project"]})
    tender = _some({"id": ocid, "title": row["project"], "procurementMethodDetails": row.get("method")})
    return "planning", {"planning": {"budget": budget}, "tender": {**tender, "status": "planning"}}


def _tender(row: Row, ocid: str) -> tuple[str, dict[str, Any]]:
    return "tender", {
        "tender": _some(
            {
                "id": ocid,
                "title": row["project"],
                "status": "active",
                "procurementMethodDetails": row.get("method"),
                "value": _value(row.get("reference")),
                "documents": _documents(row, "tenderNotice"),
            }
        )
    }


def _award(row: Row, ocid: str) -> tuple[str, dict[str, Any]]:
    return "award", {"awards": [_awarded(row, ocid)]}


def _contract(row: Row, ocid: str) -> tuple[str, dict[str, Any]]:
    award = _awarded(row, ocid)
    contract = _some(
        {
            "id": row.get("contract") or ocid,
            "awardID": award["id"],
            "dateSigned": _moment(row.get("signed")),
            "value": _value(row.get("amount")),
        }
    )
    tender = _some(
        {
            "id": ocid,
            "title": row["project"],
            "status": "complete",
            "procurementMethodDetails": row.get("method"),
            "value": _value(row.get("reference")),
        }
    )
    return "contract", {"tender": tender, "awards": [award], "contracts": [contract]}


def _awarded(row: Row, ocid: str) -> dict[str, Any]:
    supplier = row.get("supplier")
    return _some(
        {
            "id": f"{ocid}-award",
            "title": row["project"],
            "status": "active",
            "date": _moment(row.get("awarded") or row.get("signed")),
            "value": _value(row.get("amount")),
            "suppliers": [{"id": _party(str(supplier)), "name": supplier}] if supplier else None,
            "documents": _documents(row, "awardNotice"),
        }
    )


def _suppliers(row: Row) -> list[dict[str, Any]]:
    supplier = row.get("supplier")
    return [{"id": _party(str(supplier)), "name": supplier, "roles": ["supplier"]}] if supplier else []


def _party(name: str) -> str:
    return f"supplier-{sha256(name.encode()).hexdigest()[:10]}"


def _documents(row: Row, kind: str) -> list[dict[str, Any]] | None:
    link = row.get("link")
    return [{"id": kind, "documentType": kind, "url": link}] if link else None


def _value(amount: Cell) -> dict[str, Any] | None:
    """The standard asks for a number; baht with two decimals are written as such."""
    return {"amount": float(amount), "currency": CURRENCY} if isinstance(amount, Decimal) else None


def _moment(day: Cell) -> str | None:
    return f"{day.isoformat()}T00:00:00+07:00" if isinstance(day, date) else None


def _some(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The standard knows no empty values: what was not said is left out."""
    return {key: value for key, value in fields.items() if value is not None}


_MAKERS = {
    "procurement_plan": _planning,
    "invitation": _tender,
    "award": _award,
    "procurement_month": _contract,
}

TABLES = frozenset(_MAKERS)
"""Keys of the tables that become releases."""
