"""Activities with everything that a page of them shows: what they prove, their photos, and what deserves a second look."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from prongsai.activities.models import Activity, ActivityMeasure, ActivityPhoto
from prongsai.activities.queries.flags import Flag, Known, Seen, Use, flags_of
from prongsai.files.models import FileVersion
from prongsai.files.queries import likenesses, newest_versions
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear

Resembling = Mapping[int, Sequence[tuple[int, bool]]]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of an activity with the newest version of its file."""

    row: ActivityPhoto
    version: FileVersion

    @property
    def number(self) -> int:
        """Its place, from 1."""
        return self.row.position

    @property
    def caption(self) -> str:
        return self.row.caption or self.row.evidence.caption


@dataclass(frozen=True, slots=True)
class Shown:
    """An activity with its measures in plan order, its photos in their order, and its flags."""

    activity: Activity
    measures: tuple[Measure, ...]
    photos: tuple[Photo, ...]
    flags: tuple[Flag, ...]


def shown_of(round_: Round, activities: Sequence[Activity], measures: Sequence[Measure]) -> list[Shown]:
    """In the order given. measures: those of the round, with their steps. Six queries, whatever the number of rows."""
    proved = _proved(activities, measures)
    photos = _photos(activities)
    known = _known(photos)
    year = FiscalYear(round_.fiscal_year)
    return [
        Shown(
            one,
            proved[one.pk],
            tuple(photos[one.pk]),
            flags_of(one, proved[one.pk], [_seen(photo) for photo in photos[one.pk]], year, known),
        )
        for one in activities
    ]


def _proved(activities: Iterable[Activity], measures: Iterable[Measure]) -> Mapping[int, tuple[Measure, ...]]:
    links: dict[int, set[int]] = defaultdict(set)
    rows = ActivityMeasure.objects.filter(activity__in=activities)
    for activity, measure in rows.values_list("activity_id", "measure_id"):
        links[activity].add(measure)
    ordered = list(measures)
    found: dict[int, tuple[Measure, ...]] = defaultdict(tuple)
    for activity, chosen in links.items():
        found[activity] = tuple(one for one in ordered if one.pk in chosen)
    return found


def _photos(activities: Iterable[Activity]) -> Mapping[int, list[Photo]]:
    rows = list(ActivityPhoto.objects.filter(activity__in=activities).select_related("evidence"))
    newest = newest_versions([row.evidence for row in rows]) if rows else {}
    found: dict[int, list[Photo]] = defaultdict(list)
    for row in rows:
        found[row.activity_id].append(Photo(row, newest[row.evidence_id]))
    return found


def _seen(photo: Photo) -> Seen:
    return Seen(photo.number, photo.row.evidence_id, photo.row.evidence.taken_on)


def _known(photos: Mapping[int, Sequence[Photo]]) -> Known:
    """Where these photos, and those that resemble them, are used; within one agency. Two queries."""
    all_of_them = [photo for several in photos.values() for photo in several]
    if not all_of_them:
        return Known({}, {})
    resembling = _resembling([photo.version for photo in all_of_them])
    wanted = {photo.row.evidence_id for photo in all_of_them}
    wanted |= {other for several in resembling.values() for other, _is_same in several}
    return Known(_uses(wanted), resembling)


def _resembling(versions: Sequence[FileVersion]) -> Resembling:
    owners = {version.file_id: version.evidence_id for version in versions}
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for file, row in likenesses(versions):
        other = row.earlier if row.file_id == file else row.file
        found[owners[file]].append((other.version.evidence_id, row.is_same))
    return found


def _uses(evidence: Collection[int]) -> Mapping[int, Sequence[Use]]:
    rows = ActivityPhoto.objects.filter(evidence__in=evidence, activity__withdrawn_at__isnull=True)
    found: dict[int, list[Use]] = defaultdict(list)
    for row in rows.select_related("activity").order_by("activity", "position", "pk"):
        found[row.evidence_id].append(Use(row.activity, row.position))
    return found
