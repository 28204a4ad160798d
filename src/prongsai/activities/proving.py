"""Activities as a piece of work shows them: those of its measure in which its unit had a hand."""

from collections.abc import Sequence

from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.activities import permissions, queries
from prongsai.activities.presenters.parts import address, picture
from prongsai.activities.queries import Shown
from prongsai.activities.wording import days_of, flag_in_words
from prongsai.agencies.models import Unit
from prongsai.followup.deeds import Deed
from prongsai.followup.models import Assignment
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round


class ActivitiesOfWork:
    def of_work(self, work: Assignment, round_: Round, viewer: Member) -> Sequence[Deed]:
        """Ten queries; one where there is none."""
        if work.measure_id is None:
            return []
        found = queries.activities_of(round_, viewer).filter(measures=work.measure_id)
        if work.unit is not None:
            found = found.filter(_with(work.unit)).distinct()
        rows = list(found)
        if not rows:
            return []
        return [_deed(round_, one) for one in queries.shown_of(round_, rows, queries.measures_of(round_))]

    def add_href(self, work: Assignment, round_: Round, viewer: Member) -> str:
        if work.measure_id is None or not permissions.may_record(viewer, round_):
            return ""
        return f"{address('add_activity', round_)}?measure={work.measure_id}"


def _with(unit: Unit) -> Q:
    """Activities of that unit, with it, with all of its kind, or of the whole office."""
    alone = Q(units__isnull=True, all_divisions=False, all_schools=False)
    found = Q(unit=unit) | Q(units=unit) | Q(unit__isnull=True) & alone
    if unit.kind == Unit.Kind.DIVISION:
        found |= Q(all_divisions=True)
    if unit.kind == Unit.Kind.SCHOOL:
        found |= Q(all_schools=True)
    return found


def _deed(round_: Round, one: Shown) -> Deed:
    activity = one.activity
    return Deed(
        title=activity.title,
        href=of_round("activities:activity", round_, activity_id=activity.pk),
        days=days_of(activity),
        photos=len(one.photos),
        picture=picture(one.photos[0]).small if one.photos else "",
        doubts=tuple(flag_in_words(flag, activity) for flag in one.flags),
    )
