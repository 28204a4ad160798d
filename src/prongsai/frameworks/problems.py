"""What can be wrong with a framework file or a mapping file: said by key, put into words by wording.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where.

    line    counted from 1; 0 when the whole file is meant
    code    the node, level or setting concerned, as the file writes it; may be empty
    key     which sentence of wording.py says it
    params  the words that go into the sentence
    """

    file: str
    line: int
    code: str
    key: str
    params: Mapping[str, str] = field(default_factory=dict)


class FrameworkProblems(ValueError):
    """The file cannot be used; every problem found in one pass, in the order of the lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__("; ".join(f"{one.file}:{one.line}: {one.code}: {one.key}" for one in self.problems))


class Problems:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def say(self, key: str, line: int, code: str = "", **params: str) -> None:
        self.found.append(Problem(self.file, line, code, key, params))

    def stop_if_any(self) -> None:
        if self.found:
            raise FrameworkProblems(self.found)
