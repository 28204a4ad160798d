"""The pages of the frameworks: the list, and one framework to read and print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.frameworks import describing
from prongsai.frameworks.models import FrameworkVersion
from prongsai.frameworks.particulars import (
    ALL_DIVISIONS,
    ALL_SCHOOLS,
    SampleGroup,
    calendar_of,
    follow_up_of,
    sampling_of,
    sources_of,
)
from prongsai.frameworks.queries import framework_from
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Framework, Kind, Node, Polarity, Setting, Status, Text
from prongsai.ui.language import in_words

STATES: Mapping[Status, str] = {
    Status.VERIFIED: "accepted",
    Status.INFERRED: "review",
    Status.UNKNOWN: "idle",
}


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    href: str
    title: Text
    fiscal_year: int
    size: str
    unsettled: int
    version: int
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class SettingLine:
    """state: accepted, review or idle, as the status tag wears it."""

    title: Text
    note: Text
    status: str
    state: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A component or a wording below an item: what, whose, how often or in which form."""

    title: str
    text: Text
    whose: str
    how: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    code: str
    text: Text
    is_negative: bool
    whose: str
    rhythm: str
    note: Text | None
    details_title: str
    details: tuple[Detail, ...]
    processes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A node below an instrument that is no item: its head, and the items right below it."""

    code: str
    kind: Kind
    text: Text
    weight: str
    note: Text | None
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An instrument, or the total itself where a year has none."""

    code: str
    text: Text
    weight: str
    made_from: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class LevelLine:
    key: str
    text: Text
    band: str
    condition: str


@dataclass(frozen=True, slots=True)
class Sample:
    group: str
    minimum: int
    population: Text
    operator: Text
    quotas: tuple[tuple[str, int], ...]
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Due:
    when: str
    text: Text
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    title: Text
    sentence: str
    fiscal_year: int
    version: int
    published_at: datetime | None
    checksum: str
    formula: str
    rules: tuple[str, ...]
    unsettled: tuple[SettingLine, ...]
    settled: tuple[SettingLine, ...]
    branches: tuple[Branch, ...]
    levels: tuple[LevelLine, ...]
    pass_at: str
    samples: tuple[Sample, ...]
    dues: tuple[Due, ...]
    follow_ups: tuple[tuple[str, Text], ...]
    processes: tuple[tuple[str, Text], ...]
    sources: tuple[Text, ...]


def index_page(versions: Sequence[FrameworkVersion]) -> tuple[FrameworkRow, ...]:
    """One row for the newest version of each framework."""
    newest: dict[str, FrameworkVersion] = {}
    for version in sorted(versions, key=lambda one: one.version):
        newest[version.framework_id] = version
    return tuple(_row(version) for version in versions if newest[version.framework_id] is version)


def _row(version: FrameworkVersion) -> FrameworkRow:
    framework = framework_from(version)
    return FrameworkRow(
        href=reverse("frameworks:framework", args=[version.framework_id]),
        title=framework.title,
        fiscal_year=framework.fiscal_year,
        size=describing.counted(framework),
        unsettled=len(_unsettled(framework)),
        version=version.version,
        published_at=version.published_at,
    )


def framework_page(version: FrameworkVersion) -> FrameworkPage:
    framework = framework_from(version)
    names = division_names(framework)
    unsettled = _unsettled(framework)
    return FrameworkPage(
        title=framework.title,
        sentence=f"{describing.counted(framework)} {_unsettled_sentence(len(unsettled))}",
        fiscal_year=framework.fiscal_year,
        version=version.version,
        published_at=version.published_at,
        checksum=version.checksum,
        formula=describing.total_formula(framework),
        rules=(describing.rounding(framework), describing.carried(framework), describing.missing(framework)),
        unsettled=tuple(_setting(one) for one in unsettled),
        settled=tuple(_setting(one) for one in framework.settings if one not in unsettled),
        branches=tuple(_branches(framework, names)),
        levels=tuple(
            LevelLine(one.key, one.text, describing.printed_band(one), describing.level_condition(one))
            for one in framework.levels.levels
        ),
        pass_at="" if framework.levels.pass_at is None else describing.decimal(framework.levels.pass_at),
        samples=tuple(_sample(one, names) for one in sampling_of(framework)),
        dues=_dues(framework),
        follow_ups=tuple((describing.how_often(one), one.text) for one in follow_up_of(framework)),
        processes=tuple((names[one.division], one.text) for one in framework.permit_processes),
        sources=tuple(source.text for source in sources_of(framework)),
    )


def division_names(framework: Framework) -> Mapping[str, str]:
    """Names in the active language of what a framework may hold responsible."""
    names = {division.code: in_words(division.text) for division in framework.divisions}
    return {**names, ALL_DIVISIONS: _("All divisions"), ALL_SCHOOLS: _("All schools")}


def _unsettled(framework: Framework) -> tuple[Setting, ...]:
    """Unknown before inferred."""
    found = [one for one in framework.settings if not one.is_settled]
    return tuple(sorted(found, key=lambda one: one.status is not Status.UNKNOWN))


def _unsettled_sentence(count: int) -> str:
    if not count:
        return _("The sources settle every rule.")
    return ngettext(
        "%(count)s rule is not settled by the sources.",
        "%(count)s rules are not settled by the sources.",
        count,
    ) % {"count": count}


def _setting(setting: Setting) -> SettingLine:
    words = str(describing.STATUSES[setting.status])
    return SettingLine(setting.text, setting.note, words, STATES[setting.status])


def _branches(framework: Framework, names: Mapping[str, str]) -> Iterator[Branch]:
    tops = framework.of_kind(Kind.INSTRUMENT) or (framework.root,)
    process_texts = {process.code: process.text for process in framework.permit_processes}
    for top in tops:
        groups = [node for node in top.walk() if node.kind is not Kind.ITEM and node is not top]
        yield Branch(
            code=top.code,
            text=top.text,
            weight=_weight(top),
            made_from=describing.made_from(top),
            groups=tuple(_group(node, names, process_texts) for node in groups),
        )


def _group(node: Node, names: Mapping[str, str], processes: Mapping[str, Text]) -> Group:
    items = tuple(_item(child, names, processes) for child in node.children if child.kind is Kind.ITEM)
    return Group(node.code, node.kind, node.text, _weight(node), node.note, items)


def _weight(node: Node) -> str:
    return "" if node.weight is None else describing.decimal(node.weight)


def _item(node: Node, names: Mapping[str, str], processes: Mapping[str, Text]) -> ItemLine:
    details = tuple(chain(_wordings(node, names), _components(node, names)))
    title = ""
    if node.variants:
        title = ngettext("%(count)s wording by service", "%(count)s wordings by service", len(details)) % {
            "count": len(details)
        }
    elif node.components:
        title = ngettext("%(count)s component", "%(count)s components", len(details)) % {
            "count": len(details)
        }
    return ItemLine(
        code=node.code,
        text=node.text,
        is_negative=node.polarity is Polarity.NEGATIVE,
        whose=_whose(node.responsible, names),
        rhythm=_rhythm(node.rhythm, node.format),
        note=node.note,
        details_title=title,
        details=details,
        processes=tuple(processes[code] for code in node.processes),
    )


def _wordings(node: Node, names: Mapping[str, str]) -> Iterator[Detail]:
    for variant in node.variants:
        title = in_words(variant.service)
        yield Detail(title, variant.text, _whose(variant.responsible, names), "")


def _components(node: Node, names: Mapping[str, str]) -> Iterator[Detail]:
    for component in node.components:
        how = _rhythm(component.rhythm, component.format)
        yield Detail("", component.text, _whose(component.responsible, names), how)


def _whose(codes: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[code] for code in codes)


def _rhythm(rhythm: str, form: str) -> str:
    return ", ".join(part for part in (str(describing.RHYTHMS[rhythm]) if rhythm else "", form) if part)


def _sample(group: SampleGroup, names: Mapping[str, str]) -> Sample:
    quotas = tuple((names[quota.of], quota.minimum) for quota in group.quotas)
    inferred = group.status is not Status.VERIFIED
    return Sample(group.group, group.minimum, group.population, group.operator, quotas, inferred)


def _dues(framework: Framework) -> tuple[Due, ...]:
    """In the order in which the days come; what returns every month stands last."""
    year = FiscalYear(framework.fiscal_year)
    rules = sorted(
        calendar_of(framework), key=lambda rule: (rule.ends is None, next(rule.spans_in(year)).last)
    )
    return tuple(
        Due(describing.when(rule, year), rule.text, rule.status is not Status.VERIFIED) for rule in rules
    )
