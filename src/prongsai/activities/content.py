"""What an activity says, apart from its photos: the value that forms read and actions write."""

from dataclasses import dataclass, replace
from datetime import date

from prongsai.activities.models import Activity
from prongsai.rules.thai_text import tidy, tidy_line


class CannotRecord(Exception):
    """The activity is refused.

    code   no_title, unknown_kind, days_out_of_order, not_yet, foreign, not_a_photo, no_reason, withdrawn
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """The columns of an activity, and by their ids who took part and what it proves.

    people   None where nobody counted
    """

    kind: str
    title: str
    starts_on: date
    ends_on: date
    text: str = ""
    place: str = ""
    people: int | None = None
    groups: str = ""
    all_divisions: bool = False
    all_schools: bool = False
    units: frozenset[int] = frozenset()
    measures: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()


COLUMNS = tuple(name for name in ActivityContent.__slots__ if name not in {"units", "measures", "items"})


def content_of(activity: Activity) -> ActivityContent:
    """Three queries, none where units, measures and items are at hand."""
    return ActivityContent(
        **{name: getattr(activity, name) for name in COLUMNS},
        units=frozenset(one.pk for one in activity.units.all()),
        measures=frozenset(one.pk for one in activity.measures.all()),
        items=frozenset(one.pk for one in activity.items.all()),
    )


def settled(content: ActivityContent, today: date) -> ActivityContent:
    """The content in its one kept form. Raises CannotRecord: no_title, days_out_of_order, not_yet."""
    kept = replace(
        content,
        title=tidy_line(content.title),
        text=tidy(content.text),
        place=tidy_line(content.place),
        groups=tidy_line(content.groups),
    )
    if not kept.title:
        raise CannotRecord("no_title")
    if kept.ends_on < kept.starts_on:
        raise CannotRecord("days_out_of_order")
    if kept.starts_on > today:
        raise CannotRecord("not_yet")
    return kept
