"""The words in which a row of the matrix is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.accounts.roles import ALLOWED, OF_A_UNIT, Role, Verb


@dataclass(frozen=True, slots=True)
class Seat:
    """Who asks, and about whose thing.

    path, target   of the asker's agency and of the thing's, in the tree: "bma/bangkok-yai/"
    unit           of the asker: "one", or None for the office
    of             whose the thing is: "one", "two", or None for what is of the whole office
    is_own         the thing is the asker's personally
    """

    role: Role
    path: str
    target: str
    unit: str | None = None
    of: str | None = None
    is_own: bool = False

    def can(self, verb: Verb) -> bool:
        return verb in ALLOWED[self.role]

    @property
    def is_home(self) -> bool:
        return self.path == self.target

    @property
    def is_above(self) -> bool:
        return self.target.startswith(self.path) and not self.is_home

    @property
    def answers(self) -> bool:
        """Is the thing's unit the asker's business?"""
        return self.role not in OF_A_UNIT or self.unit == self.of


Test = Callable[[Seat], bool]
Things = Mapping[str, Any]
Body = Callable[[Things, Things], dict[str, Any]]
"""From the things of the address's agency, and those of the person who asks."""


def anybody(_seat: Seat) -> bool:
    return True


def nobody(_seat: Seat) -> bool:
    return False


def content(seat: Seat) -> bool:
    """What an agency works on: for its own people, and for those who read below."""
    return seat.can(Verb.READ) and (seat.is_home or (seat.is_above and seat.can(Verb.READ_BELOW)))


def register(seat: Seat) -> bool:
    """Units and people: an administrator who sees no content arranges them too."""
    reaches_down = seat.can(Verb.READ_BELOW) or seat.can(Verb.MANAGE_BELOW)
    return seat.is_home or (seat.is_above and reaches_down)


def personal(seat: Seat) -> bool:
    """One's own, in a role that reads."""
    return seat.is_own and content(seat)


def holding(verb: Verb) -> Test:
    """The role has the verb, wherever."""
    return lambda seat: seat.can(verb)


def at_home(*verbs: Verb) -> Test:
    """In one's own agency alone, with one of these verbs."""
    return lambda seat: seat.is_home and any(seat.can(verb) for verb in verbs)


def managing(verb: Verb) -> Test:
    """In one's own agency and, with MANAGE_BELOW, in those under it."""
    return lambda seat: seat.can(verb) and (seat.is_home or (seat.is_above and seat.can(Verb.MANAGE_BELOW)))


def overseeing(verb: Verb) -> Test:
    """In one's own agency and, with READ_BELOW, in those under it: what an office above decides for others."""
    return lambda seat: seat.can(verb) and content(seat)


GET, POST, PUT, PATCH, DELETE = "get", "post", "put", "patch", "delete"
BOTH = (GET, POST)


@dataclass(frozen=True, slots=True)
class Row:
    """One address, and one kind of thing at it.

    name       of the URL; several rows may share it, told apart by `about`
    found      who finds the thing at all; everybody else is answered 404
    needs      what it takes beyond; everybody else is answered 403
    to_post    the same for sending, where that takes more than looking
    first      a verb without which one is turned away (403) before anything is looked for
    is_open    for strangers too
    of         the unit whose thing it is, where that matters: "one", "two"; None for the office
    of_a_unit  people of a unit may do this with their own unit's things only
    uses       which thing fills an argument of the address, where its name is another: {"code": "unit_code"}
    fixed      arguments that are the same everywhere
    query      of the address
    body       what is sent: so that whoever may is obeyed
    writes     whether sending it changes rows
    by_token   asked by programs, with an access token in the place of a session
    is_for_nobody   nobody is served: the row is there to show that
    """

    name: str
    about: str = ""
    methods: tuple[str, ...] = BOTH
    found: Test = anybody
    needs: Test = anybody
    to_post: Test | None = None
    first: Verb | None = None
    is_open: bool = False
    of: str | None = None
    of_a_unit: bool = False
    is_own: bool = False
    uses: Mapping[str, str] | None = None
    fixed: Mapping[str, Any] | None = None
    query: Mapping[str, str] | None = None
    body: Body | None = None
    writes: bool = True
    by_token: bool = False
    is_for_nobody: bool = False

    @property
    def label(self) -> str:
        return f"{self.name} {self.about}".strip()
