"""What stands on a paper, top to bottom. Lengths and sizes are points (1/72 inch)."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Literal, TypeAlias

PNG = b"\x89PNG"
Align: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Span:
    """Letters in one look. "\\n" is a line break, "\\t" a tab. field: "page" or "pages" stands for that number."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 16.0
    field: Literal["", "page", "pages"] = ""
    kind: Literal["span"] = "span"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG or JPEG) in a line."""

    content: bytes
    width: float
    height: float
    alt: str
    kind: Literal["picture"] = "picture"

    @property
    def ending(self) -> str:
        return "png" if self.content.startswith(PNG) else "jpeg"

    @property
    def source(self) -> str:
        """For a page: the picture itself as an address."""
        return f"data:image/{self.ending};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """level: 1 to 6 for a heading, 0 for text. label: the number or bullet of a list that Word counts itself."""

    pieces: tuple[Span | Picture, ...]
    level: int = 0
    align: Align = "left"
    left: float = 0.0
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    label: str = ""
    keep_with_next: bool = False
    new_page: bool = False
    kind: Literal["paragraph"] = "paragraph"

    @property
    def text(self) -> str:
        words = "".join(piece.text for piece in self.pieces if isinstance(piece, Span))
        return f"{self.label} {words}" if self.label else words

    @property
    def is_empty(self) -> bool:
        """Only air: nothing to read and nothing to see."""
        return not self.text.strip() and all(
            isinstance(piece, Span) and not piece.field for piece in self.pieces
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """width: of its columns together. shade: colour of the ground, six hexadecimal digits. middle: text stands at half
    height. label: what the head of its column says."""

    blocks: tuple["Block", ...]
    colspan: int = 1
    rowspan: int = 1
    width: float = 0.0
    shade: str = ""
    middle: bool = False
    label: str = ""

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True)
class Row:
    """head: repeated on every page. whole: never broken over two pages."""

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False

    @property
    def is_group(self) -> bool:
        """One cell over all columns that stays with the rows below it: their heading."""
        return len(self.cells) == 1 and all(
            isinstance(block, Paragraph) and block.keep_with_next for block in self.cells[0].blocks
        )


@dataclass(frozen=True, slots=True)
class Table:
    """widths: of its columns, as points; the cells of a row leave out what a cell above reaches down into."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    ruled: bool
    align: Align = "left"
    kind: Literal["table"] = "table"

    @property
    def head_rows(self) -> tuple[Row, ...]:
        count = next((place for place, row in enumerate(self.rows) if not row.head), len(self.rows))
        return self.rows[:count]

    @property
    def body_rows(self) -> tuple[Row, ...]:
        return self.rows[len(self.head_rows) :]


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size, with what stands at the top and the foot of each."""

    page: Page
    blocks: tuple[Block, ...]
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """language: of its words. thai_pages: page numbers in Thai digits."""

    title: str
    language: str
    sections: tuple[Section, ...]
    thai_pages: bool = False
