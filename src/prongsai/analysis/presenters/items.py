"""The item table, with last year's figures where the frameworks map."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from prongsai.analysis import links
from prongsai.analysis.comparison import Comparison, LastYear
from prongsai.analysis.presenters.parts import tone_of
from prongsai.frameworks.mapping import Relation
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.score import Scored
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words

FULL_MARKS = Decimal(100)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item.

    last_year   last year's figure, or ""; change: the difference with its sign, or ""
    trend       up, down, same or "": the sign of the change
    relation    "new", "changed", or "" when the item is the same as last year's
    note        what the mapping says about it, with last year's code where that differs
    """

    code: str
    title: str
    shown: str
    href: str
    is_missing: bool
    last_year: str
    change: str
    trend: str
    relation: str
    relation_text: str
    note: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one indicator."""

    name: str
    title: str
    tone: str
    shown: str
    href: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """The items of one instrument (code "" where the framework has none). note: the count, and where the lowest is.

    is_open   some item is under full marks, missing, or not the same as last year
    """

    code: str
    title: str
    note: str
    is_open: bool
    groups: tuple[ItemGroup, ...]


@dataclass(frozen=True, slots=True)
class ItemTable:
    """last_year: the year compared with, or None. note: why nothing is compared, or why there are no items."""

    blocks: tuple[ItemBlock, ...]
    last_year: int | None
    dropped: tuple[str, ...]
    note: str


def item_table(sheet: ScoreSheet, scored: Scored, comparison: Comparison | None, note: str = "") -> ItemTable:
    """note: why there is no comparison."""
    framework = scored.framework
    items = framework.of_kind(Kind.ITEM)
    if not any(scored.steps[item.code].shown for item in items):
        return ItemTable((), None, (), _("This sheet has no figures for single items."))
    groups = [_group(sheet, scored, above, comparison) for above in _holders(framework, items)]
    tones = dict.fromkeys(group.tone for group in groups)
    return ItemTable(
        blocks=tuple(_block(framework, tone, [one for one in groups if one.tone == tone]) for tone in tones),
        last_year=sheet.round.fiscal_year - 1 if comparison else None,
        dropped=tuple(_dropped(comparison)) if comparison else (),
        note=note,
    )


def _block(framework: Framework, tone: str, groups: list[ItemGroup]) -> ItemBlock:
    rows = [row for group in groups for row in group.rows]
    with_figure = [row for row in rows if row.shown]
    lowest = min(with_figure, key=lambda row: Decimal(row.shown), default=None)
    is_open = any(row.is_missing or row.relation or row.trend in {"up", "down"} for row in rows)
    return ItemBlock(
        code=tone,
        title=in_words(framework.nodes[tone].text) if tone else _("All items"),
        note=_block_note(len(rows), lowest),
        is_open=is_open or (lowest is not None and Decimal(lowest.shown) < FULL_MARKS),
        groups=tuple(groups),
    )


def _block_note(count: int, lowest: ItemRow | None) -> str:
    facts = {"count": count, "code": lowest.code if lowest else "", "figure": lowest.shown if lowest else ""}
    if lowest is None:
        return ngettext("%(count)s item", "%(count)s items", count) % facts
    if Decimal(lowest.shown) == FULL_MARKS:
        return ngettext("%(count)s item, at %(figure)s", "%(count)s items, all at %(figure)s", count) % facts
    return (
        ngettext(
            "%(count)s item, %(code)s at %(figure)s", "%(count)s items, lowest %(code)s at %(figure)s", count
        )
        % facts
    )


def _holders(framework: Framework, items: tuple[Node, ...]) -> list[Node]:
    """The indicator of each item, or what stands right above it where there is none; in printed order."""
    holders = {
        (above := framework.ancestor(item.code, Kind.INDICATOR) or framework.parents[item.code]).code: above
        for item in items
    }
    return list(holders.values())


def _group(sheet: ScoreSheet, scored: Scored, above: Node, comparison: Comparison | None) -> ItemGroup:
    return ItemGroup(
        name=wording.code_in_words(above.code, scored.framework),
        title=in_words(above.text),
        tone=tone_of(above, scored.framework),
        shown=scored.steps[above.code].shown,
        href=links.of_figure(sheet, above.code),
        rows=tuple(_row(sheet, scored, item, comparison) for item in above.items),
    )


def _row(sheet: ScoreSheet, scored: Scored, item: Node, comparison: Comparison | None) -> ItemRow:
    before = comparison.by_code.get(item.code) if comparison else None
    return ItemRow(
        code=item.code,
        title=in_words(item.text),
        shown=scored.steps[item.code].shown,
        href=links.of_figure(sheet, item.code),
        is_missing=item.code in scored.missing,
        last_year=before.shown if before else "",
        change=wording.difference(before.change, scored.framework.rounding) if before else "",
        trend=_trend(before),
        relation=_relation(before),
        relation_text=_relation_text(before),
        note=_note(item.code, before),
    )


def _trend(before: LastYear | None) -> str:
    if before is None or before.change is None:
        return ""
    if before.change == 0:
        return "same"
    return "up" if before.change > 0 else "down"


def _relation(before: LastYear | None) -> str:
    if before is None or before.mapped.relation is Relation.KEPT:
        return ""
    return str(before.mapped.relation)


def _relation_text(before: LastYear | None) -> str:
    words = {"": "", "new": pgettext("item", "new"), "changed": pgettext("item", "wording changed")}
    return words.get(_relation(before), "")


def _note(code: str, before: LastYear | None) -> str:
    if before is None:
        return ""
    note = in_words(before.mapped.note) if before.mapped.note else ""
    if not before.mapped.older or before.mapped.older == code:
        return note
    facts = {"code": before.mapped.older, "note": note}
    if note:
        return _("Last year %(code)s. %(note)s") % facts
    return _("Last year %(code)s.") % facts


def _dropped(comparison: Comparison) -> Iterator[str]:
    nodes = comparison.before.framework.nodes
    for code in comparison.dropped:
        yield f"{code} {in_words(nodes[code].text)}"
