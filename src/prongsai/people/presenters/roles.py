"""The matrix of roles: read from the table that the checks themselves use."""

from dataclasses import dataclass

from prongsai.accounts.members import Member
from prongsai.accounts.roles import ALLOWED, GIVES, Role, Verb
from prongsai.people.wording import VERBS


@dataclass(frozen=True, slots=True)
class Column:
    """A role; is_own: the reader's."""

    key: str
    label: str
    is_own: bool
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    role: str
    role_label: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A verb, and which roles may do it."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RolesPage:
    roles: tuple[Column, ...]
    lines: tuple[Line, ...]


def roles_page(*, viewer: Member) -> RolesPage:
    return RolesPage(
        roles=tuple(_column(role, viewer) for role in Role),
        lines=tuple(_line(verb) for verb in Verb),
    )


def _column(role: Role, viewer: Member) -> Column:
    given = GIVES.get(role, frozenset())
    gives = tuple(str(one.label) for one in Role if one in given)
    return Column(role.value, str(role.label), role == viewer.role, gives)


def _line(verb: Verb) -> Line:
    cells = tuple(Cell(role.value, str(role.label), verb in ALLOWED[role]) for role in Role)
    return Line(verb.value, str(VERBS[verb]), cells)
