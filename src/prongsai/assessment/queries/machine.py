"""What a machine finds in the frozen pack: whether anything stands under a component, and whether its links open."""

from collections.abc import Iterable, Mapping

from prongsai.agencies.models import Agency
from prongsai.assessment.content import ItemCase, Side
from prongsai.checks.queries import standing_of
from prongsai.disclosure.asked import components_of
from prongsai.rules.assessing import Machine, Verdict, differ
from prongsai.rules.disclosing import Disclosed, Part, disclosed_of
from prongsai.rules.links import Answer

Links = Mapping[str, Answer]


def said_in(one: ItemCase) -> Disclosed | None:
    """What the item said at the cut-off; None where nothing was there."""
    return disclosed_of(one.item.document) if one.item.document is not None else None


def is_unchanged(one: ItemCase, said: Disclosed | None) -> bool:
    """Does the copy still have the checksum under which it was frozen?"""
    return said is None or said.digest() == one.item.digest


def links_of(items: Iterable[ItemCase], agency: Agency) -> Links:
    """How the links of these items stand today, by address. One query; none without links."""
    said = [found for one in items if (found := said_in(one)) is not None]
    urls = {link.url for found in said for part in found.parts for link in part.links}
    return {url: one.answer for url, one in standing_of(urls, agency=agency).items()} if urls else {}


def machine_of(one: ItemCase, said: Disclosed | None, links: Links) -> Mapping[int, Machine]:
    """By the component's place. That there was none is something that is said."""
    parts = said.parts if said else ()
    return {
        place: _found([part for part in parts if part.component == place], links)
        for place in range(1, len(components_of(one.node)) + 1)
    }


def _found(parts: list[Part], links: Links) -> Machine:
    if not any(_says_something(part) for part in parts):
        return Machine.NOTHING
    answers = {links.get(link.url, Answer.UNSURE) for part in parts for link in part.links}
    if Answer.BROKEN in answers:
        return Machine.BROKEN
    return Machine.UNSURE if Answer.UNSURE in answers else Machine.THERE


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
