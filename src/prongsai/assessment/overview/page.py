"""Every office in a row with how far its assessment is; what waits for somebody comes first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import state_words
from prongsai.approvals.wording import TONES
from prongsai.assessment.approving import ASSESSED
from prongsai.assessment.content import Side
from prongsai.assessment.models import Assessment
from prongsai.disclosure.asked import INSTRUMENT
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.score import Scored
from prongsai.scoring.queries import scored_sheets
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import NOTHING, Tab

STATE = Assessment.State
ORDER = (STATE.FINISHED, STATE.RETURNED, STATE.SCORING, STATE.CLARIFYING, "", STATE.CONFIRMED)
"""What waits for the supervising office first; "" stands for an office without a pack."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """own, scored: of so many items; answers: given, and how many of them wait to be decided on again; score: once confirmed."""

    name: Text
    href: str
    state: str
    tone: str
    rank: int
    items: int
    own: int
    scored: int
    answers: int
    waiting: int
    until: str
    score: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """figures: label and value."""

    title: str
    fiscal_year: int
    years: tuple[Tab, ...]
    figures: tuple[tuple[str, str], ...]
    rows: tuple[OfficeRow, ...]


def years_seen(member: Member) -> list[int]:
    """The fiscal years of which the member sees a round, newest first. One query."""
    years = Round.objects.visible_to(member).order_by("-fiscal_year")
    return list(years.values_list("fiscal_year", flat=True).distinct())


def overview_page(member: Member, years: list[int], year: int) -> OverviewPage:
    """Four queries, whatever the number of offices."""
    rounds = Round.objects.visible_to(member).filter(fiscal_year=year).exclude(agency=member.agency)
    rounds = rounds.select_related("agency", "framework")
    kept = {one.pack.round_id: one for one in _counted(member, year)}
    sheets = [one.sheet for one in kept.values() if one.sheet is not None]
    listed = list(rounds)
    by_id = {round_.pk: round_ for round_ in listed}
    for sheet in sheets:
        sheet.round = by_id.get(sheet.round_id, sheet.round)
    results = scored_sheets([sheet for sheet in sheets if sheet.round_id in by_id])
    rows = [_row(round_, kept.get(round_.pk), results) for round_ in listed]
    rows.sort(key=lambda row: row.rank)
    return OverviewPage(
        title=_("Assessments of disclosure, FY %(year)s") % {"year": year},
        fiscal_year=year,
        years=tuple(
            Tab(str(one), f"{reverse('assessment_overview:overview')}?year={one}", one == year)
            for one in years
        ),
        figures=tuple(_figures(rows)),
        rows=tuple(rows),
    )


def _counted(member: Member, year: int) -> QuerySet[Assessment]:
    """With the numbers of items, opinions and answers of each."""
    found = Assessment.objects.visible_to(member).filter(pack__round__fiscal_year=year)
    judged = "pack__items__judgements"
    return found.select_related("pack", "sheet").annotate(
        items=Count("pack__items", distinct=True),
        own=Count(judged, filter=Q(**{f"{judged}__side": Side.OWN}), distinct=True),
        scored=Count(judged, filter=Q(**{f"{judged}__side": Side.FIRST}), distinct=True),
        answers=Count("pack__items__answer", distinct=True),
        answered_again=Count(
            judged,
            filter=Q(**{f"{judged}__side": Side.FINAL, "pack__items__answer__isnull": False}),
            distinct=True,
        ),
    )


def _row(round_: Round, one: Any, results: Mapping[int, Scored]) -> OfficeRow:
    """one: an annotated assessment, or None."""
    name = Text(round_.agency.name_th, round_.agency.name_en)
    href = of_round("assessment:board", round_)
    if one is None:
        return OfficeRow(name, href, _("No pack yet"), "idle", ORDER.index(""), 0, 0, 0, 0, 0, "", NOTHING)
    result = results.get(one.sheet_id)
    return OfficeRow(
        name=name,
        href=href,
        state=state_words(ASSESSED, one.state),
        tone=TONES.get(one.state, "idle"),
        rank=ORDER.index(one.state),
        items=one.items,
        own=one.own,
        scored=one.scored,
        answers=one.answers,
        waiting=one.answers - one.answered_again,
        until=day_in_words(one.answers_until, spoken()) if one.state == STATE.CLARIFYING else "",
        score=(result.steps[INSTRUMENT].shown if result and one.state == STATE.CONFIRMED else "") or NOTHING,
    )


def _figures(rows: Sequence[OfficeRow]) -> Iterator[tuple[str, str]]:
    ranks = [row.rank for row in rows]
    yield _("Offices"), str(len(rows))
    yield _("Without a pack"), str(ranks.count(ORDER.index("")))
    yield _("Waiting to be confirmed"), str(ranks.count(ORDER.index(STATE.FINISHED)))
    yield _("Confirmed"), str(ranks.count(ORDER.index(STATE.CONFIRMED)))
