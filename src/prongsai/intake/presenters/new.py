"""The page on which a result is put in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from prongsai.intake.forms import field_name
from prongsai.intake.models import ResultDraft
from prongsai.intake.presenters.places import agency_of, crumbs
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework, Kind, Node, Text
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.wording import code_in_words
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class TypedField:
    """One field for a score. name: as it is sent; value: as it was typed."""

    code: str
    label: str
    text: Text
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TypedGroup:
    """The lowest codes under one indicator, or under an instrument without indicators."""

    label: str
    text: Text
    fields: tuple[TypedField, ...]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """One instrument's table."""

    code: str
    text: Text
    groups: tuple[TypedGroup, ...]


@dataclass(frozen=True, slots=True)
class DraftLink:
    title: str
    href: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class NewPage:
    """tables: the lowest codes; above: printed figures that are only compared."""

    title: str
    agency: Text
    crumbs: Crumbs
    tables: tuple[TypedTable, ...]
    above: tuple[TypedField, ...]
    lowest_count: int
    any_typed: bool
    any_above: bool
    drafts: tuple[DraftLink, ...]


def first_words(round_: Round) -> dict[str, str]:
    """What the form holds before anything is typed."""
    return {
        "source": ScoreSheet.Source.OFFICIAL.value,
        "title": _("Result of fiscal year %(year)s") % {"year": round_.fiscal_year},
    }


def new_page(
    round_: Round, framework: Framework, *, typed: Mapping[str, str], drafts: Sequence[ResultDraft]
) -> NewPage:
    tables = tuple(_table(top, framework, typed) for top in framework.root.children)
    above = tuple(_field(node, framework, typed) for node in framework.root.walk() if node.children)
    lowest = [field for table in tables for group in table.groups for field in group.fields]
    title = _("Enter the result of fiscal year %(year)s") % {"year": round_.fiscal_year}
    return NewPage(
        title=title,
        agency=agency_of(round_),
        crumbs=crumbs(round_, title),
        tables=tables,
        above=above,
        lowest_count=len(lowest),
        any_typed=any(field.value for field in (*lowest, *above)),
        any_above=any(field.value for field in above),
        drafts=draft_links(round_, drafts),
    )


def draft_links(round_: Round, drafts: Iterable[ResultDraft]) -> tuple[DraftLink, ...]:
    return tuple(
        DraftLink(one.title, of_round("intake:draft", round_, draft_id=one.pk), one.changed_at)
        for one in drafts
    )


def _table(top: Node, framework: Framework, typed: Mapping[str, str]) -> TypedTable:
    return TypedTable(top.code, top.text, tuple(_groups(top, framework, typed)))


def _groups(top: Node, framework: Framework, typed: Mapping[str, str]) -> Iterator[TypedGroup]:
    """An indicator a group; what stands in no indicator in a group of the instrument itself."""
    gathered: dict[str, list[Node]] = {}
    for node in top.walk():
        if not node.children:
            parent = framework.ancestor(node.code, Kind.INDICATOR) or top
            gathered.setdefault(parent.code, []).append(node)
    for code, nodes in gathered.items():
        fields = tuple(_field(node, framework, typed) for node in nodes)
        yield TypedGroup(code_in_words(code, framework), framework.nodes[code].text, fields)


def _field(node: Node, framework: Framework, typed: Mapping[str, str]) -> TypedField:
    name = field_name(node.code)
    return TypedField(node.code, code_in_words(node.code, framework), node.text, name, typed.get(name, ""))
