"""What became of each item from one framework to the next, as a file says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from prongsai.frameworks.document.sections import Section
from prongsai.frameworks.document.yaml_lines import Record
from prongsai.frameworks.problems import Problems
from prongsai.rules.framework import Framework, Text


class Relation(StrEnum):
    """KEPT: the same question. CHANGED: comparable with care. NEW, DROPPED: nothing on the other side."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class MappedItem:
    """One row of a mapping; the code is empty on the side where the item does not exist."""

    older: str
    newer: str
    relation: Relation
    note: Text | None = None


@dataclass(frozen=True)
class FrameworkMapping:
    """All items of two frameworks, each once."""

    older_id: str
    newer_id: str
    items: tuple[MappedItem, ...]

    @cached_property
    def by_newer(self) -> Mapping[str, MappedItem]:
        return {item.newer: item for item in self.items if item.newer}

    @cached_property
    def by_older(self) -> Mapping[str, MappedItem]:
        return {item.older: item for item in self.items if item.older}

    def older_code(self, newer_code: str) -> str | None:
        """The older item that a newer one continues, or None."""
        item = self.by_newer.get(newer_code)
        return item.older or None if item else None


def is_mapping(record: Record) -> bool:
    """Whether a file speaks of two frameworks instead of being one."""
    return "older" in record.fields and "newer" in record.fields


def build_mapping(
    record: Record, problems: Problems, frameworks: Mapping[str, Framework]
) -> FrameworkMapping:
    """The mapping that a file describes, held against the frameworks it speaks of.

    Raises FrameworkProblems: unknown framework or code, an item twice or not at all, a relation that lacks its item.
    """
    file = Section(record, problems)
    older, newer = _framework(file, "older", frameworks), _framework(file, "newer", frameworks)
    problems.stop_if_any()
    assert older is not None
    assert newer is not None
    items = [_item(section, older, newer) for section in file.sections("items", required=True)]
    file.close()
    _check_each_once(file, older, [item.older for item in items])
    _check_each_once(file, newer, [item.newer for item in items])
    problems.stop_if_any()
    return FrameworkMapping(older.id, newer.id, tuple(items))


def same(framework: Framework) -> FrameworkMapping:
    """The mapping of a framework to itself: two years may stand on one version."""
    items = (MappedItem(node.code, node.code, Relation.KEPT) for node in framework.root.items)
    return FrameworkMapping(framework.id, framework.id, tuple(items))


def _framework(file: Section, key: str, frameworks: Mapping[str, Framework]) -> Framework | None:
    id_ = file.name(key)
    if id_ and id_ not in frameworks:
        file.say("unknown_framework", key, given=id_)
    return frameworks.get(id_)


def _item(section: Section, older: Framework, newer: Framework) -> MappedItem:
    relation = section.choice("relation", Relation) or Relation.KEPT
    item = MappedItem(
        older=section.name("older", required=relation is not Relation.NEW),
        newer=section.name("newer", required=relation is not Relation.DROPPED),
        relation=relation,
        note=section.words_in("note", required=relation is Relation.CHANGED),
    )
    section.code = item.newer or item.older
    if (relation is Relation.NEW and item.older) or (relation is Relation.DROPPED and item.newer):
        section.say("one_sided", "relation", given=relation)
    for key, code, framework in (("older", item.older, older), ("newer", item.newer, newer)):
        if code and code not in _item_codes(framework):
            section.say("unknown_item", key, given=code, framework=framework.id)
    section.close()
    return item


def _item_codes(framework: Framework) -> set[str]:
    return {node.code for node in framework.root.items}


def _check_each_once(file: Section, framework: Framework, codes: Iterable[str]) -> None:
    named = [code for code in codes if code]
    for code in sorted({code for code in named if named.count(code) > 1}):
        file.problems.say("mapped_twice", file.line_of("items"), code, given=code, framework=framework.id)
    for node in framework.root.items:
        if node.code not in named:
            file.problems.say(
                "not_mapped", file.line_of("items"), node.code, given=node.code, framework=framework.id
            )
