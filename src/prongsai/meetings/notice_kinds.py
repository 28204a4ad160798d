"""What this room tells people."""

from collections.abc import Callable, Collection
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.meetings.announcing import CANCELLED, MOVED, PLACED
from prongsai.meetings.models import ActionItem, Meeting
from prongsai.meetings.telling import GIVEN, LATE, SOON
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

SENTENCES: dict[str, Promise] = {
    GIVEN: _("A meeting gave you something to do by %(day)s: %(text)s"),
    SOON: _("Due on %(day)s, decided in a meeting: %(text)s"),
    LATE: _("Late since %(day)s, decided in a meeting: %(text)s"),
}


CHANGES: dict[str, Promise] = {
    MOVED: _("Moved from %(old)s to %(when)s: %(name)s. Reason: %(reason)s"),
    PLACED: _("Another hour or place, %(when)s: %(name)s"),
    CANCELLED: _("Not held on %(when)s: %(name)s. Reason: %(reason)s"),
}
"""What is said of a meeting whose day, hour or place changed."""


def kinds() -> tuple[NoticeKind, ...]:
    return (
        *(NoticeKind(key, _says(key), _address, _still_open) for key in SENTENCES),
        *(NoticeKind(key, _says_of_meeting(key), _meeting_address, _still_ahead) for key in CHANGES),
    )


def _says_of_meeting(key: str) -> Callable[[Params], str]:
    def sentence(params: Params) -> str:
        return str(CHANGES[key]) % {
            "name": in_words(Text(str(params["name_th"]), str(params["name_en"]))),
            "when": " ".join(part for part in (_day(params, "day"), *_where(params)) if part),
            "old": _day(params, "old_on"),
            "reason": params.get("reason", ""),
        }

    return sentence


def _where(params: Params) -> tuple[str, str]:
    return str(params["hour"]), str(params["place"])


def _day(params: Params, name: str) -> str:
    return day_in_words(date.fromisoformat(str(params[name])), spoken()) if name in params else ""


def _meeting_address(params: Params) -> str:
    place = {"agency": params["agency"], "year": params["year"], "meeting_id": params["meeting"]}
    return reverse("meetings:meeting", kwargs=place)


def _still_ahead(member: Member, ids: Collection[int]) -> set[int]:
    """Nobody is written to about the hour of a meeting whose day is over."""
    found = Meeting.objects.visible_to(member).filter(pk__in=ids, day__gte=timezone.localdate())
    return set(found.values_list("pk", flat=True))


def _says(key: str) -> Callable[[Params], str]:
    """The sentence of that kind."""

    def sentence(params: Params) -> str:
        day = day_in_words(date.fromisoformat(str(params["due_on"])), spoken())
        return str(SENTENCES[key]) % {"day": day, "text": params["text"]}

    return sentence


def _address(params: Params) -> str:
    place = {"agency": params["agency"], "year": params["year"], "decision_id": params["decision"]}
    return reverse("meetings:decision", kwargs=place)


def _still_open(member: Member, ids: Collection[int]) -> set[int]:
    found = ActionItem.objects.visible_to(member).still_open().filter(pk__in=ids)
    return set(found.values_list("pk", flat=True))
