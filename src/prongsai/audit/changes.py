"""What changed, field by field: what stood there before, and after. Knows no database.

Values are kept as the trail can hold them: words, whole numbers, yes and no, lists of words; days and moments as ISO 8601.
Long texts are cut to where they differ, long lists to what differs; "…" stands wherever something was left out.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum

Value = str | int | bool | list[str] | None
Changes = dict[str, tuple[Value, Value]]

LONGEST = 300
"""Letters of one text, or of one line of a list."""
AROUND = 40
"""Letters that stand before and after a difference, for the reader to find the place."""
MOST_LINES = 30
CUT = "…"


def state_of(thing: object, *names: str) -> dict[str, Value]:
    """What these attributes hold now; without names, every field of a dataclass."""
    if not names and is_dataclass(thing):
        names = tuple(field.name for field in fields(thing))
    return {name: plain(getattr(thing, name)) for name in names}


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> Changes:
    """The fields that differ, in the order of `after`. A field that one of the two lacks holds nothing there."""
    names = [*after, *(name for name in before if name not in after)]
    pairs = {name: (plain(before.get(name)), plain(after.get(name))) for name in names}
    return {name: _shortened(old, new) for name, (old, new) in pairs.items() if old != new}


def plain(value: object) -> Value:
    """A value as the trail can hold it."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [str(plain(one)) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(str(plain(one)) for one in value)
    return str(value)


def _shortened(before: Value, after: Value) -> tuple[Value, Value]:
    if isinstance(before, list) or isinstance(after, list):
        return _lists(_lines(before), _lines(after))
    if isinstance(before, str) and isinstance(after, str):
        return _texts(before, after)
    return _short(before), _short(after)


def _short(value: Value) -> Value:
    return _texts(value, "")[0] if isinstance(value, str) else value


def _lines(value: Value) -> list[str]:
    if isinstance(value, list):
        return value
    return [] if value is None else [str(value)]


def _lists(before: list[str], after: list[str]) -> tuple[Value, Value]:
    if max(len(before), len(after)) > MOST_LINES:
        before, after = _only_in(before, after), _only_in(after, before)
    return [_capped(line) for line in before], [_capped(line) for line in after]


def _only_in(these: list[str], others: list[str]) -> list[str]:
    """The lines that the other list lacks, each as often as it lacks it."""
    lacking = Counter(these) - Counter(others)
    found = []
    for line in these:
        if lacking[line]:
            lacking[line] -= 1
            found.append(line)
    return [CUT, *found[:MOST_LINES]] + ([CUT] if len(found) > MOST_LINES else [])


def _texts(before: str, after: str) -> tuple[str, str]:
    """Both whole where they are short, else the part in which they differ with a little around it."""
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    start = _common(before, after)
    end = _common(reversed(before[start:]), reversed(after[start:]))
    first = _at_a_letter(before, max(0, start - AROUND))
    return _part(before, first, len(before) - end + AROUND), _part(after, first, len(after) - end + AROUND)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters both begin with."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def _part(text: str, first: int, last: int) -> str:
    part = _capped(text[first:last])
    return (CUT if first else "") + part + (CUT if last < len(text) and not part.endswith(CUT) else "")


def _capped(text: str) -> str:
    return text if len(text) <= LONGEST else text[: _at_a_letter(text, LONGEST)] + CUT


def _at_a_letter(text: str, place: int) -> int:
    """That place, or a little before it, so that no vowel or tone mark is torn from its letter."""
    while 0 < place < len(text) and unicodedata.category(text[place]) == "Mn":
        place -= 1
    return place
