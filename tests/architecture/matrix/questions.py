"""Which questions a row is asked: by whom, about whose thing, and what is to be answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client

from prongsai.accounts.roles import Role, Verb
from tests.architecture.matrix.asking import addresses, names_things, seat_of
from tests.architecture.matrix.declaring import BOTH, Row, Seat
from tests.architecture.matrix.expecting import Answer, expected
from tests.architecture.matrix.world import CENTRE, HERE, SISTER, Asker, World

ADDRESSES = addresses()
TARGETS = {HERE: (HERE, SISTER, CENTRE), CENTRE: (HERE,)}
"""Whose things are asked for, by the asker's own agency: one's own, a sister's, the supervising office's; those below."""
EVERY_WAY = {Role.DIVISION_OFFICER, Role.OFFICER, Role.CENTRAL_OFFICER, Role.PLATFORM_ADMINISTRATOR}
"""One of each reach: a unit, an office, those below, no content. These ask in every way; see `_asked` for the others."""
AT_HOME = {Answer.WRONG_VERB, Answer.SIGN_IN}
"""Answers that are given before anything is looked for, so that it does not matter whose thing is asked for."""


@dataclass(frozen=True, slots=True)
class Question:
    asker: Asker
    target: str
    method: str
    want: Answer

    def client(self, row: Row) -> Client:
        return self.asker.program if row.by_token else self.asker.client

    def __str__(self) -> str:
        return f"{self.asker.label} sends {self.method} about {self.target}"


def questions(world: World, row: Row, asker: Asker) -> Iterator[Question]:
    home = asker.member.agency.slug
    if (asker.is_neighbour and not row.of_a_unit) or (row.is_open and home != HERE):
        return
    for target in TARGETS[home] if names_things(row, ADDRESSES[row.name]) else (home,):
        seat = seat_of(asker, target, row, world)
        for method in _asked(row, seat, home, target):
            want = expected(row, seat, method)
            if target == home or want not in AT_HOME:
                yield Question(asker, target, method, want)


def _asked(row: Row, seat: Seat, home: str, target: str) -> tuple[str, ...]:
    """Every role asks every address about its own agency's things and a sister's, by the strongest method of the row.

    The other methods are asked where something else is to be answered, and by one of each reach: they stand behind the same scope.
    In the supervising office those ask who reach below, in an office those of each reach about what is above. What is open to
    strangers is asked by one of each reach.
    """
    strongest = row.methods[-1]
    asks_all = seat.role in EVERY_WAY
    if row.is_open and not asks_all:
        return ()
    if home == CENTRE and not (asks_all or seat.can(Verb.READ_BELOW) or seat.can(Verb.MANAGE_BELOW)):
        return ()
    if target == CENTRE != home:
        return (strongest,) if asks_all else ()
    if asks_all:
        return BOTH if target == home and not row.by_token else row.methods
    if target == SISTER:
        return (strongest,)
    want = expected(row, seat, strongest)
    return tuple(each for each in row.methods if each == strongest or expected(row, seat, each) != want)


def served(world: World, row: Row) -> list[Question]:
    """Who is served about a thing of HERE: its own people, and those above for whom both agencies are in sight.

    One of each reach; where none of those is, the first for each method. Where the address names a person or a unit beside an
    agency, those above may join any two: they are not asked.
    """
    joins = "slug" in ADDRESSES[row.name].arguments
    found = [
        question
        for asker in world.askers
        if asker.member.agency.slug == HERE or not joins
        for question in questions(world, row, asker)
        if question.target == HERE and question.want == Answer.SERVED and not row.is_open
    ]
    chosen = [one for one in found if one.asker.member.role in EVERY_WAY]
    first = {one.method: one for one in reversed(found)}
    return chosen + [one for method, one in first.items() if method not in {each.method for each in chosen}]
