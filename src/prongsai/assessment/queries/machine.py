"""What the checks find in the frozen pack: whether anything stands under a component, whole, fresh, free of personal data, with links that open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.agencies.models import Unit
from prongsai.assessment.content import Case, ItemCase
from prongsai.checks.queries import Gate, LinkStanding, Standing, standing_of, standings_of_files
from prongsai.checks.queries.links import NEVER
from prongsai.checks.queries.scans import UNSCANNED
from prongsai.disclosure.asked import Wanted, components_of, wanted_of
from prongsai.disclosure.links import urls_of
from prongsai.frameworks.queries import framework_from
from prongsai.rules.comparing import Machine, Remark, remarks_of
from prongsai.rules.disclosing import Disclosed, Part, disclosed_of
from prongsai.rules.framework import Framework
from prongsai.rules.links import Answer
from prongsai.rules.openness import Openness

LINKS = {Answer.BROKEN: Machine.BROKEN, Answer.UNSURE: Machine.UNSURE}
GATES = {
    Gate.REFUSED: Machine.PRIVATE,
    Gate.WAITING: Machine.UNDECIDED,
    Gate.UNSCANNED: Machine.UNSCANNED,
}
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks know today of some items. links: by address; files: by the id of their version."""

    framework: Framework
    cut_off_on: date
    units: Sequence[Unit]
    links: Mapping[str, LinkStanding]
    files: Mapping[int, Standing]


def said_in(one: ItemCase) -> Disclosed | None:
    """What the item said at the cut-off; None where nothing was there."""
    return disclosed_of(one.item.document) if one.item.document is not None else None


def is_unchanged(one: ItemCase, said: Disclosed | None) -> bool:
    """Does the copy still have the checksum under which it was frozen?"""
    return said is None or said.digest() == one.item.digest


def checked_of(case: Case, items: Iterable[ItemCase]) -> Checked:
    """Of these items, which hold their documents. Four queries; fewer without links and files."""
    parts = [part for one in items if (said := said_in(one)) is not None for part in said.parts]
    agency = case.round.agency
    urls, files = urls_of(parts), {file.version for part in parts for file in part.files}
    return Checked(
        framework=framework_from(case.round.framework),
        cut_off_on=case.assessment.pack.cut_off_on,
        units=list(Unit.objects.standing().filter(agency=agency).order_by("position")),
        links=standing_of(urls, agency=agency) if urls else {},
        files=standings_of_files(files, agency=agency) if files else {},
    )


def machine_of(one: ItemCase, said: Disclosed | None, checked: Checked) -> Mapping[int, tuple[Remark, ...]]:
    """By the component's place."""
    parts = [part for part in said.parts if _says_something(part)] if said else []
    wanted = list(wanted_of(one.node, checked.framework, checked.units))
    return {
        place: _of_component(
            [part for part in parts if part.component == place],
            [each for each in wanted if each.component == place],
            checked,
        )
        for place in range(1, len(components_of(one.node)) + 1)
    }


def _of_component(parts: Sequence[Part], wanted: Sequence[Wanted], checked: Checked) -> tuple[Remark, ...]:
    if not parts:
        return (Remark(Machine.NOTHING),)
    return remarks_of([*_links(parts, checked), *_files(parts, checked), *_missing(parts, wanted, checked)])


def _links(parts: Iterable[Part], checked: Checked) -> Iterator[Remark]:
    for url in urls_of(parts):
        standing = checked.links.get(url, NEVER)
        if standing.answer in LINKS:
            yield Remark(LINKS[standing.answer])
        elif standing.has_drifted:
            yield Remark(Machine.CHANGED)


def _files(parts: Iterable[Part], checked: Checked) -> Iterator[Remark]:
    for file in (file for part in parts for file in part.files):
        standing = checked.files.get(file.version, UNSCANNED)
        if standing.gate in GATES:
            yield Remark(GATES[standing.gate])
        if file.media_type == PDF and standing.scan and standing.scan.openness == Openness.PICTURE:
            yield Remark(Machine.PICTURE)


def _missing(parts: Sequence[Part], wanted: Iterable[Wanted], checked: Checked) -> Iterator[Remark]:
    """Of the periods and divisions whose day was over at the cut-off. That there was none is something that is said."""
    due = [one for one in wanted if one.due_on <= checked.cut_off_on]
    missing = sum(not any(_tells(part, one) for part in parts) for one in due)
    if missing:
        yield Remark(Machine.MISSING, missing, len(due))


def _tells(part: Part, wanted: Wanted) -> bool:
    if part.unit != wanted.unit:
        return False
    if wanted.covers is None or part.covers is None:
        return wanted.covers is None
    first, last = part.covers
    return (wanted.covers.first is None or first <= wanted.covers.first) and wanted.covers.last <= last


def _says_something(part: Part) -> bool:
    words = part.words is not None and bool(part.words.th or part.words.en)
    return bool(words or part.links or part.files or part.is_none or any(table.rows for table in part.tables))
