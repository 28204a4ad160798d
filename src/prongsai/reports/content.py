"""What every paper's content is: shown strings in one frozen document, from which Word file, PDF and preview are made.

A kind's content is a frozen dataclass of strings, truths, tuples of such dataclasses, and pictures. Its field names are
the tags of the kind's Word template (docs/templates.md), so renaming one breaks the templates of officers.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, TypeVar

from prongsai.reports.plain import build

C = TypeVar("C", bound="PaperContent")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing before a paper may be handed in.

    code    the place, as a person knows it: E3, a heading, a unit
    kind    what is missing there; the paper's kind has the words (Kind.gap_words)
    href    where it is mended
    """

    code: str
    kind: str
    href: str = ""


class PaperContent:
    """Base of the contents. Each has `agency`, the name of the office, and `gaps`, what it still lacks."""

    __slots__ = ()
    FORMAT: ClassVar[int] = 1
    STAMP: ClassVar[tuple[str, ...]] = ("number", "dated")
    """Tags that approval fills: dated is Thai, dated_en the same day in English, for papers that speak both."""
    agency: Any
    gaps: Any

    @property
    def ready(self) -> bool:
        """Nothing is missing: the paper may be handed in."""
        return not self.gaps

    def as_json(self) -> dict[str, object]:
        return {"format": self.FORMAT, **asdict(self)}  # type: ignore[call-overload]

    @property
    def sha256(self) -> str:
        return checksum(self.as_json())


def checksum(document: dict[str, object]) -> str:
    """SHA-256 of the canonical JSON: keys sorted, no spaces, UTF-8."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def content_from(shape: type[C], document: dict[str, object]) -> C:
    """The content that was kept as JSON. Raises plain.NotOfThisShape when it is of another format."""
    return build(shape, {name: value for name, value in document.items() if name != "format"})


def fields_of(content: PaperContent) -> dict[str, object]:
    return {field.name: getattr(content, field.name) for field in fields(content)}  # type: ignore[arg-type]
