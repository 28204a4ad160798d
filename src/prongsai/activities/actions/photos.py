"""Photos of an activity: put in, put in order with their captions, taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from prongsai.accounts.members import Member, require
from prongsai.activities import permissions
from prongsai.activities.content import CannotRecord
from prongsai.activities.models import Activity, ActivityPhoto
from prongsai.audit import actions as audit
from prongsai.files.models import Evidence
from prongsai.files.queries import newest_versions
from prongsai.rules.thai_text import tidy_line


@dataclass(frozen=True, slots=True)
class Placed:
    """A photo of an activity, by its id, with the caption that it bears there."""

    id: int
    caption: str


@transaction.atomic
def add_photos(
    *, activity: Activity, evidence: Sequence[Evidence], by: Member | None, now: datetime
) -> list[ActivityPhoto]:
    """Put evidence of the same agency after what the activity shows; what it shows is not put there twice.

    Raises CannotRecord: foreign, not_a_photo.
    """
    _check(activity, by)
    if any(one.agency_id != activity.round.agency_id for one in evidence):
        raise CannotRecord("foreign")
    if not all(version.file.is_picture for version in newest_versions(evidence).values()):
        raise CannotRecord("not_a_photo")
    standing = ActivityPhoto.objects.filter(activity=activity)
    known = set(standing.values_list("evidence_id", flat=True))
    last = standing.aggregate(last=Max("position"))["last"] or 0
    fresh = {one.pk: one for one in evidence if one.pk not in known}
    made = ActivityPhoto.objects.bulk_create(
        ActivityPhoto(activity=activity, evidence=one, position=place)
        for place, one in enumerate(fresh.values(), last + 1)
    )
    if made:
        _note("activities.activity.shows", activity, by, now, evidence=[str(pk) for pk in fresh])
    return made


@transaction.atomic
def arrange_photos(
    *, activity: Activity, placed: Sequence[Placed], layout: Activity.Layout, by: Member | None, now: datetime
) -> None:
    """Give the photos this order, these captions and this layout. Photos that are not named stay behind the others."""
    _check(activity, by)
    standing = {photo.pk: photo for photo in ActivityPhoto.objects.filter(activity=activity)}
    named = {one.id: tidy_line(one.caption) for one in placed if one.id in standing}
    order = [*named, *(pk for pk in standing if pk not in named)]
    for position, pk in enumerate(order, start=1):
        photo = standing[pk]
        photo.position, photo.caption = position, named.get(pk, photo.caption)
    ActivityPhoto.objects.bulk_update(standing.values(), ["position", "caption"])
    activity.layout = layout
    activity.save(update_fields=["layout"])
    _note(
        "activities.activity.arranged",
        activity,
        by,
        now,
        layout=layout.value,
        order=[str(pk) for pk in order],
    )


@transaction.atomic
def take_photo_out(*, photo: ActivityPhoto, by: Member, now: datetime) -> None:
    """Take a photo out of an activity; those behind it move up. It stays in the library."""
    _check(photo.activity, by)
    _note("activities.activity.shows_no_more", photo.activity, by, now, evidence=[str(photo.evidence_id)])
    photo.delete()
    behind = ActivityPhoto.objects.filter(activity=photo.activity, position__gt=photo.position)
    behind.update(position=F("position") - 1)


def _check(activity: Activity, by: Member | None) -> None:
    if by is not None:
        require(permissions.may_change(by, activity))


def _note(
    action: str, activity: Activity, by: Member | None, now: datetime, **details: str | list[str]
) -> None:
    path = activity.round.agency.path
    audit.record(action, by=by, target=activity, at=now, agency_path=path, **details)
