"""What the supervising office can do with the results of others: take them as examples into one of its own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.oversight import permissions, queries
from prongsai.oversight.models import Example
from prongsai.oversight.wording import as_example
from prongsai.results.actions import CannotWrite, ResultContent, ShownPhoto, Stale, write_result
from prongsai.results.halves import Reporting
from prongsai.results.models import Result
from prongsai.results.queries import Line, result_of


class CannotTake(Exception):
    """Nothing is taken. code: nothing (all are there already), changed (somebody wrote meanwhile), and as CannotWrite."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def take_examples(
    *, reporting: Reporting, line: Line, results: Sequence[Result], by: Member, now: datetime
) -> int:
    """Copy what offices reported below the words of an own result, each with the office's name; how many are new.

    results   of approved_results, with round and agency at hand; what was taken into this result before is not taken twice
    Raises    CannotTake; PermissionDenied.
    """
    require(permissions.may_take(by, reporting.round))
    standing = result_of(reporting, line)
    taken = queries.taken_from(reporting, [one.pk for one in results])
    fresh = [one for one in results if standing is None or standing not in taken.get(one.pk, [])]
    if not fresh:
        raise CannotTake("nothing")
    written = _written_below(standing, reporting, line, fresh, by, now)
    Example.objects.bulk_create(
        Example(result=written, source=one, text=one.text, taken_at=now, taken_by=by.user) for one in fresh
    )
    audit.record(
        "oversight.example.taken",
        by=by,
        target=written,
        at=now,
        agency_path=reporting.round.agency.path,
        offices=sorted({one.round.agency.slug for one in fresh}),
    )
    return len(fresh)


def _written_below(
    standing: Result | None,
    reporting: Reporting,
    line: Line,
    fresh: Sequence[Result],
    by: Member,
    now: datetime,
) -> Result:
    said = [standing.text] if standing else []
    photos = [ShownPhoto(one.evidence, one.caption) for one in standing.photos.all()] if standing else []
    examples = [as_example(one.round.agency.name_th, one.text) for one in fresh]
    seen = standing.row_version if standing else 0
    content = ResultContent("\n".join([*said, *examples]), photos)
    try:
        return write_result(reporting=reporting, line=line, content=content, seen=seen, by=by, now=now)
    except CannotWrite as refused:
        raise CannotTake(refused.code) from refused
    except Stale as meanwhile:
        raise CannotTake("changed") from meanwhile
