"""How the measures of a district stand: by indicator, what is late or at risk, photos, what the score needs most."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.files.models import Rendition
from prongsai.files.presenters.parts import href_of, title_of
from prongsai.files.queries import newest_versions
from prongsai.followup import queries
from prongsai.followup.presenters.effects import Effects, effects_of
from prongsai.followup.presenters.entry import Photo
from prongsai.followup.presenters.parts import LIST, address
from prongsai.followup.queries.courses import Standing
from prongsai.followup.queries.items import Items, indicator_of, instrument_of, items_of
from prongsai.followup.queries.photos import photos_lately
from prongsai.followup.wording import WAY_TONES, WAYS, unit_in_words, why_in_words
from prongsai.frameworks.models import FrameworkNode
from prongsai.rounds.models import Round
from prongsai.rules.followup import Way, mean_progress
from prongsai.rules.framework import Text

WORST = 8
NEEDED = 4
PHOTOS = 8


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator, or instrument, with the work that serves it. progress and expected: means in whole per cent."""

    code: str
    text: Text
    href: str
    works: int
    progress: int
    expected: int
    done: int
    troubled: int
    late: int
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One instrument with its indicators; its own figures count each piece of work once."""

    whole: IndicatorRow
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A piece of work that is late, at risk or past its due day."""

    title: str
    href: str
    unit: str
    codes: tuple[str, ...]
    tone: str
    label: str
    why: str
    late: str


@dataclass(frozen=True, slots=True)
class Needed:
    """An item by which the score could gain most, and how its work stands; progress None where nobody works on it."""

    code: str
    text: Text
    sentence: str
    progress: int | None


@dataclass(frozen=True, slots=True)
class MeasuresStanding:
    """figures: (label, value, tone) of the few counts at the top; sentence: "" where no work was given out."""

    sentence: str
    figures: tuple[tuple[str, str, str], ...]
    instruments: tuple[InstrumentRow, ...]
    troubles: tuple[Trouble, ...]
    more_troubles: int
    needed: tuple[Needed, ...]
    way: str
    photos: tuple[Photo, ...]
    is_begun: bool
    list_href: str


def measures_standing(round_: Round, *, viewer: Member, today: date) -> MeasuresStanding:
    """Ten queries, whatever the number of measures and periods."""
    items = items_of(round_)
    works = queries.courses_of(round_, today)
    effects = effects_of(items.findings)
    troubled = sorted((one for one in works if _is_troubled(one)), key=_worst_first)
    return MeasuresStanding(
        sentence=_sentence(works),
        figures=_figures(works),
        instruments=tuple(_instruments(round_, works, items)),
        troubles=tuple(_trouble(round_, one, items) for one in troubled[:WORST]),
        more_troubles=max(len(troubled) - WORST, 0),
        needed=_needed(works, items, effects) if effects else (),
        way=effects.way_sentence() if effects else "",
        photos=tuple(_photos(round_, viewer)),
        is_begun=bool(works),
        list_href=address(LIST, round_) + "?show=late&unit=all",
    )


def _is_troubled(one: Standing) -> bool:
    return one.late > 0 or one.forecast.way in {Way.AT_RISK, Way.OVERDUE}


def _worst_first(one: Standing) -> tuple[int, int, int]:
    order = {Way.OVERDUE: 0, Way.AT_RISK: 1}
    return order.get(one.forecast.way, 2), -one.late, one.assignment.position


def _sentence(works: Sequence[Standing]) -> str:
    late = sum(one.late for one in works)
    if not works:
        return ""
    if not late:
        return _("No entry is late.")
    return ngettext("%(late)s entry is late.", "%(late)s entries are late.", late) % {"late": late}


def _figures(works: Sequence[Standing]) -> tuple[tuple[str, str, str], ...]:
    ways = Counter(one.forecast.way for one in works)
    return tuple((str(WAYS[way]), str(ways[way]), WAY_TONES[way] if ways[way] else "") for way in Way)


def _instruments(round_: Round, works: Sequence[Standing], items: Items) -> Iterator[InstrumentRow]:
    """In printed order; what serves several indicators of an instrument counts once for the instrument."""
    serving: dict[str, list[Standing]] = {}
    for one in works:
        served = items.serving(one.assignment.measure_id)
        above = {indicator_of(found).code for found in served} | {
            instrument_of(found).code for found in served
        }
        for code in above:
            serving.setdefault(code, []).append(one)
    for instrument, indicators in items.by_instrument():
        if instrument.code in serving:
            yield InstrumentRow(
                _indicator(instrument, serving[instrument.code], href=""),
                tuple(
                    _indicator(node, serving[node.code], href=_of_indicator(round_, node.code))
                    for node in indicators
                    if node.code in serving
                ),
            )


def _of_indicator(round_: Round, code: str) -> str:
    return f"{address(LIST, round_)}?show=all&unit=all&indicator={code}"


def _indicator(node: FrameworkNode, works: Sequence[Standing], href: str) -> IndicatorRow:
    progress = mean_progress(one.course.progress for one in works) or 0
    expected = mean_progress(one.forecast.expected for one in works) or 0
    troubled = sum(one.forecast.way in {Way.AT_RISK, Way.OVERDUE} for one in works)
    done = sum(one.forecast.way is Way.DONE for one in works)
    way = Way.AT_RISK if troubled else Way.DONE if done == len(works) else Way.ON_WAY
    return IndicatorRow(
        code=node.code,
        text=Text(node.title_th, node.title_en),
        href=href,
        works=len(works),
        progress=progress,
        expected=expected,
        done=done,
        troubled=troubled,
        late=sum(one.late for one in works),
        tone=WAY_TONES[way],
        label=str(WAYS[way]),
    )


def _trouble(round_: Round, one: Standing, items: Items) -> Trouble:
    work, late = one.assignment, one.late
    return Trouble(
        title=work.title,
        href=address("assignment", round_, assignment_id=work.pk),
        unit=unit_in_words(work.unit),
        codes=tuple(found.node.code for found in items.serving(work.measure_id)),
        tone=WAY_TONES[one.forecast.way],
        label=str(WAYS[one.forecast.way]),
        why=why_in_words(one.forecast, one.course.progress),
        late=ngettext("%(late)s entry is late", "%(late)s entries are late", late) % {"late": late}
        if late
        else "",
    )


def _needed(works: Sequence[Standing], items: Items, effects: Effects) -> tuple[Needed, ...]:
    """The items by which the total could gain most, the largest gain first."""
    ordered = sorted(items.findings, key=lambda one: -effects.gain_to_full(one.node.code))
    return tuple(
        Needed(
            code=one.node.code,
            text=Text(one.node.title_th, one.node.title_en),
            sentence=effects.sentence(one.node.code),
            progress=mean_progress(
                work.course.progress for work in works if one in items.serving(work.assignment.measure_id)
            ),
        )
        for one in ordered[:NEEDED]
    )


def _photos(round_: Round, viewer: Member) -> list[Photo]:
    """Three queries; one where there are none."""
    rows = photos_lately(round_, viewer, PHOTOS)
    newest = newest_versions([row.evidence for row in rows]) if rows else {}
    return [
        Photo(
            id=row.evidence_id,
            title=title_of(row.evidence, newest[row.evidence_id].file),
            picture=href_of(newest[row.evidence_id], Rendition.Kind.SMALL),
            href=reverse("files:evidence", kwargs={"evidence_id": row.evidence_id}),
            day=row.evidence.taken_on or row.evidence.added_on,
        )
        for row in rows
    ]
