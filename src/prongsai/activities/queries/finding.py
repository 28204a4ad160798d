"""Finding activities and their photos."""

from collections.abc import Collection

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.activities.models import Activity, ActivityPhoto, ActivityQuerySet
from prongsai.files.models import Evidence
from prongsai.files.queries import library
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round


def activities_of(round_: Round, member: Member) -> ActivityQuerySet:
    """The standing activities of a round that the member may see, the newest first, with unit, units and items at hand."""
    found = Activity.objects.visible_to(member).standing().filter(round=round_)
    return found.select_related("unit").prefetch_related("units", "items")


def activity_or_404(member: Member, round_: Round, activity_id: int) -> Activity:
    """One activity of that round, withdrawn or not, if the member may see it."""
    found = (
        Activity.objects.visible_to(member)
        .select_related("unit", "changed_by", "withdrawn_by")
        .prefetch_related("units", "items")
        .filter(round=round_, pk=activity_id)
        .first()
    )
    if found is None:
        raise Http404
    found.round = round_
    return found


def measures_of(round_: Round) -> list[Measure]:
    """The measures of a round's plan in order, with their steps. Two queries."""
    return list(Measure.objects.filter(plan__round=round_).prefetch_related("steps"))


def photo_or_404(activity: Activity, photo_id: int | None) -> ActivityPhoto:
    found = ActivityPhoto.objects.filter(activity=activity, pk=photo_id or 0).first()
    if found is None:
        raise Http404
    found.activity = activity
    return found


def newest_evidence(round_: Round, member: Member, most: int, *, without: Collection[int]) -> list[Evidence]:
    """The newest pictures of the agency's library that are not among those. One query."""
    pictures = library(member, round_.agency).filter(versions__file__media_type__startswith="image/")
    return list(pictures.exclude(pk__in=without).distinct()[:most])
