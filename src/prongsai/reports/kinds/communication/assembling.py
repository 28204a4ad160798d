"""From the plan, the framework and the surveys of a round to the content of its communication plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Prefetch

from prongsai.agencies.models import Agency, Unit
from prongsai.frameworks.particulars import SampleGroup, calendar_of, sampling_of
from prongsai.measures.models import Plan
from prongsai.measures.queries import GapKind, Planned, PlannedFinding, WholePlan, code_in, gaps_among
from prongsai.reports.content import Gap
from prongsai.reports.kinds.communication.content import (
    CommunicationPaper,
    CountRow,
    Group,
    Instrument,
    PlanTable,
    Quota,
    Sample,
)
from prongsai.reports.kinds.communication.rows import banded, entries_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.thai_text import tidy
from prongsai.surveys.models import Place, Wave
from prongsai.ui.dates import day_in_words

PRINTED = frozenset({GapKind.NO_STEPS, GapKind.NO_UNIT})
"""What the tables show; the period is not printed, and the follow-up has words of its own where none were written."""
ASKED = {"IIT": "แบบสอบถามผู้มีส่วนได้ส่วนเสียภายใน", "EIT": "แบบสอบถามผู้มีส่วนได้ส่วนเสียภายนอก"}
"""Heads of the first column, by instrument; elsewhere it is the name of the indicator."""
SCHOOLS = "โรงเรียนสังกัดกรุงเทพมหานครในพื้นที่เขต"
WINDOW = "oit_window"


def assemble(round_: Round, plan: Plan, planned: WholePlan) -> CommunicationPaper:
    """The paper of a round (whose agency is at hand). Two queries."""
    framework, agency = planned.framework, round_.agency
    units = list(Unit.objects.standing().filter(agency=agency).order_by("position"))
    waves = _official_waves(round_)
    first, last = _window(framework, round_)
    return CommunicationPaper(
        agency=tidy(agency.name_th),
        year=str(round_.fiscal_year),
        divisions=" ".join(tidy(one.name_th) for one in units if one.kind == Unit.Kind.DIVISION),
        schools=" ".join(tidy(one.name_th) for one in units if one.kind == Unit.Kind.SCHOOL),
        instruments=tuple(
            _instrument(node, framework, waves.get(node.code), units)
            for node in framework.of_kind(Kind.INSTRUMENT)
        ),
        disclosure=" และ".join(f"ตัวชี้วัดที่ {node.code} {tidy(node.text.th)}" for node in _disclosed(framework)),
        window_first=first,
        window_last=last,
        guidelines=tuple(plan.guidelines.split("\n")) if plan.guidelines else (),
        tables=tuple(_tables(framework, by_code(round_, planned), agency)),
        gaps=tuple(_gaps(round_, planned)),
    )


def _official_waves(round_: Round) -> Mapping[str, Wave]:
    places = Prefetch("places", Place.objects.order_by("number"))
    waves = Wave.objects.filter(round=round_, kind=Wave.Kind.OFFICIAL).prefetch_related(places)
    return {wave.instrument: wave for wave in waves}


def _instrument(node: Node, framework: Framework, wave: Wave | None, units: Sequence[Unit]) -> Instrument:
    groups = [group for group in sampling_of(framework) if group.instrument == node.code]
    quotas = _quotas_of_wave(wave) if wave else _quotas(groups, units)
    indicators = [one for one in node.walk() if one.kind is Kind.INDICATOR]
    return Instrument(
        code=node.code,
        name=tidy(node.text.th),
        english=tidy(node.text.en),
        samples=tuple(_sample(group) for group in groups),
        quotas=tuple(Quota(name, str(minimum)) for name, minimum in quotas),
        quota_total=str(sum(minimum for _name, minimum in quotas)),
        counts=tuple(row for one in indicators for row in _count_rows(one)),
        has_parts=any(_parts(one) for one in indicators),
        indicator_count=str(len(indicators)),
        total=str(len(node.items)),
    )


def _sample(group: SampleGroup) -> Sample:
    return Sample(tidy(group.population.th), tidy(group.operator.th), str(group.minimum))


def _quotas(groups: Iterable[SampleGroup], units: Sequence[Unit]) -> list[tuple[str, int]]:
    names = {unit.code: tidy(unit.name_th) for unit in units}
    return [(names.get(one.of, SCHOOLS), one.minimum) for group in groups for one in group.quotas]


def _quotas_of_wave(wave: Wave) -> list[tuple[str, int]]:
    return [(tidy(place.name_th), place.minimum) for place in wave.places.all() if place.minimum]


def _count_rows(indicator: Node) -> Iterator[CountRow]:
    """The sum of what is counted here is the total: both are counted in the framework, neither is copied."""
    name = f"{indicator.code}. {tidy(indicator.text.th)}"
    parts = _parts(indicator)
    if not parts:
        yield CountRow(name, "", _range(indicator), str(len(indicator.items)))
    for place, part in enumerate(parts):
        title = f"{part.code} {tidy(part.text.th)}"
        yield CountRow("" if place else name, title, _range(part), str(len(part.items)))


def _range(node: Node) -> str:
    codes = [item.code for item in node.items]
    return codes[0] if len(codes) == 1 else f"{codes[0]}-{codes[-1]}"


def _parts(indicator: Node) -> list[Node]:
    return [one for one in indicator.children if one.kind is Kind.SUB_INDICATOR]


def _disclosed(framework: Framework) -> list[Node]:
    """The indicators whose items are disclosed by components."""
    return [one for one in framework.of_kind(Kind.INDICATOR) if any(item.components for item in one.items)]


def _window(framework: Framework, round_: Round) -> tuple[str, str]:
    rule = next((one for one in calendar_of(framework) if one.key == WINDOW), None)
    if rule is None:
        return "", ""
    (span,) = rule.spans_in(FiscalYear(round_.fiscal_year))
    first = day_in_words(span.first, "th", long=True) if span.first else ""
    return first, day_in_words(span.last, "th", long=True)


def by_code(round_: Round, planned: WholePlan) -> dict[str, Planned]:
    """Every item of the framework with its measures, whether it is a weak point or not."""
    weak = {code_in(round_.framework_id, one.finding): one for one in planned.findings}
    rows: dict[str, Planned] = {one.code: one for one in planned.others}
    return rows | {code: one for code, one in weak.items() if code is not None}


def _tables(framework: Framework, rows: Mapping[str, Planned], agency: Agency) -> Iterator[PlanTable]:
    """One for each instrument; one for each indicator where these have parts."""
    for instrument in framework.of_kind(Kind.INSTRUMENT):
        indicators = [one for one in instrument.walk() if one.kind is Kind.INDICATOR]
        if any(_parts(one) for one in indicators):
            for indicator in indicators:
                head = tidy(indicator.text.th)
                yield PlanTable(head, tuple(_groups(indicator, rows, agency)))
        else:
            head = ASKED.get(instrument.code, tidy(instrument.text.th))
            yield PlanTable(head, tuple(one for node in indicators for one in _groups(node, rows, agency)))


def _groups(indicator: Node, rows: Mapping[str, Planned], agency: Agency) -> Iterator[Group]:
    title = f"ตัวชี้วัดที่ {indicator.code} {tidy(indicator.text.th)}"
    parts = _parts(indicator)
    if not parts:
        yield _group((title,), indicator, rows, agency)
    for place, part in enumerate(parts):
        own = f"{part.code} {tidy(part.text.th)}"
        yield _group((own,) if place else (title, own), part, rows, agency)


def _group(titles: tuple[str, ...], node: Node, rows: Mapping[str, Planned], agency: Agency) -> Group:
    entries = [entry for item in node.items for entry in entries_of(item, rows[item.code], agency)]
    return Group(titles, banded(entries))


def _gaps(round_: Round, planned: WholePlan) -> Iterator[Gap]:
    """Each with the place in the plan where it is mended."""
    address = of_round("measures:plan", round_)
    for gap in gaps_among(planned.rows):
        if gap.kind in PRINTED and gap.measure is not None:
            opens = "" if isinstance(gap.row, PlannedFinding) else f"?open={gap.row.key}"
            yield Gap(gap.row.code, gap.kind.value, f"{address}{opens}#measure-{gap.measure.pk}")
