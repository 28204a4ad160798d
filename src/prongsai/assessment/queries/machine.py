"""What a machine finds in the frozen pack: whether anything stands under a component."""

from collections.abc import Mapping

from prongsai.assessment.content import ItemCase, Side
from prongsai.disclosure.asked import components_of
from prongsai.rules.assessing import Machine, Verdict, differ
from prongsai.rules.disclosing import Disclosed, Part, disclosed_of


def said_in(one: ItemCase) -> Disclosed | None:
    """What the item said at the cut-off; None where nothing was there."""
    return disclosed_of(one.item.document) if one.item.document is not None else None


def is_unchanged(one: ItemCase, said: Disclosed | None) -> bool:
    """Does the copy still have the checksum under which it was frozen?"""
    return said is None or said.digest() == one.item.digest


def machine_of(one: ItemCase, said: Disclosed | None) -> Mapping[int, Machine]:
    """By the component's place. That there was none is something that is said."""
    there = {part.component for part in said.parts if _says_something(part)} if said else set()
    places = range(1, len(components_of(one.node)) + 1)
    return {place: Machine.THERE if place in there else Machine.NOTHING for place in places}


def differs(one: ItemCase, place: int, machine: Machine) -> bool:
    """Do the office, the assessor and the machine disagree about this component?"""
    own, assessor = one.opinions.get(Side.OWN), one.of_assessor
    verdicts = [kept.said.verdicts.get(place) for kept in (own, assessor) if kept]
    return differ(verdicts, machine)


def verdict_of(one: ItemCase, side: str, place: int) -> Verdict | None:
    kept = one.opinions.get(side)
    return kept.said.verdicts.get(place) if kept else None


def _says_something(part: Part) -> bool:
    words = part.words is not None and bool(part.words.th or part.words.en)
    return bool(words or part.links or part.files or part.is_none or any(table.rows for table in part.tables))
