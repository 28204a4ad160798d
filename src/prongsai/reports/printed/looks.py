"""How a paragraph or a run of a Word document looks, once its styles are followed to the ground.

Later sources win: the document's defaults, then the style's ancestors, the style, and what is said on the spot.
Thai letters follow the complex-script settings (bCs, iCs, szCs) and all others the plain ones, as in Word.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from prongsai.reports.printed.names import qn
from prongsai.reports.printed.shapes import Align

Element: TypeAlias = Any  # lxml elements of Word's XML
Values: TypeAlias = Mapping[str, str]
THAI = re.compile("[\u0e00-\u0e7f]")
OFF = frozenset({"0", "false", "off", "none"})
ALIGN: Mapping[str, Align] = {"center": "center", "right": "right", "end": "right"}
PARAGRAPH = {
    "jc": ("val",),
    "ind": ("left", "start", "firstLine", "hanging"),
    "spacing": ("before", "after"),
    "outlineLvl": ("val",),
    "keepNext": ("val",),
    "pageBreakBefore": ("val",),
}
RUN = dict.fromkeys(("b", "bCs", "i", "iCs", "u", "sz", "szCs", "vanish"), ("val",))


@dataclass(frozen=True, slots=True)
class RunLook:
    bold: bool
    italic: bool
    underline: bool
    size: float
    hidden: bool


class Looks:
    """The styles of one document, each followed once."""

    def __init__(self, styles: Element) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true"}
            ),
            "",
        )
        defaults = styles.find(qn("w:docDefaults"))
        self._run_ground = _read(_first(defaults, "w:rPrDefault/w:rPr"), RUN)
        self._paragraph_ground = _read(_first(defaults, "w:pPrDefault/w:pPr"), PARAGRAPH)
        self._known: dict[tuple[str, str], Values] = {}

    def paragraph(self, properties: Element | None) -> Values:
        """What holds for a paragraph: keys such as "jc.val", "ind.left", as Word writes them."""
        on_the_spot = _read(properties, PARAGRAPH)
        style = self._style("w:pPr", self.style_of(properties), PARAGRAPH)
        return _settle_indents([self._paragraph_ground, style, on_the_spot])

    def run(self, properties: Element | None, paragraph: Element | None, text: str) -> RunLook:
        """How a run looks in a paragraph; `text` decides whether Thai settings hold."""
        character = _attribute(properties, "w:rStyle")
        values = {
            **self._run_ground,
            **self._style("w:rPr", self.style_of(paragraph), RUN),
            **(self._style("w:rPr", character, RUN) if character else {}),
            **_read(properties, RUN),
        }
        thai = "Cs" if THAI.search(text) else ""
        return RunLook(
            bold=_on(values, f"b{thai}"),
            italic=_on(values, f"i{thai}"),
            underline=_on(values, "u"),
            size=float(values.get(f"sz{thai}.val", values.get("sz.val", "20"))) / 2,
            hidden=_on(values, "vanish"),
        )

    def style_of(self, properties: Element | None) -> str:
        return _attribute(properties, "w:pStyle") or self._default

    def found_in_style(self, key: str, path: str) -> Element | None:
        """The nearest element at `path` in a style or its ancestors."""
        return next((found for style in self._line(key) if (found := _first(style, path)) is not None), None)

    def _line(self, key: str) -> list[Element]:
        """A style and its ancestors, nearest first; a circle of styles ends where it closes."""
        line: list[Element] = []
        while (style := self._styles.get(key)) is not None and style not in line:
            line.append(style)
            key = _attribute(style, "w:basedOn")
        return line

    def _style(self, part: str, key: str, wanted: Mapping[str, Iterable[str]]) -> Values:
        if (part, key) not in self._known:
            read = [_read(_first(style, part), wanted) for style in reversed(self._line(key))]
            merged: dict[str, str] = {}
            for values in read:
                merged.update(values)
            self._known[part, key] = merged
        return self._known[part, key]


def align_of(values: Values) -> Align:
    return ALIGN.get(values.get("jc.val", ""), "left")


def is_on(values: Values, name: str) -> bool:
    return _on(values, name)


def points(twentieths: str | None) -> float:
    """Word's twentieths of a point; what is no number counts as 0."""
    try:
        return float(twentieths or 0) / 20
    except ValueError:
        return 0.0


def _settle_indents(sources: Iterable[Values]) -> Values:
    """A hanging first line replaces an indented one, and the other way round."""
    merged: dict[str, str] = {}
    for values in sources:
        if "ind.firstLine" in values or "ind.hanging" in values:
            merged.pop("ind.firstLine", None)
            merged.pop("ind.hanging", None)
        merged.update(values)
    return merged


def _read(properties: Element | None, wanted: Mapping[str, Iterable[str]]) -> Values:
    values: dict[str, str] = {}
    for child in () if properties is None else properties:
        name = child.tag.rsplit("}", 1)[-1] if isinstance(child.tag, str) else ""
        for attribute in wanted.get(name, ()):
            given = child.get(qn(f"w:{attribute}"))
            if given is not None or attribute == "val":
                values[f"{name}.{attribute}"] = given or "1"
    return values


def _on(values: Values, name: str) -> bool:
    return values.get(f"{name}.val", "0") not in OFF


def _first(element: Element | None, path: str) -> Element | None:
    for name in path.split("/"):
        element = None if element is None else element.find(qn(name))
    return element


def _attribute(element: Element | None, name: str) -> str:
    found = None if element is None else element.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val"), ""))
