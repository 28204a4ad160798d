"""Whom to tell that a link of an approved item no longer opens, or opens again: those who keep it, and the officer."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from prongsai.accounts.models import Membership
from prongsai.checks.actions.watching import tidy
from prongsai.checks.models import Watch, WatchedAddress
from prongsai.checks.refusing import CannotWatch
from prongsai.disclosure.links import SUBJECTS, place_of, urls_of
from prongsai.disclosure.models import Item, Version
from prongsai.notices.actions import Telling, tell
from prongsai.notices.queries import holders
from prongsai.rounds.models import Round
from prongsai.rounds.reminding import ROLES, people_on_rungs
from prongsai.rules.disclosing import disclosed_of
from prongsai.rules.escalation import Position
from prongsai.rules.links import Answer

BROKEN, OPENS_AGAIN = "disclosure.link_broken", "disclosure.link_opens_again"
TOLD = frozenset({Position.OWNER, Position.HEAD, Position.DISTRICT_OFFICER})
LONGEST_SHOWN = 120


def tell_of_link(address: WatchedAddress, *, now: datetime) -> None:
    """Once for each turn of a link: its standing has a moment since which it holds, and that is told once to each person."""
    tellings = list(_tellings(address, now))
    if tellings:
        tell(agency=address.agency, tellings=tellings, by=None, now=now)


def _tellings(address: WatchedAddress, now: datetime) -> Iterator[Telling]:
    watches = list(address.watches.filter(subject__startswith=SUBJECTS))
    if not watches or address.ended_at is not None:
        return
    roles = frozenset().union(*(ROLES[position] for position in TOLD))
    people = holders(address.agency_id, roles, timezone.localdate(now))
    for watch in watches:
        item = _item_of(address, watch)
        if item is not None:
            yield _telling(address, watch, item, people)


def _item_of(address: WatchedAddress, watch: Watch) -> Item | None:
    """None where the year is closed: its disclosure stands as it was assessed."""
    fiscal_year, code = place_of(watch.subject)
    items = Item.objects.filter(round__agency=address.agency_id, round__fiscal_year=fiscal_year, code=code)
    return items.exclude(round__phase=Round.Phase.CLOSED).select_related("round__agency").first()


def _telling(address: WatchedAddress, watch: Watch, item: Item, people: Sequence[Membership]) -> Telling:
    return Telling(
        kind=BROKEN if address.answer == Answer.BROKEN else OPENS_AGAIN,
        about_id=watch.pk,
        key=f"link:{watch.pk}:{address.since:%Y%m%dT%H%M%S}",
        params={
            "agency": item.round.agency.slug,
            "year": item.round.fiscal_year,
            "code": item.code,
            "url": address.url[:LONGEST_SHOWN],
        },
        people=_people(address, item, people),
    )


def _people(address: WatchedAddress, item: Item, people: Sequence[Membership]) -> set[int]:
    """The people of each unit that shows the link in the newest version, and the officers of the office."""
    rungs = [people_on_rungs(unit_id, people) for unit_id in (None, *_units_showing(address, item))]
    return {one for by_position in rungs for position in TOLD for one in by_position.get(position, ())}


def _units_showing(address: WatchedAddress, item: Item) -> list[int]:
    newest = Version.objects.filter(item=item).order_by("-number").first()
    if newest is None:
        return []
    parts = disclosed_of(newest.document).parts
    codes = {part.unit for part in parts if any(_is(url, address) for url in urls_of([part]))}
    return list(item.round.agency.units.filter(code__in=codes).values_list("pk", flat=True))


def _is(url: str, address: WatchedAddress) -> bool:
    try:
        return tidy(url) == address.url
    except CannotWatch:
        return False
