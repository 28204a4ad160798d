"""What this room tells people beside where items stand."""

from collections.abc import Callable, Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.checks.models import Watch
from prongsai.disclosure.links import place_of
from prongsai.disclosure.models import Item
from prongsai.disclosure.telling import BROKEN, OPENS_AGAIN
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.rules.links import Answer


def kinds() -> tuple[NoticeKind, ...]:
    return (
        NoticeKind(BROKEN, _broken, _address, _still(Answer.BROKEN)),
        NoticeKind(OPENS_AGAIN, _opens_again, _address, _still(Answer.OK)),
    )


def _broken(params: Params) -> str:
    return _("%(code)s of %(year)s: a link no longer opens: %(url)s") % params


def _opens_again(params: Params) -> str:
    return _("%(code)s of %(year)s: a link opens again: %(url)s") % params


def _address(params: Params) -> str:
    place = {name: params[name] for name in ("agency", "year", "code")}
    return reverse("disclosure:item", kwargs=place)


def _still(answer: Answer) -> Callable[[Member, Collection[int]], set[int]]:
    """Those of the watches whose address still answers so, of items that the member may see."""

    def still_told(member: Member, ids: Collection[int]) -> set[int]:
        standing = Watch.objects.filter(pk__in=ids, address__answer=answer, address__ended_at__isnull=True)
        places = {
            one.pk: (one.address.agency_id, *place_of(one.subject))
            for one in standing.select_related("address")
        }
        codes = {code for _agency, _year, code in places.values()}
        items = Item.objects.visible_to(member).filter(code__in=codes)
        seen = set(items.values_list("round__agency", "round__fiscal_year", "code"))
        return {pk for pk, place in places.items() if place in seen}

    return still_told
