"""What is said about a piece of evidence."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Description:
    caption: str = ""
    taken_on: date | None = None
    place: str = ""
