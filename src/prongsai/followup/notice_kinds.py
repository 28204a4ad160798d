"""What this room tells people."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.followup.queries.missing import still_missing
from prongsai.followup.reminding import LATE, SOON
from prongsai.followup.wording import period_in_words
from prongsai.notices.kinds import NoticeKind, Params


def kinds() -> tuple[NoticeKind, ...]:
    return (
        NoticeKind(SOON, _soon, _address, _still_missing),
        NoticeKind(LATE, _late, _address, _still_missing),
    )


def _soon(params: Params) -> str:
    words = ngettext(
        "Follow-up of %(period)s: %(count)s entry is still to be written",
        "Follow-up of %(period)s: %(count)s entries are still to be written",
        int(params["count"]),
    )
    return words % _words(params)


def _late(params: Params) -> str:
    words = ngettext(
        "Follow-up of %(period)s: %(count)s entry is late",
        "Follow-up of %(period)s: %(count)s entries are late",
        int(params["count"]),
    )
    return words % _words(params)


def _words(params: Params) -> dict[str, str]:
    first, last = (date.fromisoformat(str(params[name])) for name in ("starts_on", "ends_on"))
    return {"period": period_in_words(str(params["look"]), first, last), "count": str(params["count"])}


def _address(params: Params) -> str:
    place = {"agency": params["agency"], "year": params["year"]}
    return reverse("followup:follow_up", kwargs=place)


def _still_missing(member: Member, ids: Collection[int]) -> set[int]:
    return still_missing(member, ids, timezone.localdate())
