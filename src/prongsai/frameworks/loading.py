"""Framework and mapping files: loading one, and those that come with the program."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from prongsai.frameworks.document.building import build
from prongsai.frameworks.document.yaml_lines import LARGEST_FILE, Record, decoded, parsed
from prongsai.frameworks.mapping import FrameworkMapping, build_mapping, is_mapping
from prongsai.frameworks.problems import FrameworkProblems, Problem, Problems
from prongsai.rules.framework import Framework

__all__ = [
    "FrameworkFile",
    "FrameworkProblems",
    "Problem",
    "UnknownFramework",
    "framework_of",
    "known_frameworks",
    "known_mappings",
    "load_file",
    "load_framework",
    "load_mapping_file",
    "load_text",
    "source_text_of",
]
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A framework that comes with the program."""

    id: str
    path: Path
    fiscal_year: int


class UnknownFramework(LookupError):
    """No framework of that id comes with the program."""

    def __init__(self, framework_id: str) -> None:
        super().__init__(framework_id)
        self.framework_id = framework_id


def load_framework(path: Path) -> Framework:
    """The framework in a file. Raises FrameworkProblems: everything that is wrong with it."""
    problems = Problems(str(path))
    return build(_record(path, problems), problems)


def load_text(data: bytes, name: str) -> Framework:
    """The framework in the bytes of a file called `name`. Raises FrameworkProblems."""
    problems = Problems(name)
    return build(parsed(decoded(data, problems), problems), problems)


def load_mapping_file(path: Path) -> FrameworkMapping:
    """A mapping between two frameworks that come with the program. Raises FrameworkProblems."""
    problems = Problems(str(path))
    return build_mapping(_record(path, problems), problems, _all())


def load_file(path: Path) -> Framework | FrameworkMapping:
    """Whichever of the two a file is. Raises FrameworkProblems."""
    problems = Problems(str(path))
    record = _record(path, problems)
    return build_mapping(record, problems, _all()) if is_mapping(record) else build(record, problems)


def _record(path: Path, problems: Problems) -> Record:
    return parsed(decoded(_read(path, problems), problems), problems)


def _read(path: Path, problems: Problems) -> bytes:
    """The bytes of a file, never more than a little over the limit. Raises FrameworkProblems."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        problems.say("cannot_read", 0, why=type(error).__name__)
        raise FrameworkProblems(problems.found) from error


def known_frameworks() -> tuple[FrameworkFile, ...]:
    """Newest year first."""
    found = [
        FrameworkFile(path.stem, path, int(path.parent.name))
        for path in DATA.glob("*/*.yaml")
        if path.parent.name.isdigit()
    ]
    return tuple(sorted(found, key=lambda file: (-file.fiscal_year, file.id)))


def file_of(framework_id: str) -> FrameworkFile:
    """Raises UnknownFramework."""
    for file in known_frameworks():
        if file.id == framework_id:
            return file
    raise UnknownFramework(framework_id)


@cache
def framework_of(framework_id: str) -> Framework:
    """A framework that comes with the program. Raises UnknownFramework."""
    return load_framework(file_of(framework_id).path)


def source_text_of(framework_id: str) -> str:
    """The file of a framework that comes with the program, as it stands. Raises UnknownFramework."""
    return file_of(framework_id).path.read_text(encoding="utf-8")


def _all() -> dict[str, Framework]:
    return {file.id: framework_of(file.id) for file in known_frameworks()}


@cache
def known_mappings() -> tuple[FrameworkMapping, ...]:
    """The mappings that come with the program, by the names of their files."""
    return tuple(load_mapping_file(path) for path in sorted((DATA / "mappings").glob("*.yaml")))
