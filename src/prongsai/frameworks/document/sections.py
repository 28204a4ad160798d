"""A mapping of the file as typed answers: what is missing, unknown or of the wrong type is said, with its line.

Every question has an answer, so that one pass finds every problem: a wrong field is said and stands as empty.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from prongsai.frameworks.document.yaml_lines import Leaf, Listing, Record, Value
from prongsai.frameworks.problems import Problems
from prongsai.rules.framework import Text

_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,9})?|[0-9]{1,4}/[1-9][0-9]{0,3}")
_WHOLE = re.compile(r"[0-9]{1,9}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
Choice = TypeVar("Choice", bound=StrEnum)


class Section:
    """One mapping of the file.

    code   what problems here are said about: the code of the node, the name of the part
    """

    def __init__(self, record: Record, problems: Problems, code: str = "") -> None:
        self.record = record
        self.problems = problems
        self.code = code
        self.asked: list[str] = []

    @property
    def line(self) -> int:
        return self.record.line

    def line_of(self, key: str) -> int:
        return self.record.lines.get(key, self.record.line)

    def say(self, problem: str, key: str = "", **params: str) -> None:
        self.problems.say(problem, self.line_of(key), self.code, **params)

    def has(self, key: str) -> bool:
        """Whether the key is there; asking makes it a known one."""
        self.asked.append(key)
        return key in self.record.fields

    def close(self) -> None:
        """Say which keys of the mapping nobody asked for."""
        for key, line in self.record.lines.items():
            if key not in self.asked:
                known = ", ".join(sorted(set(self.asked)))
                self.problems.say("unknown_key", line, self.code, given=key, known=known)

    def text(self, key: str, *, required: bool = True) -> str:
        """Words, written plain or between quotes; a bare number or truth value is refused."""
        leaf = self._leaf(key, required=required)
        if leaf is None:
            return ""
        if leaf.kind != "str":
            self.say("not_text", key, field=key, given=leaf.text)
            return leaf.text
        if required and not leaf.text.strip():
            self._say_missing(key)
        return unicodedata.normalize("NFC", leaf.text.strip())

    def name(self, key: str, *, required: bool = True) -> str:
        """A code or key: Latin letters, digits, dot, dash and underscore."""
        written = self.text(key, required=required)
        if written and not _CODE.fullmatch(written):
            self.say("not_a_code", key, field=key, given=written)
        return written

    def words(self) -> Text:
        """The Thai and the English words of this mapping."""
        return Text(th=self.text("th"), en=self.text("en"))

    def words_in(self, key: str, *, required: bool = True) -> Text | None:
        """The mapping {th, en} under `key`."""
        inner = self.section(key, required=required)
        if inner is None:
            return None
        words = inner.words()
        inner.close()
        return words

    def decimal(self, key: str, *, required: bool = True) -> Fraction | None:
        """An exact number between quotes: "0.30", "85", or a share such as "1/3"."""
        leaf = self._leaf(key, required=required)
        if leaf is None:
            return None
        if leaf.kind in {"int", "float"}:
            self.say("number_not_quoted", key, field=key, given=leaf.text)
        elif not _NUMBER.fullmatch(leaf.text):
            self.say("not_a_number", key, field=key, given=leaf.text)
        return Fraction(leaf.text) if _NUMBER.fullmatch(leaf.text) else None

    def points(self, key: str, *, required: bool = True) -> Fraction | None:
        """A figure from 0 to 100."""
        value = self.decimal(key, required=required)
        if value is not None and value > 100:
            self.say("over_100", key, field=key)
        return value

    def whole(self, key: str, *, least: int, most: int, required: bool = True) -> int:
        leaf = self._leaf(key, required=required)
        if leaf is None:
            return 0
        if leaf.kind not in {"int", "str"} or not _WHOLE.fullmatch(leaf.text):
            self.say("not_whole", key, field=key, given=leaf.text)
            return 0
        if not least <= int(leaf.text) <= most:
            self.say("out_of_range", key, field=key, given=leaf.text, least=str(least), most=str(most))
        return int(leaf.text)

    def choice(self, key: str, among: type[Choice], default: Choice | None = None) -> Choice | None:
        leaf = self._leaf(key, required=default is None)
        if leaf is None:
            return default
        if leaf.text not in set(among):
            known = ", ".join(among)
            self.say("unknown_word", key, field=key, given=leaf.text, known=known)
            return default
        return among(leaf.text)

    def names(self, key: str, among: Collection[str] | None = None, unknown: str = "") -> tuple[str, ...]:
        """A list of codes; those not `among` the known ones are said with the sentence `unknown`."""
        value = self._value(key, required=False)
        if value is None:
            return ()
        if not isinstance(value, Listing):
            self.say("not_a_list", key, field=key)
            return ()
        found = [leaf for leaf in value.values if isinstance(leaf, Leaf) and leaf.kind == "str"]
        if len(found) < len(value.values):
            self.say("not_a_list_of_words", key, field=key)
        for leaf in found:
            if among is not None and leaf.text not in among:
                self.problems.say(unknown, leaf.line, self.code, given=leaf.text)
        return tuple(unicodedata.normalize("NFC", leaf.text) for leaf in found)

    def section(self, key: str, *, required: bool = True, code: str = "") -> "Section | None":
        """The mapping under `key`."""
        value = self._value(key, required=required)
        if value is None:
            return None
        if not isinstance(value, Record):
            self.say("field_not_a_mapping", key, field=key)
            return None
        return Section(value, self.problems, code or self.code)

    def sections(self, key: str, *, required: bool = False, code: str = "") -> Iterator["Section"]:
        """The mappings in the list under `key`, in order."""
        value = self._value(key, required=required)
        if value is None:
            return
        if not isinstance(value, Listing):
            self.say("not_a_list", key, field=key)
            return
        if required and not value.values:
            self._say_missing(key)
        for inner in value.values:
            if isinstance(inner, Record):
                yield Section(inner, self.problems, code or self.code)
            else:
                self.problems.say("entry_not_a_mapping", inner.line, self.code, field=key)

    def _leaf(self, key: str, *, required: bool) -> Leaf | None:
        value = self._value(key, required=required)
        if value is not None and not isinstance(value, Leaf):
            self.say("not_one_value", key, field=key)
            return None
        return value

    def _value(self, key: str, *, required: bool) -> Value | None:
        self.asked.append(key)
        value = self.record.fields.get(key)
        if value is None or (isinstance(value, Leaf) and value.kind == "null"):
            if required or value is not None:
                self._say_missing(key)
            return None
        return value

    def _say_missing(self, key: str) -> None:
        problem = {"th": "missing_thai", "en": "missing_english"}.get(key, "missing")
        if problem == "missing":
            self.say(problem, key, field=key)
        else:
            self.say(problem, key)
