"""What a result says: the value that forms read and actions write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.files.models import Evidence
from prongsai.rules.thai_text import tidy, tidy_line


class CannotWrite(Exception):
    """The result is refused.

    code   held (handed in or accepted), gone (nothing is asked there any more), no_text, foreign (evidence of another agency)
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Stale(Exception):
    """Somebody wrote the result since the form was opened."""


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo in its place. caption: "" where that of the evidence serves."""

    evidence: Evidence
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ResultContent:
    text: str
    photos: Sequence[ShownPhoto] = ()


def settled(content: ResultContent, agency_id: int) -> ResultContent:
    """The content in its one kept form, each photo once. Raises CannotWrite: no_text, foreign."""
    text = tidy(content.text)
    if not text:
        raise CannotWrite("no_text")
    if any(photo.evidence.agency_id != agency_id for photo in content.photos):
        raise CannotWrite("foreign")
    once = {photo.evidence.pk: photo for photo in content.photos}
    return ResultContent(
        text, tuple(replace(photo, caption=tidy_line(photo.caption)) for photo in once.values())
    )
