"""What a measure says is settled, compared and written into its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.audit.changes import Value, state_of
from prongsai.frameworks.models import FrameworkNode
from prongsai.frameworks.queries import framework_from
from prongsai.measures import queries
from prongsai.measures.content import CannotPlan, MeasureContent, settled
from prongsai.measures.models import Measure, MeasureFinding, MeasureItem, MeasureStep, MeasureUnit
from prongsai.measures.served import ServedItem, in_printed_order, part_of
from prongsai.rounds.models import Round


def settle(
    round_: Round, findings: Sequence[Finding], content: MeasureContent
) -> tuple[MeasureContent, list[Unit]]:
    """The content in its kept form with its units, for items that belong to the round."""
    if not findings and not content.items:
        raise CannotPlan("no_item")
    own = {finding.pk for finding in queries.findings_of(round_)}
    for finding in findings:
        if finding.pk not in own:
            raise CannotPlan("foreign_item", finding.node.code)
    units = {unit.code: unit for unit in queries.units_of(round_.agency)}
    content = replace(settled(content, units), items=_settled_items(round_, content.items))
    return content, [units[code] for code in content.units]


def _settled_items(round_: Round, items: Sequence[ServedItem]) -> tuple[ServedItem, ...]:
    framework = framework_from(round_.framework)
    for item in items:
        if part_of(framework, item) is None:
            raise CannotPlan("unknown_item", item.key)
    return in_printed_order(framework, items)


def codes(findings: Iterable[Finding], content: MeasureContent) -> list[str]:
    return [*(finding.node.code for finding in findings), *(item.key for item in content.items)]


def state(content: MeasureContent, findings: Iterable[Finding]) -> dict[str, Value]:
    """What it says and which items it serves."""
    printed = [f"{item.key} {item.responsible}" for item in content.items if item.responsible]
    return {**state_of(content), "items": sorted(codes(findings, content)), "responsible": printed}


def write(
    measure: Measure,
    findings: Sequence[Finding],
    content: MeasureContent,
    units: Sequence[Unit],
    by: Member | None,
    now: datetime,
) -> None:
    for name in MeasureContent.__slots__:
        if name not in {"items", "steps", "units"}:
            setattr(measure, name, getattr(content, name))
    measure.changed_at, measure.changed_by = now, by.user if by else None
    measure.save()
    measure.steps.all().delete()
    MeasureStep.objects.bulk_create(
        MeasureStep(measure=measure, number=number, text=text)
        for number, text in enumerate(content.steps, start=1)
    )
    MeasureUnit.objects.filter(measure=measure).delete()
    MeasureUnit.objects.bulk_create(MeasureUnit(measure=measure, unit=unit) for unit in units)
    MeasureFinding.objects.filter(measure=measure).delete()
    MeasureFinding.objects.bulk_create(
        MeasureFinding(measure=measure, finding=finding) for finding in findings
    )
    MeasureItem.objects.filter(measure=measure).delete()
    MeasureItem.objects.bulk_create(_item_rows(measure, content.items))


def _item_rows(measure: Measure, items: Sequence[ServedItem]) -> list[MeasureItem]:
    """The items are in the framework of the measure's round."""
    if not items:
        return []
    nodes = FrameworkNode.objects.filter(
        version=measure.plan.round.framework_id, code__in={item.code for item in items}
    )
    by_code = {node.code: node for node in nodes}
    return [
        MeasureItem(
            measure=measure,
            node=by_code[item.code],
            variant=item.variant,
            component=item.component,
            responsible=item.responsible,
        )
        for item in items
    ]
