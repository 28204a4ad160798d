"""How a survey was made, what its figures can carry and what they cannot: for whoever has to answer for them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.rules.survey_channels import told_channels
from prongsai.surveys import queries
from prongsai.surveys.answering.languages import offered
from prongsai.surveys.models import Wave
from prongsai.surveys.presenters.result import href
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses.arrivals import arrivals
from prongsai.surveys.wording import CHANNELS, KINDS
from prongsai.ui.parts import Crumbs

LINK, PAPER, CARD = "link", "paper", "card"


@dataclass(frozen=True, slots=True)
class Channel:
    """A way by which sheets came. sheets: as a number; share: percent of all sheets, for the bar."""

    name: str
    sheets: int
    share: float


@dataclass(frozen=True, slots=True)
class MethodPage:
    """channels: told after the close alone; reversed_items: questions in which agreement is bad."""

    title: str
    crumbs: Crumbs
    generated: bool
    agency: Text
    framework: Text
    kind: str
    is_of_staff: bool
    with_cards: bool
    with_comments: bool
    first_on: date
    last_on: date
    closed_at: datetime | None
    sheets: int | None
    minimum: int
    smallest_group: int
    questions: int
    reversed_items: str
    languages: str
    printed: int
    channels: tuple[Channel, ...]


def method_page(wave: Wave) -> MethodPage:
    """At most six queries."""
    asked = questionnaire_of(wave.round, wave.instrument)
    framework = framework_from(wave.round.framework)
    backwards = [one.code for one in asked.questions if one.points[0] > one.points[-1]]
    return MethodPage(
        title=_("How %(instrument)s was measured") % {"instrument": wave.instrument},
        crumbs=(
            (_("Surveys"), of_round("surveys:waves", wave.round)),
            (wave.instrument, href(wave, "wave")),
            (_("Method note"), ""),
        ),
        generated=wave.generated,
        agency=Text(wave.round.agency.name_th, wave.round.agency.name_en),
        framework=framework.title,
        kind=str(KINDS[wave.kind]),
        is_of_staff=wave.is_of_staff,
        with_cards=wave.with_cards,
        with_comments=wave.with_comments,
        first_on=wave.first_on,
        last_on=wave.last_on,
        closed_at=wave.closed_at,
        sheets=wave.sheets,
        minimum=wave.minimum,
        smallest_group=wave.smallest_group,
        questions=len(asked.questions),
        reversed_items=", ".join(backwards),
        languages=", ".join(one.name for one in offered()),
        printed=sum(batch.size for batch in wave.batches.all()) if wave.with_cards else 0,
        channels=tuple(_channels(wave)) if wave.closed_at else (),
    )


def _channels(wave: Wave) -> Iterator[Channel]:
    """Sheets by way. Sums of counters, events and kiosks may be a little short; what is missing is counted with the short address."""
    sheets = wave.sheets or 0
    counts: Counter[str] = Counter({PAPER: sum(queries.paper_of(wave).values())})
    arrived = arrivals([wave.drawer])[wave.drawer]
    for point in queries.points_of(wave):
        counts[str(point.kind)] += arrived.get(point.number, 0)
    counts[CARD if wave.with_cards else LINK] = max(0, sheets - sum(counts.values()))
    found = told_channels(counts, wave.smallest_group)
    for way, count in found.told.items():
        yield Channel(str(CHANNELS[way]), count, 100 * count / max(sheets, 1))
    if found.together >= wave.smallest_group:
        yield Channel(str(CHANNELS["together"]), found.together, 100 * found.together / max(sheets, 1))
