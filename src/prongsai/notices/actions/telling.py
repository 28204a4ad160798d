"""Telling people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.notices.kinds import Params
from prongsai.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing to tell some people. key: told once to each person, however often it is said."""

    kind: str
    about_id: int
    key: str
    params: Params
    people: Collection[int]


@transaction.atomic
def tell(*, agency: Agency, tellings: Sequence[Telling], by: Member | None, now: datetime) -> int:
    """Tell people of an agency's matters; how many notices are new. Whoever was told already is not told again."""
    keys = {one.key for one in tellings}
    known = set(Notice.objects.filter(key__in=keys).values_list("user_id", "key"))
    fresh = {
        (person, one.key): Notice(
            user_id=person,
            agency=agency,
            kind=one.kind,
            about_id=one.about_id,
            params=dict(one.params),
            key=one.key,
            made_at=now,
        )
        for one in tellings
        for person in one.people
        if (person, one.key) not in known
    }
    Notice.objects.bulk_create(fresh.values(), ignore_conflicts=True, batch_size=200)
    if fresh:
        kinds = sorted({one.kind for one in tellings})
        audit.record(
            "notices.notice.told",
            by=by,
            target=agency,
            at=now,
            agency_path=agency.path,
            count=len(fresh),
            kinds=kinds,
        )
    return len(fresh)
