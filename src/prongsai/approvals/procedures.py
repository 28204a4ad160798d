"""What can be handed in and decided on. A room subclasses Procedure for its thing and registers it in apps.py (registry)."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Generic, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.permissions import Setting, may_move
from prongsai.notices.kinds import Params
from prongsai.rules.framework import Text
from prongsai.rules.moves import Flow, Kind

Thing = TypeVar("Thing", bound=models.Model)
ENDORSEMENT_WANTED = "endorsement_wanted"


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a thing that a decision can speak about. key stays the same while the thing is before somebody."""

    key: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a room says of its thing.

    told      state -> sentence of the notice, with the procedure's params
    hindered  code of a hindrance -> sentence
    states    state -> words that differ from those of approvals.wording
    """

    told: Mapping[str, Promise]
    hindered: Mapping[str, Promise] = field(default_factory=dict)
    states: Mapping[str, Promise] = field(default_factory=dict)


class Procedure(ABC, Generic[Thing]):
    """How things of one kind are handed in and decided on.

    flow     the table of moves
    verbs    what a person must be allowed, for each move: one of them is enough
    words    what the pages and notices say
    """

    flow: ClassVar[Flow]
    verbs: ClassVar[Mapping[str, frozenset[Verb]]]
    words: ClassVar[Words]

    @abstractmethod
    def visible_to(self, member: Member) -> QuerySet[Thing]:
        """The things within the member's scope."""

    @abstractmethod
    def held(self, subject_id: int) -> Thing:
        """The thing as it stands now, held until the transaction ends, with everything the other methods read."""

    @abstractmethod
    def agency_of(self, thing: Thing) -> Agency: ...

    @abstractmethod
    def title(self, thing: Thing) -> Text:
        """What the thing is called where it stands among others."""

    def unit_of(self, thing: Thing) -> Unit | None:  # noqa: ARG002 - for rooms to say
        """The unit that the thing is of; None for the whole agency."""
        return None

    @abstractmethod
    def digest(self, thing: Thing) -> str:
        """SHA-256 of what is decided on, hexadecimal."""

    @abstractmethod
    def address(self, params: Params) -> str:
        """The page on which the thing is read and decided on."""

    @abstractmethod
    def params(self, thing: Thing) -> Params:
        """What address and notices need, small and free of secrets."""

    def move_address(self, params: Params, move: str) -> str:
        """Where a move is sent to."""
        return f"{self.address(params)}{move}/"

    def sentence(self, state: str, params: Params) -> str:
        """What people are told when the thing has come into that state."""
        return str(self.words.told[state]) % params

    def state_of(self, thing: Thing) -> str:
        return str(thing.state)  # type: ignore[attr-defined]

    def rows(self, thing: Thing) -> Sequence[Row]:  # noqa: ARG002 - for rooms to say
        """The parts that a decision can speak about; none unless a room says so."""
        return ()

    def makers(self, thing: Thing) -> Collection[int]:  # noqa: ARG002
        """Who else had a hand in what is handed in: they may not decide on it either. By id."""
        return ()

    def hindrances(self, thing: Thing, rule: ApprovalRule) -> Mapping[str, str]:
        """Moves that nobody may make now, with the reason as a code. A room adds its own to these."""
        endorsing = self.flow.from_state(self.state_of(thing), {Kind.ENDORSE})
        if not (rule.endorse_first and endorsing):
            return {}
        return {move.key: ENDORSEMENT_WANTED for move in self.flow.moves if move.kind is Kind.APPROVE}

    def allows(self, member: Member, move: str, thing: Thing, setting: Setting) -> bool:
        """Does the member's role allow the move here? Whose hands were in it is not asked."""
        return may_move(member, self.verbs[move], self.agency_of(thing), setting)

    def deciding_agencies(self, thing: Thing) -> Collection[int]:
        """In which agencies those are looked for whom it waits for, by id: the thing's own, unless a room says otherwise."""
        return (self.agency_of(thing).pk,)

    def also_told(self, thing: Thing, today: date) -> Collection[int]:  # noqa: ARG002 - for rooms to say
        """Who is told of the present state beside those whose turn it is, by id: nobody, unless a room says so."""
        return ()

    def put(self, thing: Thing, step: Step) -> None:
        """Write the new state on the room's own row."""
        thing.state = step.after  # type: ignore[attr-defined]
        thing.save(update_fields=["state"])

    def still_so(self, member: Member, ids: Collection[int], state: str) -> set[int]:
        """Which of them the member may see and are in that state still."""
        condition = {"pk__in": ids, "state": state}
        return set(self.visible_to(member).filter(**condition).values_list("pk", flat=True))
