"""Reading waves within scope, and how many have answered."""

import time
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Sum
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.rules.survey_quota import Standing
from prongsai.surveys.models import CardBatch, PaperBatch, Place, Point, Wave
from prongsai.surveys.responses import store
from prongsai.surveys.responses.arrivals import arrivals

FRESH_SECONDS = 30
HIDDEN_BELOW = 5
_counted: dict[int, tuple[float, dict[int, int]]] = {}
_arrived: dict[int, tuple[float, dict[int, int]]] = {}


def waves_of(round_: Round) -> list[Wave]:
    """Official waves first, then the newest. One query."""
    waves = list(Wave.objects.filter(round=round_))
    for wave in waves:
        wave.round = round_
    return sorted(waves, key=lambda wave: (wave.kind != Wave.Kind.OFFICIAL, wave.instrument, -wave.pk))


def closed_waves(round_: Round, kind: Wave.Kind) -> list[Wave]:
    """The newest closed wave of each instrument. One query."""
    closed = [wave for wave in waves_of(round_) if wave.kind == kind and wave.closed_at is not None]
    newest: dict[str, Wave] = {}
    for wave in closed:
        newest.setdefault(wave.instrument, wave)
    return list(newest.values())


def wave_or_404(member: Member, round_: Round, wave_id: int) -> Wave:
    found = Wave.objects.visible_to(member).filter(round=round_, pk=wave_id).first()
    if found is None:
        raise Http404
    found.round = round_
    return found


def batch_or_404(wave: Wave, number: int) -> CardBatch:
    found = CardBatch.objects.filter(wave=wave, number=number).first()
    if found is None:
        raise Http404
    found.wave = wave
    return found


def place_or_404(wave: Wave, code: str) -> Place:
    found = Place.objects.filter(wave=wave, code=code).first()
    if found is None:
        raise Http404
    return found


def counts_of(waves: Iterable[Wave]) -> Mapping[int, Mapping[int, int]]:
    """How many have answered: wave id -> place number -> count. Looked up at most every half minute: no counter can be
    watched while a certain person answers. At most one query."""
    wanted = {wave.drawer: wave.pk for wave in waves if wave.opened_at is not None}
    now = time.monotonic()
    stale = [drawer for drawer in wanted if drawer not in _counted or _counted[drawer][0] <= now]
    for drawer, counts in store.counts(stale).items():
        _counted[drawer] = (now + FRESH_SECONDS, counts)
    return {pk: _counted[drawer][1] for drawer, pk in wanted.items()}


def shown_missing(standing: Standing) -> str:
    """How many more, as it may be shown: one to four answers are not told apart. "" where nothing is missing."""
    if standing.is_reached:
        return ""
    if 0 < standing.count < HIDDEN_BELOW:
        return f">{standing.minimum - HIDDEN_BELOW}"
    return str(standing.missing)


def still_open_waves(member: Member, ids: Collection[int]) -> set[int]:
    """Which of these surveys the member may see and can still be answered. One query."""
    open_ = Wave.objects.visible_to(member).filter(
        pk__in=ids, opened_at__isnull=False, closed_at__isnull=True
    )
    return set(open_.values_list("pk", flat=True))


def still_missing_places(member: Member, ids: Collection[int]) -> set[int]:
    """Which of these places of open surveys, of the member's own unit, are below their minimum. Two queries."""
    places = Place.objects.filter(
        member.scope("wave__round__agency"),
        pk__in=ids,
        wave__opened_at__isnull=False,
        wave__closed_at__isnull=True,
    )
    own = [place for place in places.select_related("wave") if member.answers_for(place.unit_id)]
    counts = counts_of({place.wave_id: place.wave for place in own}.values())
    return {place.pk for place in own if counts[place.wave_id].get(place.number, 0) < place.minimum}


def forget_counts() -> None:
    _counted.clear()
    _arrived.clear()


def arrivals_of(wave: Wave) -> Mapping[int, int]:
    """How many came by each counter, event and kiosk: its number -> sheets. As seldom as the counts. At most one query."""
    now = time.monotonic()
    found = _arrived.get(wave.drawer)
    if found is None or found[0] <= now:
        found = _arrived[wave.drawer] = (now + FRESH_SECONDS, arrivals([wave.drawer])[wave.drawer])
    return found[1]


def points_of(wave: Wave) -> list[Point]:
    """In the order in which they were made. One query."""
    return list(Point.objects.filter(wave=wave).select_related("place"))


def point_or_404(wave: Wave, number: int) -> Point:
    found = Point.objects.filter(wave=wave, number=number).select_related("place").first()
    if found is None:
        raise Http404
    return found


def paper_of(wave: Wave) -> Mapping[int | None, int]:
    """How many paper forms were typed in: place id (None: not said) -> sheets. One query."""
    rows = PaperBatch.objects.filter(wave=wave).order_by().values_list("place").annotate(sheets=Sum("size"))
    return dict(rows)


def unspent_cards(wave: Wave) -> Mapping[int, int]:
    """Batch number -> cards that nobody has used yet."""
    return store.unspent(wave.drawer) if wave.with_cards and wave.opened_at else {}
