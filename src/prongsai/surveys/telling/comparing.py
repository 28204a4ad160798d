"""A closed wave beside the one of the year before: only questions that stayed the same, only where both may be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.frameworks.mapping import Relation
from prongsai.frameworks.queries import mapping_between
from prongsai.rules.survey import Question
from prongsai.rules.survey_margin import Change, Spread, change, spread
from prongsai.surveys.models import Headcount, Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.telling.content import Tables
from prongsai.surveys.telling.tables import tables_of


@dataclass(frozen=True, slots=True)
class SinceLastYear:
    """changes: question code -> what can be said; questions that were not asked in the same way are absent."""

    fiscal_year: int
    changes: Mapping[str, Change]


def people_of(wave: Wave) -> int | None:
    """How many the wave was for, where the office has said it. One query for a survey of staff."""
    if not wave.is_of_staff:
        return None
    return Headcount.objects.filter(wave=wave).values_list("people", flat=True).first()


def since_last_year(wave: Wave, tables: Tables) -> SinceLastYear | None:
    """None where the year before has no closed wave of the same kind here. At most five queries."""
    before = (
        Wave.objects.filter(
            round__agency=wave.round.agency_id,
            round__fiscal_year=wave.round.fiscal_year - 1,
            instrument=wave.instrument,
            kind=wave.kind,
            generated=wave.generated,
            closed_at__isnull=False,
        )
        .select_related("round__framework")
        .order_by("-closed_at")
        .first()
    )
    if before is None:
        return None
    pairs = dict(_pairs(before, wave, tables))
    counted = {"people_before": people_of(before), "people_after": people_of(wave)}
    changes = {
        code: change(earlier, later, comparisons=len(pairs), **counted)
        for code, (earlier, later) in pairs.items()
    }
    return SinceLastYear(before.round.fiscal_year, changes)


def _pairs(before: Wave, wave: Wave, tables: Tables) -> list[tuple[str, tuple[Spread, Spread]]]:
    mapping = mapping_between(before.round.framework, wave.round.framework)
    asked_before = {one.code: one for one in questionnaire_of(before.round, before.instrument).questions}
    told_before = tables_of(before).items
    found = []
    for question in questionnaire_of(wave.round, wave.instrument).questions:
        item = mapping.by_newer.get(question.code) if mapping else None
        earlier = asked_before.get(item.older) if item and item.relation is Relation.KEPT else None
        if earlier is None or not _same_scale(earlier, question):
            continue
        if earlier.code in told_before and question.code in tables.items:
            spreads = (
                spread(earlier, told_before[earlier.code]),
                spread(question, tables.items[question.code]),
            )
            if spreads[0] and spreads[1]:
                found.append((question.code, (spreads[0], spreads[1])))
    return found


def _same_scale(one: Question, other: Question) -> bool:
    return one.points == other.points
