"""The words of the trail: what each action is called in a sentence, what a field is called, and what a target is.

Rooms register theirs in apps.py, from their own trail.py. A sentence may name %(actor)s, %(object)s and the details that its
action writes; a detail that an old entry lacks is shown as a dash. The words are looked up when a page is shown.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.audit.changes import Value
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

NOTHING = "–"
Words = Mapping[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the trail speaks of. href: its page; "" where it has none of its own."""

    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """A kind of things that entries can be about.

    key    as in Entry.target: room.model
    name   what one of them is called: "Measure"
    find   those of these ids that the member may see, with their names; asked once for all entries of a page
    """

    key: str
    name: Promise | str
    find: Callable[[Member, Collection[int]], Mapping[int, Named]]


_sentences: dict[str, str | Promise] = {}
_fields: dict[str, str | Promise] = {}
_values: dict[str, Words] = {}
_kinds: dict[str, ObjectKind] = {}
_arranging: set[str] = set()


def register_sentences(
    sentences: Words,
    *,
    kinds: Sequence[ObjectKind] = (),
    fields: Words | None = None,
    values: Mapping[str, Words] | None = None,
) -> None:
    """Declare the words of a room.

    sentences  action -> sentence
    fields     field of changes -> what it is called, as "by_line", or "notices.preference.by_line" where two differ
    values     field -> what its codes are called
    """
    _sentences.update(sentences)
    _fields.update(fields or {})
    _values.update(values or {})
    _kinds.update({kind.key: kind for kind in kinds})


def register_arranging(*rooms: str) -> None:
    """Rooms whose entries are about people and settings and hold no content: an administrator may read them."""
    _arranging.update(rooms)


def arranging_rooms() -> list[str]:
    return sorted(_arranging)


def known_actions() -> set[str]:
    return set(_sentences)


def known_fields() -> set[str]:
    return set(_fields)


def kinds() -> list[ObjectKind]:
    return list(_kinds.values())


def kind_of(key: str) -> ObjectKind | None:
    return _kinds.get(key)


class _Details(dict[str, str]):
    """Old entries may lack a detail that a sentence names today."""

    def __missing__(self, key: str) -> str:
        return NOTHING


def sentence_of(action: str, *, actor: str, thing: str, details: Mapping[str, Value]) -> str:
    """The sentence in the language that is active; for an action that nobody knows any more, its name."""
    told = _Details({name: shown(name, value)[0] for name, value in details.items() if shown(name, value)})
    told |= {"actor": actor, "object": thing}
    sentence = _sentences.get(action) or _("%(actor)s: %(action)s, %(object)s")
    return str(sentence) % _Details(told | {"action": action})


def field_label(kind: str, field: str) -> str:
    return str(_fields.get(f"{kind}.{field}") or _fields.get(field) or field)


def shown(field: str, value: object) -> list[str]:
    """A value in words, one line each; nothing is an empty list."""
    if isinstance(value, Mapping):
        return []
    if isinstance(value, list | tuple):
        return [line for one in value for line in shown(field, one)]
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    words = _values.get(field, {})
    return [str(words.get(str(value), _day_in_words(str(value))))]


def _day_in_words(text: str) -> str:
    """Days are kept as ISO 8601 and read in the Buddhist Era; of a time of day the seconds are left out."""
    if len(text) == 8 and text[2] == text[5] == ":" and text.endswith(":00"):
        return text[:5]
    if len(text) != 10 or text[4] != "-":
        return text
    try:
        return day_in_words(date.fromisoformat(text), spoken())
    except ValueError:
        return text


def named(
    rows: Callable[[Member], models.QuerySet[Any]],
    title: Callable[[Any], str],
    href: Callable[[Any], str] = lambda _row: "",
) -> Callable[[Member, Collection[int]], Mapping[int, Named]]:
    """A `find` for rows that a query gives within scope. One query."""

    def find(member: Member, ids: Collection[int]) -> Mapping[int, Named]:
        return {row.pk: Named(title(row), href(row)) for row in rows(member).filter(pk__in=ids)}

    return find
