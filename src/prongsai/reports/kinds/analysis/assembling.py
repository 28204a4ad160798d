"""From the records of a round to the content of its analysis paper. Loads nothing: reading.py hands the facts in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from prongsai.measures.models import Measure as PlannedMeasure
from prongsai.measures.queries import GapKind, PlannedFinding, gaps_among
from prongsai.reports.content import Gap
from prongsai.reports.kinds.analysis.content import (
    AnalysisPaper,
    Finding,
    Indicator,
    IndicatorName,
    Instrument,
    Level,
    Measure,
    Question,
    Stop,
    SubIndicator,
    Variant,
    WeakIndicator,
)
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.arithmetic import exact_text, shown
from prongsai.rules.framework import Kind, Node
from prongsai.rules.score import Scored, Step
from prongsai.rules.thai_text import tidy
from prongsai.ui.dates import day_in_words

# The paper does not print the period, and words the follow-up rule itself where the officer left its text empty.
NO_GAP_HERE = frozenset({GapKind.NO_PERIOD, GapKind.NO_FOLLOW_UP})
FOLLOW_UP: Mapping[str, str] = {
    PlannedMeasure.FollowUp.FORTNIGHTLY: "ติดตามทุก 15 วัน",
    PlannedMeasure.FollowUp.TUESDAYS: "ติดตามทุกวันอังคาร",
    PlannedMeasure.FollowUp.MONTHLY: "ติดตามทุกเดือน",
    PlannedMeasure.FollowUp.QUARTERLY: "ติดตามทุกไตรมาส",
}


def assemble(
    *, round_: Round, result_year: int, scored: Scored, planned: Sequence[PlannedFinding]
) -> AnalysisPaper:
    """The paper of a round (whose agency and parent are at hand) that plans on a result.

    result_year   the fiscal year of the result
    planned       the weak items in printed order, with their measures
    """
    instruments = tuple(_instruments(scored))
    weak = tuple(_weak_indicators(scored, planned))
    better_level, stopped_by = _stopped(scored)
    return AnalysisPaper(
        agency=tidy(round_.agency.name_th),
        parent=tidy(round_.agency.parent.name_th) if round_.agency.parent else "",
        result_year=str(result_year),
        plan_year=str(round_.fiscal_year),
        total=scored.total.shown,
        level=scored.level.level.text.th if scored.level else "",
        missing=", ".join(scored.missing),
        instruments=instruments,
        instrument_count=str(len(instruments)),
        instrument_codes=", ".join(instrument.code for instrument in instruments),
        indicators=tuple(_indicators(scored)),
        levels=tuple(_levels(scored)),
        better_level=better_level,
        stopped_by=stopped_by,
        weak_indicators=weak,
        weak_numbers=joined([indicator.number for indicator in weak]),
        weak_count=str(len(weak)),
        gaps=tuple(_gaps(round_, planned)),
    )


def joined(words: Sequence[str]) -> str:
    """6, 7 และ 8"""
    return " และ ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _instruments(scored: Scored) -> Iterator[Instrument]:
    for place, step in enumerate(scored.of_kind(Kind.INSTRUMENT), start=1):
        node = scored.framework.nodes[step.code]
        names = [one for one in node.walk() if one.kind is Kind.INDICATOR]
        yield Instrument(
            place=str(place),
            code=node.code,
            name=tidy(node.text.th),
            english=tidy(node.text.en),
            figure=step.shown,
            indicators=tuple(
                IndicatorName(str(at), tidy(one.text.th)) for at, one in enumerate(names, start=1)
            ),
            indicator_count=str(len(names)),
            questions=tuple(_question(item, scored.steps[item.code]) for item in node.items),
        )


def _question(item: Node, step: Step) -> Question:
    variants = tuple(Variant(tidy(one.service.th), tidy(one.text.th)) for one in item.variants)
    return Question(item.code, tidy(item.text.th), step.shown, variants)


def _indicators(scored: Scored) -> Iterator[Indicator]:
    for step in scored.of_kind(Kind.INDICATOR):
        node = scored.framework.nodes[step.code]
        parts = [one for one in node.walk() if one.kind is Kind.SUB_INDICATOR]
        yield Indicator(
            number=node.code,
            name=tidy(node.text.th),
            figure=step.shown,
            parts=tuple(
                SubIndicator(one.code, tidy(one.text.th), scored.steps[one.code].shown) for one in parts
            ),
        )


def _levels(scored: Scored) -> Iterator[Level]:
    reached = scored.level.level.key if scored.level else ""
    rounding = scored.framework.rounding
    for level in scored.framework.levels.levels:
        yield Level(
            name=tidy(level.text.th),
            lowest=shown(level.total_min, rounding),
            highest="" if level.total_max is None else shown(level.total_max, rounding),
            every_instrument_min=_limit(level.every_instrument_min),
            some_instrument_below=_limit(level.some_instrument_below),
            reached=level.key == reached,
        )


def _stopped(scored: Scored) -> tuple[str, tuple[Stop, ...]]:
    """The better level that the total alone would reach, and the instruments that refuse it."""
    decision = scored.level
    if (
        decision is None
        or decision.above is None
        or any(hurdle.key == "total_min" for hurdle in decision.stopped_by)
    ):
        return "", ()
    limit = decision.above.every_instrument_min
    stops = tuple(
        Stop(step.code, step.shown, _limit(limit))
        for step in scored.of_kind(Kind.INSTRUMENT)
        if limit is not None and (figure := scored.compared(step)) is not None and figure < limit
    )
    return (tidy(decision.above.text.th), stops) if stops else ("", ())


def _weak_indicators(scored: Scored, planned: Sequence[PlannedFinding]) -> Iterator[WeakIndicator]:
    """Findings by indicator, in the framework's order; a finding about an indicator itself stands under it."""
    framework = scored.framework
    by_indicator: dict[str, list[Finding]] = {code: [] for code in framework.nodes}
    for one in planned:
        code = one.finding.node.code
        above = framework.ancestor(code, Kind.INDICATOR)
        by_indicator[above.code if above else code].append(_finding(one, scored))
    for code, findings in by_indicator.items():
        if findings:
            yield WeakIndicator(code, tidy(framework.nodes[code].text.th), tuple(findings))


def _finding(one: PlannedFinding, scored: Scored) -> Finding:
    node = scored.framework.nodes[one.finding.node.code]
    return Finding(
        code=node.code,
        text=tidy(node.text.th),
        figure=scored.steps[node.code].shown,
        issue=tidy(one.finding.issue),
        measures=tuple(_measure(measure) for measure in one.measures),
        no_measure_reason=tidy(one.finding.no_measure_reason),
    )


def _measure(measure: PlannedMeasure) -> Measure:
    steps = [tidy(step.text) for step in measure.steps.all()]
    numbered = [f"{place}. {text}" for place, text in enumerate(steps, start=1)] if len(steps) > 1 else steps
    return Measure(tuple(numbered), units=_units(measure), follow_up=follow_up_of(measure))


def _units(measure: PlannedMeasure) -> str:
    """One unit a line; whole groups first."""
    groups = ["ทุกฝ่าย"] * measure.all_divisions + ["ทุกโรงเรียน"] * measure.all_schools
    return "\n".join([*groups, *(tidy(unit.name_th) for unit in measure.units.all())])


def follow_up_of(measure: PlannedMeasure) -> str:
    if measure.follow_up_text.strip():
        return tidy(measure.follow_up_text)
    if measure.follow_up_on is not None and measure.follow_up == PlannedMeasure.FollowUp.ON_DATE:
        return f"ติดตามภายในวันที่ {day_in_words(measure.follow_up_on, 'th')}"
    return FOLLOW_UP.get(measure.follow_up, "")


def _gaps(round_: Round, planned: Iterable[PlannedFinding]) -> Iterator[Gap]:
    """Each with the place in the plan where it is mended."""
    for gap in gaps_among(planned):
        if gap.kind not in NO_GAP_HERE:
            place = f"{of_round('measures:plan', round_)}#{gap.row.key}"
            yield Gap(gap.row.code, gap.kind.value, place)


def _limit(value: Fraction | None) -> str:
    """A limit as a sentence says it: 95, 85.5"""
    return "" if value is None else exact_text(value)
