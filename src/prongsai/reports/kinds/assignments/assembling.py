"""From the items of disclosure, as they are laid out for a year, to the content of the assignment list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from django.utils import translation

from prongsai.agencies.models import Unit
from prongsai.disclosure.asked import components_of, items_asked
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.queries import AssignedItem, AssignedPart, assigned_items
from prongsai.disclosure.wording import RHYTHMS
from prongsai.frameworks.queries import framework_from
from prongsai.reports.content import Gap
from prongsai.reports.kinds.assignments.content import AssignmentsPaper, Group, Indicator, Item, Part, Row
from prongsai.reports.kinds.communication.disclosed import EVERY
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.thai_text import tidy
from prongsai.ui.dates import day_in_words

NOT_LAID_OUT = "not_laid_out"
NONE, WHOLE, OFFICERS = "-", "ทั้งสำนักงาน", "เจ้าหน้าที่ ITA"


def current_assignments(round_: Round) -> AssignmentsPaper | None:
    """What is laid out now; None before that. Four queries."""
    units = list(Unit.objects.standing().filter(agency_id=round_.agency_id).order_by("position"))
    items = assigned_items(round_, units)
    if not items:
        return None
    framework = framework_from(round_.framework)
    return AssignmentsPaper(
        agency=tidy(round_.agency.name_th),
        year=str(round_.fiscal_year),
        item_count=str(len(items)),
        part_count=str(sum(len(one.parts) for one in items.values())),
        indicators=tuple(_indicators(framework, items, units)),
        gaps=tuple(_gaps(round_, framework, items)),
    )


def _indicators(
    framework: Framework, items: Mapping[str, AssignedItem], units: Sequence[Unit]
) -> Iterator[Indicator]:
    for indicator in framework.of_kind(Kind.INDICATOR):
        if any(item.code in items for item in indicator.items):
            yield Indicator(tidy(indicator.text.th), tuple(_groups(indicator, items, units)))


def _groups(indicator: Node, items: Mapping[str, AssignedItem], units: Sequence[Unit]) -> Iterator[Group]:
    title = f"ตัวชี้วัดที่ {indicator.code} {tidy(indicator.text.th)}"
    subs = [one for one in indicator.children if one.kind is Kind.SUB_INDICATOR]
    for place, node in enumerate(subs or [indicator]):
        own = [f"{node.code} {tidy(node.text.th)}"] * bool(subs)
        found = (items[item.code] for item in node.items if item.code in items)
        yield Group((*([] if place else [title]), *own), tuple(_item(one, units) for one in found))


def _item(one: AssignedItem, units: Sequence[Unit]) -> Item:
    return Item(
        code=one.node.code,
        text=tidy(one.node.text.th),
        contributing=in_words(one.contributing, units) or NONE,
        keeper=tidy(one.keeper.name_th) if one.keeper else OFFICERS,
        rows=tuple(_rows(one.parts, units)),
    )


def _rows(parts: Iterable[AssignedPart], units: Sequence[Unit]) -> Iterator[Row]:
    for said, found in groupby(parts, key=lambda part: _said(part, units)):
        yield Row(tuple(Part(str(one.number), tidy(one.title.th)) for one in found), *said)


def _said(part: AssignedPart, units: Sequence[Unit]) -> tuple[str, str, str]:
    """Who answers, how often, until when."""
    with translation.override("th"):
        rhythm = str(RHYTHMS.get(part.rhythm, ""))
    return in_words(part.responsible, units) or WHOLE, rhythm, _due(part)


def _due(part: AssignedPart) -> str:
    first, last = (day_in_words(day, "th") for day in (part.first_due, part.last_due))
    if part.periods == 1:
        return f"ภายใน {last}"
    return f"ภายใน {kinds().period_due_days} วันหลังสิ้นงวด\n{first} - {last}"


def in_words(some: Iterable[Unit], units: Sequence[Unit]) -> str:
    """One unit a line; all of a kind, where there are several, by the word for all of them."""
    lines: list[str] = []
    chosen = list(some)
    for kind, every in EVERY.items():
        own = [unit for unit in chosen if unit.kind == kind]
        is_all = len(own) > 1 and len(own) == sum(unit.kind == kind for unit in units)
        lines += [every] if is_all else [tidy(unit.name_th) for unit in own]
    others = (tidy(unit.name_th) for unit in chosen if unit.kind not in EVERY)
    return "\n".join([*lines, *others])


def _gaps(round_: Round, framework: Framework, items: Mapping[str, AssignedItem]) -> Iterator[Gap]:
    """Items and components that the framework asks for, and that nobody would tell."""
    href = of_round("disclosure:board", round_)
    for node in items_asked(framework):
        laid = items.get(node.code)
        if laid is None or len(laid.parts) < len(components_of(node)):
            yield Gap(node.code, NOT_LAID_OUT, href)
