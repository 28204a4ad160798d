"""What an entry says, apart from where it stands: the value that forms read and actions write."""

from dataclasses import dataclass, replace

from prongsai.followup.models import Entry
from prongsai.rules.thai_text import tidy, tidy_line

State = Entry.State
HINDERED = frozenset({State.OBSTACLE, State.POSTPONED})


class CannotEnter(Exception):
    """The entry is refused.

    code   closed, not_asked, not_yet, ended; of the content: no_text, no_obstacles, no_reason, progress_out_of_range,
           hundred_means_done
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class EntryContent:
    """The columns of an entry.

    progress           whole per cent, 0 to 100; what "done" and "not begun" mean is filled in
    no_change_reason   why nothing moved; an entry says either this or its text
    """

    state: State
    progress: int
    text: str = ""
    obstacles: str = ""
    no_change_reason: str = ""


def content_of(entry: Entry) -> EntryContent:
    return EntryContent(
        State(entry.state), entry.progress, entry.text, entry.obstacles, entry.no_change_reason
    )


def settled(content: EntryContent) -> EntryContent:
    """The content in its one kept form. Raises CannotEnter, see there."""
    if not 0 <= content.progress <= 100:
        raise CannotEnter("progress_out_of_range")
    fixed = {State.DONE: 100, State.NOT_BEGUN: 0}
    kept = replace(
        content,
        progress=fixed.get(content.state, content.progress),
        text=tidy(content.text),
        obstacles=tidy(content.obstacles),
        no_change_reason=tidy_line(content.no_change_reason),
    )
    if kept.progress == 100 and kept.state is not State.DONE:
        raise CannotEnter("hundred_means_done")
    if kept.text and kept.no_change_reason:
        kept = replace(kept, no_change_reason="")
    if not kept.text and not kept.no_change_reason:
        raise CannotEnter("no_text")
    if kept.state in HINDERED and not kept.obstacles:
        raise CannotEnter("no_obstacles")
    return kept
