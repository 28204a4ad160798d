"""Activities: what took place in a district, with a photo, for the measures of its plan."""

from datetime import date, datetime

from prongsai.accounts.members import Member
from prongsai.activities.actions import add_photos, record_activity
from prongsai.activities.content import ActivityContent
from prongsai.activities.models import Activity
from prongsai.agencies.models import Agency
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.receiving import holding_bytes
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.rooms.files.pictures_for_tests import saved, scene

MEETING = ActivityContent(
    "meeting", "ประชุมชี้แจงมาตรการ", date(2025, 2, 13), date(2025, 2, 13), place="ห้องประชุมชั้น 5"
)


def took_place(round_: Round, by: Member, evidence: Evidence, now: datetime) -> Activity:
    """Today, for the first measure and an item more, with one photo; the writer's unit took part."""
    measure = Measure.objects.filter(plan__round=round_).order_by("pk")[0]
    content = ActivityContent(
        "meeting",
        f"ประชุมชี้แจง {by.agency.slug}",
        now.date(),
        now.date(),
        units=frozenset({by.unit.pk} if by.unit else ()),
        measures=frozenset({measure.pk}),
        items=frozenset({FrameworkNode.objects.get(version=round_.framework, code="E3").pk}),
    )
    made = record_activity(round_=round_, content=content, by=by, now=now)
    add_photos(activity=made, evidence=[evidence], by=by, now=now)
    return made


def photo_of(
    agency: Agency, number: int, now: datetime, *, caption: str = "", taken_on: date | None = None
) -> Evidence:
    """A picture of its own kind for each number; the same number gives the same bytes as another upload."""
    count = Evidence.objects.count()
    with holding_bytes(iter([saved(scene(number, (320, 240)))]), "photo.jpg") as incoming:
        return add_file(
            agency=agency,
            incoming=incoming,
            upload_id=f"activity-{number}-{count}",
            description=Description(caption=caption, taken_on=taken_on),
            by=None,
            now=now,
        ).evidence
