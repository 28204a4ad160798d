"""The announcements that an office makes each year, and the house texts from which it begins. Data of the house, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from prongsai.activities.models import Announcement
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.thai_text import tidy

FILE = Path(__file__).parent / "data" / "announcements.yaml"
OFFICE = "สำนักงาน"
"""Left out of the name of a director: ผู้อำนวยการเขตบางกอกใหญ่ of สำนักงานเขตบางกอกใหญ่."""


@dataclass(frozen=True, slots=True)
class HouseText:
    """One announcement as the house words it; {agency} and {year} stand in title and text."""

    code: str
    name: Text
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class AnnouncementContent:
    """The words of an announcement."""

    title_th: str
    title_en: str
    text_th: str
    text_en: str
    signer_th: str
    signer_en: str


@cache
def house_texts() -> dict[str, HouseText]:
    """By code, in the order of the list."""
    rows = yaml.safe_load(FILE.read_text("utf-8"))
    return {
        row["code"]: HouseText(row["code"], *(Text(**row[part]) for part in ("name", "title", "text")))
        for row in rows
    }


def worded(code: str, round_: Round) -> AnnouncementContent:
    """The house text for the office of a round."""
    house, agency, year = house_texts()[code], round_.agency, round_.fiscal_year
    thai, english = {"agency": agency.name_th, "year": year}, {"agency": agency.name_en, "year": year}
    return AnnouncementContent(
        title_th=house.title.th.format(**thai),
        title_en=house.title.en.format(**english),
        text_th=tidy(house.text.th.format(**thai)),
        text_en=tidy(house.text.en.format(**english)),
        signer_th=f"ผู้อำนวยการ{agency.name_th.removeprefix(OFFICE)}",
        signer_en=f"Director, {agency.name_en}",
    )


def content_of(announcement: Announcement) -> AnnouncementContent:
    return AnnouncementContent(
        **{name: getattr(announcement, name) for name in AnnouncementContent.__slots__}
    )
