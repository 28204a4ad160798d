"""What is wrong with a template: for wording.py to say, with the tag and the words near it."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    TOO_LARGE = "too_large"
    NOT_WORD = "not_word"
    OLD_WORD = "old_word"
    MACRO = "macro"
    ZIP_BOMB = "zip_bomb"
    FOREIGN_CONTENT = "foreign_content"
    OUTSIDE_LINK = "outside_link"
    PICTURE = "picture"
    NOT_ON_PAPER = "not_on_paper"
    TOO_MANY_TAGS = "too_many_tags"
    TORN_TAG = "torn_tag"
    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    NOT_ALONE = "not_alone"
    UNREADABLE_TAG = "unreadable_tag"
    UNKNOWN_TAG = "unknown_tag"
    NOT_A_LIST = "not_a_list"
    NOT_A_TEXT = "not_a_text"
    NOT_ALLOWED = "not_allowed"
    LOOP_IN_LOOP = "loop_in_loop"
    BROKEN_BY_TAGS = "broken_by_tags"


@dataclass(frozen=True, slots=True)
class Problem:
    """tag: as it stands in the template; near: words beside it that a person can search for; detail: a name or a size."""

    kind: ProblemKind
    tag: str = ""
    near: str = ""
    detail: str = ""


# What a damaged file makes the libraries raise that read it (broken XML is a SyntaxError).
DAMAGE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


class TemplateRefused(Exception):
    """The template cannot be accepted."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.kind for problem in problems))
        self.problems = tuple(problems)
