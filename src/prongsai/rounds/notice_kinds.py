"""What this room tells people."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.rounds.models import Obligation
from prongsai.rounds.reminding import LATE, SOON
from prongsai.rounds.standing import in_states
from prongsai.rounds.states import State
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken


def kinds() -> tuple[NoticeKind, ...]:
    return (
        NoticeKind(SOON, _soon, _address, _still_open),
        NoticeKind(LATE, _late, _address, _still_open),
    )


def _soon(params: Params) -> str:
    return _("%(title)s: due on %(day)s") % _words(params)


def _late(params: Params) -> str:
    return _("%(title)s: late since %(day)s") % _words(params)


def _words(params: Params) -> dict[str, str]:
    title = in_words(Text(str(params["title_th"]), str(params["title_en"])))
    day = date.fromisoformat(str(params["due_on"]))
    return {"title": title, "day": day_in_words(day, spoken())}


def _address(params: Params) -> str:
    place = {"agency": params["agency"], "year": params["year"], "duty_id": params["duty"]}
    return reverse("rounds:duty", kwargs=place)


def _still_open(member: Member, ids: Collection[int]) -> set[int]:
    """Duties that the member may see and that nobody has met or excused since."""
    seen = Obligation.objects.visible_to(member).filter(pk__in=ids)
    still = in_states(seen, timezone.localdate(), State.LATE, State.DUE)
    return set(still.values_list("pk", flat=True))
