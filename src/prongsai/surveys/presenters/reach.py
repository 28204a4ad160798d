"""How people reach a survey: addresses and posters of the office, its divisions, counters and events; kiosks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.surveys import permissions, queries
from prongsai.surveys.forms import AddKiosk, AddPoint
from prongsai.surveys.models import Place, Point, Wave
from prongsai.surveys.presenters.board import full_address
from prongsai.surveys.presenters.waves import shown_count
from prongsai.surveys.wording import KINDS, POINTS
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Posters:
    """Where each size is fetched in Thai and English, and all of them in one file."""

    everything: str
    a4_th: str
    a4_en: str
    a5_th: str
    a5_en: str
    tent: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """A counter, an event or a kiosk. count: as it may be shown; posters: None for kiosks; end: where to end it, or ""."""

    number: int
    name: str
    kind: str
    place: Text
    count: str
    address: str
    posters: Posters | None
    made_at: datetime
    ended_at: datetime | None
    end: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A division. paper: typed-in forms, "" where there are none."""

    name: Text
    address: str
    posters: Posters
    paper: str
    points: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class ReachPage:
    """Forms are None and hrefs "" where this person may not, or where it makes no sense."""

    title: str
    crumbs: Crumbs
    generated: bool
    is_of_staff: bool
    is_open: bool
    address: str
    posters: Posters
    places: tuple[PlaceRow, ...]
    kiosks: tuple[PointRow, ...]
    point_form: AddPoint | None
    kiosk_form: AddKiosk | None
    add_point: str
    add_kiosk: str
    paper: str


def reach_page(
    wave: Wave, *, viewer: Member, point_form: AddPoint | None = None, kiosk_form: AddKiosk | None = None
) -> ReachPage:
    """At most five queries. point_form, kiosk_form: what was typed and could not be taken."""
    may = permissions.may_open_survey(viewer, wave.round) and wave.closed_at is None
    places = list(wave.places.all())
    rows = [_point_row(wave, point, queries.arrivals_of(wave), may=may) for point in queries.points_of(wave)]
    adds = may and not wave.with_cards
    return ReachPage(
        title=_("Reaching people: %(survey)s") % {"survey": f"{wave.instrument} · {KINDS[wave.kind]}"},
        crumbs=(
            (_("Surveys"), of_round("surveys:waves", wave.round)),
            (wave.instrument, _href(wave, "wave")),
            (_("Reaching people"), ""),
        ),
        generated=wave.generated,
        is_of_staff=wave.is_of_staff,
        is_open=wave.opened_at is not None and wave.closed_at is None,
        address=full_address(wave.token),
        posters=_posters(wave),
        places=tuple(_place_rows(wave, places, rows)),
        kiosks=tuple(row for row in rows if row.posters is None),
        point_form=(point_form or AddPoint(places)) if adds else None,
        kiosk_form=(kiosk_form or AddKiosk(places, prefix="kiosk")) if adds else None,
        add_point=_href(wave, "add_point") if adds else "",
        add_kiosk=_href(wave, "add_kiosk") if adds else "",
        paper=_href(wave, "begin_paper") if may and wave.opened_at else "",
    )


def _place_rows(wave: Wave, places: Sequence[Place], rows: Sequence[PointRow]) -> Iterator[PlaceRow]:
    paper: Mapping[int | None, int] = queries.paper_of(wave)
    for place in places:
        name = Text(place.name_th, place.name_en)
        yield PlaceRow(
            name=name,
            address=full_address(place.token),
            posters=_posters(wave, place=place.code),
            paper=str(paper.get(place.pk, "")),
            points=tuple(row for row in rows if row.place == name and row.posters is not None),
        )


def _point_row(wave: Wave, point: Point, arrived: Mapping[int, int], *, may: bool) -> PointRow:
    is_kiosk = point.kind == Point.Kind.KIOSK
    return PointRow(
        number=point.number,
        name=point.name,
        kind=str(POINTS[point.kind]),
        place=Text(point.place.name_th, point.place.name_en),
        count=shown_count(arrived.get(point.number, 0)),
        address=full_address(point.token),
        posters=None if is_kiosk else _posters(wave, point=point.number),
        made_at=point.made_at,
        ended_at=point.ended_at,
        end=_href(wave, "end_point", number=point.number) if may and point.ended_at is None else "",
    )


def _posters(wave: Wave, **of: object) -> Posters:
    chosen = "".join(f"&{name}={value}" for name, value in of.items())

    def href(size: str, language: str = "th") -> str:
        return f"{_href(wave, 'poster')}?size={size}&language={language}{chosen}"

    return Posters(
        everything=href("all"),
        a4_th=href("a4"),
        a4_en=href("a4", "en"),
        a5_th=href("a5"),
        a5_en=href("a5", "en"),
        tent=href("tent"),
    )


def _href(wave: Wave, view: str, **more: object) -> str:
    return of_round(f"surveys:{view}", wave.round, survey_id=wave.pk, **more)
