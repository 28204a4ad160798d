"""What this room tells people."""

from collections.abc import Callable, Collection
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.meetings.models import ActionItem
from prongsai.meetings.telling import GIVEN, LATE, SOON
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

SENTENCES: dict[str, Promise] = {
    GIVEN: _("A meeting gave you something to do by %(day)s: %(text)s"),
    SOON: _("Due on %(day)s, decided in a meeting: %(text)s"),
    LATE: _("Late since %(day)s, decided in a meeting: %(text)s"),
}


def kinds() -> tuple[NoticeKind, ...]:
    return tuple(NoticeKind(key, _says(key), _address, _still_open) for key in SENTENCES)


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
