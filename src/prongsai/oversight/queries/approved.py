"""The results that the offices below reported and their directors approved, and what of them was taken already."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.oversight.models import Example
from prongsai.reports.kinds import RESULTS
from prongsai.reports.models import Paper
from prongsai.results.halves import Reporting
from prongsai.results.models import Result


def approved_results(reporting: Reporting, member: Member) -> QuerySet[Result]:
    """Results of the half as the approved reports tell them, by office.

    What was changed after its report was handed in is left out, and what units wrote where the office wrote one text for all.
    """
    approved = Paper.objects.filter(
        round=OuterRef("round"),
        kind=RESULTS.key,
        subject=reporting.half.key,
        state=Paper.State.APPROVED,
        submitted_at__gte=OuterRef("changed_at"),
    )
    one_text = Result.objects.filter(measure=OuterRef("measure"), half=OuterRef("half"), unit__isnull=True)
    found = Result.objects.visible_to(member).filter(
        Exists(approved),
        Q(unit__isnull=True) | ~Exists(one_text),
        half=reporting.half.key,
        measure__isnull=False,
        round__fiscal_year=reporting.round.fiscal_year,
        round__agency__path__startswith=reporting.round.agency.path,
    )
    return found.exclude(round__agency=reporting.round.agency)


def districts_with_results(results: QuerySet[Result]) -> list[Agency]:
    """The offices that these results are of, by name. One query."""
    return list(Agency.objects.filter(pk__in=results.values("round__agency")).order_by("sort_key"))


def taken_from(reporting: Reporting, results: Collection[int]) -> dict[int, list[Result]]:
    """The results of the own round into which each of these was taken, by the source's id. One query."""
    found: dict[int, list[Result]] = {}
    taken = Example.objects.filter(
        source__in=results, result__round=reporting.round, result__half=reporting.half.key
    )
    for one in taken.select_related("result"):
        found.setdefault(one.source_id, []).append(one.result)
    return found
