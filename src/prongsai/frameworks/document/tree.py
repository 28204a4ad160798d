"""The tree of a framework file: which list a node stands in says what kind it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from prongsai.frameworks.document.parts import NOTHING, read_source
from prongsai.frameworks.document.sections import Section
from prongsai.frameworks.particulars import EVERYBODY, Rhythm
from prongsai.rules.framework import (
    TOTAL,
    Component,
    How,
    IfMissing,
    Kind,
    Node,
    Polarity,
    Variant,
)

LISTS: Mapping[str, Kind] = {
    "instruments": Kind.INSTRUMENT,
    "parts": Kind.PART,
    "indicators": Kind.INDICATOR,
    "sub_indicators": Kind.SUB_INDICATOR,
    "items": Kind.ITEM,
}


@dataclass(frozen=True)
class Known:
    """What the nodes may refer to."""

    sources: Collection[str]
    divisions: Collection[str]
    processes: Collection[str]
    scales: Collection[str]


@dataclass(frozen=True)
class Defaults:
    """How nodes of a kind are counted unless they say otherwise.

    how_is_said   kinds for which the file says something, readable or not
    """

    how: Mapping[Kind, How] = field(default_factory=dict)
    how_is_said: Collection[Kind] = ()
    if_missing: Mapping[Kind, IfMissing] = field(default_factory=dict)


class TreeReader:
    """Reads nodes top down and remembers the line of each, in printed order."""

    def __init__(self, known: Known, defaults: Defaults) -> None:
        self.known = known
        self.defaults = defaults
        self.responsible = {*known.divisions, *EVERYBODY}
        self.lines: list[int] = []

    def total(self, section: Section) -> Node:
        section.code = TOTAL
        return self._node(section, Kind.TOTAL)

    def _node(self, section: Section, kind: Kind) -> Node:
        self.lines.append(section.line_of("code"))
        node = Node(
            code=section.code,
            kind=kind,
            text=section.words(),
            weight=section.decimal("weight", required=False),
            if_missing=self._if_missing(section, kind),
            note=section.words_in("note", required=False),
            source=read_source(section, self.known.sources, required=kind is not Kind.TOTAL),
        )
        if kind is Kind.ITEM:
            node = self._with_what_items_have(section, node)
        children = self._children(section)
        node = replace(node, how=self._how(section, kind, children), children=children)
        _compare_printed_items(section, node)
        section.close()
        return node

    def _children(self, section: Section) -> tuple[Node, ...]:
        nodes = []
        for key, kind in LISTS.items():
            for child in section.sections(key):
                child.code = child.name("code")
                nodes.append(self._node(child, kind))
        return tuple(nodes)

    def _how(self, section: Section, kind: Kind, children: tuple[Node, ...]) -> How:
        """A node without anything below it has its figure given; the others say how it is made."""
        guess = _likely(children)
        if section.has("how"):
            return section.choice("how", How) or guess
        if children and kind is not Kind.ITEM and kind not in self.defaults.how_is_said:
            section.say("missing", "how", field="how")
        return self.defaults.how.get(kind, guess) if children else How.GIVEN

    def _if_missing(self, section: Section, kind: Kind) -> IfMissing:
        usual = self.defaults.if_missing.get(kind, IfMissing.LEAVE_OUT)
        return section.choice("if_missing", IfMissing, usual) or usual

    def _with_what_items_have(self, section: Section, node: Node) -> Node:
        scale = section.name("scale", required=False)
        if scale and scale not in self.known.scales:
            section.say("unknown_scale", "scale", given=scale)
        return replace(
            node,
            polarity=section.choice("polarity", Polarity) or Polarity.POSITIVE,
            topic=section.name("topic", required=False),
            scale=scale,
            responsible=self._divisions(section, "responsible"),
            contributors=self._divisions(section, "contributors"),
            rhythm=_rhythm(section),
            format=section.text("format", required=False),
            variants=self._variants(section),
            components=tuple(self._component(one) for one in section.sections("components")),
            processes=section.names("processes", self.known.processes, "unknown_process"),
        )

    def _variants(self, section: Section) -> tuple[Variant, ...]:
        variants = tuple(self._variant(one) for one in section.sections("variants"))
        codes = [variant.code for variant in variants]
        for code in {code for code in codes if codes.count(code) > 1}:
            section.say("code_twice", "variants", given=code)
        return variants

    def _variant(self, section: Section) -> Variant:
        variant = Variant(
            code=section.name("code"),
            service=section.words_in("service") or NOTHING,
            text=section.words(),
            responsible=self._divisions(section, "responsible"),
        )
        section.close()
        return variant

    def _component(self, section: Section) -> Component:
        component = Component(
            text=section.words(),
            responsible=self._divisions(section, "responsible"),
            rhythm=_rhythm(section),
            format=section.text("format", required=False),
        )
        section.close()
        return component

    def _divisions(self, section: Section, key: str) -> tuple[str, ...]:
        return section.names(key, self.responsible, "unknown_division")


def _likely(children: tuple[Node, ...]) -> How:
    """What stands in for a step that could not be read, so that no second problem follows from the first."""
    if not children:
        return How.GIVEN
    return How.WEIGHTED if any(child.weight is not None for child in children) else How.MEAN_OF_CHILDREN


def _rhythm(section: Section) -> str:
    return (section.choice("rhythm", Rhythm) or "") if section.has("rhythm") else ""


def _compare_printed_items(section: Section, node: Node) -> None:
    if not section.has("printed_items"):
        return
    printed = section.whole("printed_items", least=0, most=10_000)
    if printed != len(node.items):
        section.say("printed_items", "printed_items", printed=str(printed), counted=str(len(node.items)))
