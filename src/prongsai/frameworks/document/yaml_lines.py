"""YAML as plain values that remember their lines.

Built from parser events: no Python object is ever made from the file, aliases are refused, and depth is bounded,
so a hostile file costs no more than its length.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml
from yaml.resolver import Resolver

from prongsai.frameworks.problems import Problems

LARGEST_FILE = 1024 * 1024
DEEPEST = 30
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TYPES = Resolver()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar as written. `kind` is what YAML would make of it: str, int, float, bool, null or other."""

    text: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    values: tuple["Value", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """Fields in the order of the file, and the line of each key."""

    fields: dict[str, "Value"]
    lines: dict[str, int]
    line: int


Value: TypeAlias = Leaf | Listing | Record


def decoded(data: bytes, problems: Problems) -> str:
    """The text of a file. Raises FrameworkProblems: too large, not UTF-8, control characters, empty."""
    if len(data) > LARGEST_FILE:
        problems.say("too_large", 0, limit=str(LARGEST_FILE // 1024))
        problems.stop_if_any()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.say("not_utf8", data.count(b"\n", 0, error.start) + 1)
    else:
        unreadable = _UNREADABLE.search(text)
        if unreadable:
            problems.say("control_character", text.count("\n", 0, unreadable.start()) + 1)
        elif not text.strip():
            problems.say("empty", 0)
    problems.stop_if_any()
    return text


def parsed(text: str, problems: Problems) -> Record:
    """The one mapping of a document. Raises FrameworkProblems for what cannot be read at all."""
    try:
        value = _value(text, problems)
    except yaml.MarkedYAMLError as error:
        _say_why(error, text, problems)
        value = None
    except yaml.YAMLError:
        problems.say("not_yaml", 1)
        value = None
    problems.stop_if_any()
    if not isinstance(value, Record):
        problems.say("empty" if value is None else "not_a_mapping", value.line if value else 0)
        problems.stop_if_any()
    assert isinstance(value, Record)
    return value


def _value(text: str, problems: Problems) -> Value | None:
    builder = _Builder(problems)
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problems.say("alias", line)
        elif isinstance(event, yaml.DocumentStartEvent) and builder.root is not None:
            problems.say("several_documents", line)
        problems.stop_if_any()
        builder.take(event, line)
    return builder.root


class _Builder:
    """Puts events together on a stack of open mappings and sequences."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.root: Value | None = None
        self.open: list[_Open] = []

    def take(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.open) >= DEEPEST:
                self.problems.say("too_deep", line)
                self.problems.stop_if_any()
            self.open.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._put(self.open.pop().closed(self.problems))
        elif isinstance(event, yaml.ScalarEvent):
            self._put(Leaf(event.value, _kind(event), line))

    def _put(self, value: Value) -> None:
        if self.open:
            self.open[-1].values.append(value)
        else:
            self.root = value


class _Open:
    """A mapping or sequence whose end has not come yet; a mapping holds keys and values in turn."""

    def __init__(self, line: int, is_mapping: bool) -> None:
        self.line = line
        self.is_mapping = is_mapping
        self.values: list[Value] = []

    def closed(self, problems: Problems) -> Value:
        if not self.is_mapping:
            return Listing(tuple(self.values), self.line)
        record = Record({}, {}, self.line)
        for key, value in zip(self.values[::2], self.values[1::2], strict=True):
            if not isinstance(key, Leaf):
                problems.say("key_not_a_word", key.line)
            elif key.text in record.fields:
                problems.say("key_twice", key.line, given=key.text)
            else:
                record.fields[key.text] = value
                record.lines[key.text] = key.line
        return record


def _kind(event: yaml.ScalarEvent) -> str:
    if event.tag not in (None, "!"):
        return "other"
    if event.style:
        return "str"
    tag = _PLAIN_TYPES.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
    kind = str(tag).rsplit(":", 1)[-1]
    return kind if kind in {"str", "int", "float", "bool", "null"} else "other"


def _say_why(error: yaml.MarkedYAMLError, text: str, problems: Problems) -> None:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        problems.say("tab", line)
    elif "mapping values are not allowed" in str(error.problem):
        problems.say("colon", line)
    elif "block" in f"{error.problem} {error.context}":
        problems.say("indent", line)
    else:
        problems.say("not_yaml", line)
