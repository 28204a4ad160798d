"""Plans of earlier years and of other agencies, from which measures may be copied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from prongsai.agencies.models import Agency
from prongsai.analysis.models import Finding
from prongsai.frameworks.models import FrameworkNode, ItemMapping
from prongsai.frameworks.queries import framework_from
from prongsai.measures.models import (
    Measure,
    MeasureFinding,
    MeasureItem,
    MeasureQuerySet,
    MeasureStep,
    Plan,
    PlanQuerySet,
)
from prongsai.measures.queries.planned import GOES_ON, with_parts
from prongsai.measures.served import ServedItem, part_of, served_item
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework


def own_earlier_plans(round_: Round) -> PlanQuerySet:
    """The plans of the same agency for years before that round's."""
    return Plan.objects.filter(round__agency_id=round_.agency_id, round__fiscal_year__lt=round_.fiscal_year)


def published_plans_for(agency: Agency, *, code: str = "") -> PlanQuerySet:
    """Plans that other agencies have published: the only read in this house that crosses agencies.

    code   only plans with a measure for the item of that code (E3), whatever the year; "" for all.
    """
    plans = Plan.objects.published().exclude(round__agency=agency)
    return plans.filter(_serving("measure__plan", code)) if code else plans


def _serving(path: str, code: str) -> Q:
    """Whether some measure, found by that path from what it serves, serves the item of that code."""
    findings = MeasureFinding.objects.filter(**{path: OuterRef("pk")}, finding__node__code__iexact=code)
    items = MeasureItem.objects.filter(**{path: OuterRef("pk")}, node__code__iexact=code)
    return Q(Exists(findings)) | Q(Exists(items))


def copyable_measures(round_: Round, plans: PlanQuerySet, *, code: str = "") -> MeasureQuerySet:
    """The measures of those plans that say what to do, newest year first; those of one item when a code is given.

    Each carries `is_copied`: whether the round's plan has it already.
    """
    says = Exists(MeasureStep.objects.filter(measure=OuterRef("pk")))
    taken = Measure.objects.filter(copied_from=OuterRef("pk"), plan__round=round_)
    measures = Measure.objects.filter(says, plan__in=plans).annotate(is_copied=Exists(taken))
    return (
        with_parts(measures.filter(_serving("measure", code)) if code else measures)
        .select_related("plan__round__agency")
        .order_by("-plan__round__fiscal_year", "plan__round__agency__sort_key", "position", "pk")
    )


@dataclass(frozen=True, slots=True)
class Targets:
    """What a measure from elsewhere would serve here: weak points, and other items of the round's framework."""

    findings: tuple[Finding, ...]
    items: tuple[ServedItem, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return (*(one.node.code for one in self.findings), *(one.key for one in self.items))


def matching_targets(
    sources: Sequence[Measure], round_: Round, findings: Iterable[Finding]
) -> dict[int, Targets]:
    """What each source measure speaks about in this round: the same items, or those that they became, by the measure's id.

    Codes alone are not compared: E3 of one year need not be E3 of another. A weak point comes before the bare item.
    round_: with its framework at hand. One query.
    """
    by_node = {finding.node_id: finding for finding in findings}
    nodes = {node.pk: node for measure in sources for node, _item in _spoken_of(measure)}
    weak = {pk: by_node[pk] for pk in nodes if pk in by_node}
    codes = {pk: node.code for pk, node in nodes.items() if node.version_id == round_.framework_id}
    moved = ItemMapping.objects.filter(relation__in=GOES_ON)
    for older, newer, version, code in moved.filter(
        Q(older_node__in=nodes) | Q(newer_node__in=nodes)
    ).values_list("older_node_id", "newer_node_id", "newer_id", "newer_node__code"):
        if version == round_.framework_id and code:
            codes.setdefault(older, code)
        for known, wanted in ((older, newer), (newer, older)):
            if wanted in by_node:
                weak.setdefault(known, by_node[wanted])
    framework = framework_from(round_.framework)
    return {one.pk: _targets(one, weak, codes, framework) for one in sources}


def _spoken_of(measure: Measure) -> Iterator[tuple[FrameworkNode, ServedItem]]:
    for finding in measure.findings.all():
        yield finding.node, ServedItem(finding.node.code)
    for row in measure.items.all():
        yield row.node, served_item(row)


def _targets(
    measure: Measure, weak: Mapping[int, Finding], codes: Mapping[int, str], framework: Framework
) -> Targets:
    findings: dict[int, Finding] = {}
    items: dict[str, ServedItem] = {}
    for node, item in _spoken_of(measure):
        if node.pk in weak:
            findings[weak[node.pk].pk] = weak[node.pk]
        if node.pk in codes and (node.pk not in weak or not item.is_whole):
            here = replace(item, code=codes[node.pk])
            kept = here if part_of(framework, here) else replace(here, variant="", component=0)
            items.setdefault(kept.key, kept)
    return Targets(tuple(findings.values()), tuple(items.values()))
