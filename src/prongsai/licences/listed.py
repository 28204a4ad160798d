"""The kinds that every district has (O11), with a first checklist to start from: data/types.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.rules.clocks import Start

DATA = Path(__file__).parent / "data" / "types.yaml"


@dataclass(frozen=True, slots=True)
class ListedType:
    """unit: its code. is_central: BMA OSS takes it too. items, steps: the fields of ItemContent and StepContent."""

    key: str
    unit: str
    name_th: str
    name_en: str
    starts: str
    is_tracked: bool
    takes_online: bool
    is_central: bool
    days: int
    fee: str
    decider: str
    basis: str
    items: tuple[Mapping[str, Any], ...]
    steps: tuple[Mapping[str, Any], ...]


@cache
def listed_types() -> tuple[ListedType, ...]:
    data = yaml.safe_load(DATA.read_text("utf-8"))
    shared = {name: tuple(rows) for name, rows in data["steps"].items()}
    return tuple(
        ListedType(
            key=row["key"],
            unit=row["unit"],
            name_th=row["th"],
            name_en=row["en"],
            starts=Start(row.get("starts", "complete")),
            is_tracked=row.get("tracked", False),
            takes_online=row.get("online", True),
            is_central=row.get("central", False),
            days=row["days"],
            fee=row["fee"],
            decider=row["decider"],
            basis=row["basis"],
            items=tuple(row["items"]),
            steps=shared[row["steps"]],
        )
        for row in data["types"]
    )
