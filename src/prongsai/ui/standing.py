"""Where something stands on its way to being approved: what the component `c-standing` shows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MoveButton:
    """A move that this person may make now.

    href    where it is sent; where it asks for words, the page that asks
    asks    it needs words first, so that it is a link
    """

    label: str
    href: str
    icon: str = ""
    kind: str = "quiet"
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said about one row; href is its place on the page, or ""."""

    about: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class PastStep:
    """One step that was taken: "Returned", by whom, as what, when, with what words."""

    done: str
    tone: str
    person: str
    title: str
    at: datetime
    comment: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingPanel:
    """state and tone of the tag; waiting: a sentence on who has it now; why_not: sentences on what this person may not do.

    seen, digest   what the person has before them: sent along with a move, so that nobody decides on something else
    newest         the words of the step that brought it here, where they ask for something to be done
    """

    tone: str
    state: str
    waiting: str
    buttons: tuple[MoveButton, ...]
    why_not: tuple[str, ...]
    steps: tuple[PastStep, ...]
    seen: int
    digest: str
    newest: PastStep | None = None
