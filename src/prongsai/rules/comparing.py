"""What a machine can tell of a component, and in what the office, the machine and the assessor differ about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from prongsai.rules.assessing import Verdict


class Machine(StrEnum):
    """What the checks say of one component, what weighs most first.

    NOTHING    nothing stands under it
    PRIVATE    a file holds personal data, and a second person has confirmed it
    BROKEN     a link in it does not open
    MISSING    periods or divisions whose day was over at the cut-off are not there
    UNDECIDED  the privacy check found something in a file that nobody has decided
    UNSCANNED  a file was not looked through as it stands
    PICTURE    a file is a picture or a scan, without words that can be read or copied
    CHANGED    what a link leads to is not what it was when somebody looked at it
    UNSURE     of a link it cannot be told
    THERE      something stands there, and nothing speaks against it
    """

    NOTHING = "nothing"
    PRIVATE = "private"
    BROKEN = "broken"
    MISSING = "missing"
    UNDECIDED = "undecided"
    UNSCANNED = "unscanned"
    PICTURE = "picture"
    CHANGED = "changed"
    UNSURE = "unsure"
    THERE = "there"


DOUBTED = frozenset({Machine.NOTHING, Machine.PRIVATE, Machine.BROKEN, Machine.MISSING})
"""What does not go together with a component that is met. All else only a person can tell."""


@dataclass(frozen=True, slots=True)
class Remark:
    """count, whole: how many of how many are missing; 0 where nothing is counted."""

    machine: Machine
    count: int = 0
    whole: int = 0


class Difference(StrEnum):
    """In what they differ.

    OFFICE_HIGHER     the office calls met what the assessor does not
    OFFICE_LOWER      the assessor calls met what the office does not
    APPLIES           one of them says that it does not apply
    MACHINE_OFFICE    the machine doubts what the office calls met
    MACHINE_ASSESSOR  the machine doubts what the assessor calls met
    REVISED           after the answer the assessor decided otherwise
    """

    OFFICE_HIGHER = "office_higher"
    OFFICE_LOWER = "office_lower"
    APPLIES = "applies"
    MACHINE_OFFICE = "machine_office"
    MACHINE_ASSESSOR = "machine_assessor"
    REVISED = "revised"


def remarks_of(found: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each once, what weighs most first; THERE where there are no others."""
    order = list(Machine)
    return tuple(sorted(set(found), key=lambda one: order.index(one.machine))) or (Remark(Machine.THERE),)


def differences(
    own: Verdict | None, first: Verdict | None, final: Verdict | None, remarks: Iterable[Remark]
) -> tuple[Difference, ...]:
    """final: the assessor's after the answer, which counts in the place of the first. None: that side said nothing."""
    assessor = final or first
    is_doubted = any(one.machine in DOUBTED for one in remarks)
    return (
        *_between(own, assessor),
        *([Difference.MACHINE_OFFICE] if is_doubted and own is Verdict.MET else []),
        *([Difference.MACHINE_ASSESSOR] if is_doubted and assessor is Verdict.MET else []),
        *([Difference.REVISED] if None not in (first, final) and first is not final else []),
    )


def _between(own: Verdict | None, assessor: Verdict | None) -> Iterator[Difference]:
    if own is None or assessor is None or own is assessor:
        return
    if Verdict.NOT_APPLICABLE in (own, assessor):
        yield Difference.APPLIES
    else:
        yield Difference.OFFICE_HIGHER if own is Verdict.MET else Difference.OFFICE_LOWER
