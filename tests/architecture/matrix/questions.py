"""Which questions a row is asked: by whom, about whose thing, and what is to be answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client

from prongsai.accounts.roles import Role
from tests.architecture.matrix.asking import addresses, names_things, seat_of
from tests.architecture.matrix.declaring import BOTH, Row
from tests.architecture.matrix.expecting import Answer, expected
from tests.architecture.matrix.world import CENTRE, HERE, SISTER, Asker, World

ADDRESSES = addresses()
TARGETS = {HERE: (HERE, SISTER, CENTRE), CENTRE: (HERE,)}
"""Whose things are asked for, by the asker's own agency: one's own, a sister's, the supervising office's; those below."""
LOOKS_ABROAD = {Role.DIVISION_OFFICER, Role.OFFICER, Role.CENTRAL_OFFICER, Role.PLATFORM_ADMINISTRATOR}
"""One of each reach (a unit, an office, those below, no content). About a sister's things everybody sends, and these look too:
both stand behind the same scope. About the supervising office's things these alone send."""
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
    targets = TARGETS[home] if names_things(row, ADDRESSES[row.name]) else (home,)
    methods = row.methods if row.by_token else BOTH
    for target in targets:
        seat = seat_of(asker, target, row, world)
        for method in _asked(methods, asker, home, target):
            want = expected(row, seat, method)
            if target == home or want not in AT_HOME:
                yield Question(asker, target, method, want)


def _asked(methods: tuple[str, ...], asker: Asker, home: str, target: str) -> tuple[str, ...]:
    """Of a row's methods, the strongest last."""
    looks = asker.member.role in LOOKS_ABROAD
    if home != HERE or target == HERE or (target == SISTER and looks):
        return methods
    return methods[-1:] if target == SISTER or looks else ()


def served(world: World, row: Row) -> list[Question]:
    """Who is served about a thing of HERE: its own people, and those above for whom both agencies are in sight.

    Where the address names a person or a unit beside an agency, those above may join any two: they are not asked.
    """
    joins = "slug" in ADDRESSES[row.name].arguments
    return [
        question
        for asker in world.askers
        if asker.member.agency.slug == HERE or not joins
        for question in questions(world, row, asker)
        if question.target == HERE and question.want == Answer.SERVED and not row.is_open
    ]
