"""A paper with photos to test and to measure with: results of measures, in the shape of the six-month report."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import yaml

from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.pictures import PictureRow

WORDS = """
title: รายงานผล {{ agency }}
page: landscape
footer: หน้า {PAGE} จาก {NUMPAGES}
body:
  - Heading1: รายงานผลการดำเนินงานตามมาตรการ↵{{ agency }}
  - table:
      widths: [4.4, 4.4, 6.2, 9.6]
      rows:
        - head: [ตัวชี้วัด, มาตรการ/กิจกรรม, ผลการดำเนินงาน, หลักฐาน/ภาพกิจกรรม]
        - "{%tr for group in groups %}"
        - group: ["{{ group.name }}"]
          span: 4
        - "{%tr for measure in group.measures %}"
        - "{%tr for item in measure.items %}"
        - row:
            - "{{ item }}"
            - "{% vm %}{{ measure.text }}"
            - "{% vm %}{{ measure.result }}"
            - - "{% vm %}"
              - "{%p if loop.first %}"
              - "{%p for row in measure.photos %}"
              - [Photo, "{% for photo in row.pictures %}{{ photo.image }} {% endfor %}"]
              - [PhotoCaption, "{% for photo in row.pictures %}{% if not loop.first %} · {% endif %}{{ photo.caption }}{% endfor %}"]
              - "{%p endfor %}"
              - "{%p endif %}"
        - "{%tr endfor %}"
        - "{%tr endfor %}"
        - "{%tr endfor %}"
  - section: portrait
  - Heading2: สรุป
  - BodyText: จำนวน {{ count }} มาตรการ
"""


@dataclass(frozen=True, slots=True)
class Measure:
    items: tuple[str, ...]
    text: str
    result: str
    photos: tuple[PictureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class PhotoPaper(PaperContent):
    agency: str
    groups: tuple[Group, ...]
    count: str
    gaps: tuple[Gap, ...] = ()


def photo_paper(*measures: Measure, agency: str = "สำนักงานเขตคลองเตย") -> PhotoPaper:
    """All in one group; no group where there is no measure."""
    groups = (Group("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร", measures),) if measures else ()
    return PhotoPaper(agency, groups, str(len(measures)))


@cache
def photo_template() -> bytes:
    made: bytes = maker().made_of(yaml.safe_load(WORDS))
    return made


@cache
def maker() -> ModuleType:
    """The script that makes house templates."""
    path = Path(__file__).resolve().parents[2] / "scripts" / "paper_templates.py"
    spec = spec_from_file_location("paper_templates", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def many(measures: int, photos: Sequence[PictureRow] = ()) -> list[Measure]:
    text = "จัดประชุมชี้แจงขั้นตอน ระยะเวลา และค่าธรรมเนียมแก่ผู้รับบริการ ณ จุดบริการ One Stop Service"
    return [
        Measure((f"E{place % 6 + 1}",), f"{place}. {text}", text * 2, tuple(photos))
        for place in range(1, measures + 1)
    ]
