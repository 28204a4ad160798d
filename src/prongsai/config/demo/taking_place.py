"""What an office did in a year, for the demo: activities of a printed paper, with drawn pictures in place of its photos."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from prongsai.activities.actions import (
    Placed,
    add_photos,
    arrange_photos,
    record_activity,
    word_announcement,
)
from prongsai.activities.announcements import house_texts, worded
from prongsai.activities.content import ActivityContent
from prongsai.activities.models import Activity
from prongsai.agencies.models import Agency
from prongsai.config.demo.following_up import morning_of
from prongsai.config.demo.pictures import MARK, sample_picture
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.receiving import holding_bytes
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round

FOLDER = Path(__file__).parent / "activities"


def take_place(round_: Round, *, now: datetime) -> None:
    """The activities of that round's file, each recorded on the morning after it."""
    listed = yaml.safe_load((FOLDER / f"{round_.agency.slug}-{round_.fiscal_year}.yaml").read_text("utf-8"))
    for row in listed["activities"]:
        then = min(morning_of(row["day"]) + timedelta(days=1), now)
        made = record_activity(round_=round_, content=_content(round_, row), by=None, now=then)
        evidence = [_drawn(round_.agency, photo, row, then) for photo in row["photos"]]
        photos = add_photos(activity=made, evidence=evidence, by=None, now=then)
        layout = Activity.Layout(row.get("layout", "auto"))
        placed = [Placed(photo.pk, "") for photo in photos]
        arrange_photos(activity=made, placed=placed, layout=layout, by=None, now=then)


def announce(round_: Round, *, now: datetime) -> None:
    """Every announcement of the year as the house words it."""
    for kind in house_texts():
        content = worded(kind, round_)
        word_announcement(round_=round_, kind=kind, content=content, seen=0, by=None, now=now)


def _content(round_: Round, row: dict[str, Any]) -> ActivityContent:
    day = row["day"]
    measures = Measure.objects.filter(plan__round=round_, position__in=row.get("measures", ()))
    items = FrameworkNode.objects.filter(version=round_.framework, code__in=row.get("items", ()))
    return ActivityContent(
        kind=row["kind"],
        title=row["title"],
        starts_on=day,
        ends_on=day,
        text=row["text"],
        place=row.get("place", ""),
        groups=row.get("groups", ""),
        all_divisions=row.get("all_divisions", False),
        all_schools=row.get("all_schools", False),
        measures=frozenset(measures.values_list("pk", flat=True)),
        items=frozenset(items.values_list("pk", flat=True)),
    )


def _drawn(agency: Agency, photo: dict[str, str], row: dict[str, Any], now: datetime) -> Evidence:
    description = Description(
        caption=f"{photo['caption']} ({MARK})", taken_on=row["day"], place=row.get("place", "")
    )
    with holding_bytes(iter([sample_picture(photo["scene"])]), f"{photo['scene']}.jpg") as incoming:
        return add_file(
            agency=agency,
            incoming=incoming,
            upload_id=f"demo-activity-{photo['scene']}",
            description=description,
            by=None,
            now=now,
        ).evidence
