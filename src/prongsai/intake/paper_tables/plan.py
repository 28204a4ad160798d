"""A printed table of measures on its way into the plan of a round."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from prongsai.agencies.models import Unit
from prongsai.agencies.queries import unit_among
from prongsai.analysis.models import Finding
from prongsai.frameworks.queries import framework_from
from prongsai.intake.paper_tables.preview import Shown
from prongsai.intake.paper_tables.reading import (
    AWARENESS,
    FOLLOW_UP,
    MEASURE,
    Asked,
    ReadMeasure,
    read_rows,
)
from prongsai.measures.content import FollowUp, MeasureContent, content_of
from prongsai.measures.fields import MOST_STEPS
from prongsai.measures.models import Measure
from prongsai.measures.queries import WholePlan, whole_plan
from prongsai.measures.served import ServedItem
from prongsai.measures.steps import lines_of
from prongsai.rounds.models import Round
from prongsai.rules.numbered_lines import points_of
from prongsai.rules.thai_text import folded, tidy, tidy_line
from prongsai.ui.fields import LONGEST_TEXT

EVERY_DIVISION, EVERY_SCHOOL = "ทุกฝ่าย", "ทุกโรงเรียน"
OF_THE_OFFICE = "สังกัดสำนักงานเขต"
LONGEST_RESPONSIBLE = 300
RHYTHMS = (
    (FollowUp.FORTNIGHTLY, ("15 วัน", "๑๕ วัน")),
    (FollowUp.TUESDAYS, ("อังคาร",)),
    (FollowUp.MONTHLY, ("ทุกเดือน", "รายเดือน")),
    (FollowUp.QUARTERLY, ("ไตรมาส",)),
)
NOTHING = frozenset({"", "-", "–"})
NO_MEASURE = "ไม่กำหนดมาตรการ"


@dataclass(frozen=True, slots=True)
class Planned:
    """One measure that is to be added, with what is shown of it. content: None for a row that says there is no measure."""

    findings: tuple[Finding, ...]
    content: MeasureContent | None
    is_there: bool
    shown: Shown


@dataclass(frozen=True, slots=True)
class _Units:
    codes: tuple[str, ...]
    all_divisions: bool
    all_schools: bool
    unknown: tuple[str, ...]


def understand(text: str, round_: Round) -> list[Planned]:
    """What a table would add to the plan; round_ with its agency and framework. Ten queries. Raises CannotRead."""
    plan = whole_plan(round_)
    framework = framework_from(round_.framework)
    weak = {one.finding.node.code: one.finding for one in plan.findings}
    units = list(
        Unit.objects.standing().filter(agency=round_.agency).prefetch_related("aliases").order_by("position")
    )
    return [_planned(one, plan, weak, units) for one in read_rows(text, framework, weak)]


def _planned(
    read: ReadMeasure, plan: WholePlan, weak: Mapping[str, Finding], units: Sequence[Unit]
) -> Planned:
    findings = tuple(weak[one.code] for one in read.items if one.code in weak)
    others = [place for place, one in enumerate(read.items) if one.code not in weak]
    said = tidy(read.cell(MEASURE))
    if folded(said) in NOTHING or said.startswith(NO_MEASURE):
        return Planned(findings, None, is_there=False, shown=_without(read))
    known = _units_of(read.units, units)
    content = _content(read, said, known, others)
    is_there = _stands(plan.measures, findings, content)
    return Planned(findings, content, is_there, _shown(read, content, known, units, is_there=is_there))


def _content(read: ReadMeasure, said: str, known: _Units, others: Sequence[int]) -> MeasureContent:
    lines = lines_of(said)
    as_written = len(lines) > 1 and not _is_numbered(lines)
    awareness, follow_up = tidy(read.cell(AWARENESS)), tidy(read.cell(FOLLOW_UP))
    parted = len(set(read.units)) > 1 or bool(known.unknown)
    return MeasureContent(
        items=tuple(_served(read.items[place], read.units[place] if parted else "") for place in others),
        steps=tuple(lines if as_written or len(lines) == 1 else points_of(said)),
        as_written=as_written,
        units=known.codes,
        all_divisions=known.all_divisions,
        all_schools=known.all_schools,
        awareness="" if awareness in NOTHING else awareness,
        follow_up=next(
            (rhythm for rhythm, words in RHYTHMS if any(one in follow_up for one in words)), FollowUp.MONTHLY
        ),
        follow_up_text="" if follow_up in NOTHING else follow_up,
    )


def _is_numbered(lines: Sequence[str]) -> bool:
    """1. first, 2. second: what the plan numbers itself. Any other list keeps its words as they stand."""
    return all(re.match(rf"{place}[.)]\s*\D", line) for place, line in enumerate(lines, start=1))


def _served(asked: Asked, printed: str) -> ServedItem:
    return ServedItem(asked.code, asked.variant, 0, tidy_line(printed)[:LONGEST_RESPONSIBLE])


def _units_of(cells: Iterable[str], units: Sequence[Unit]) -> _Units:
    """Whom the cells name: groups, units of the office, and what is no unit here."""
    found: set[str] = set()
    unknown: list[str] = []
    every = {EVERY_DIVISION: False, EVERY_SCHOOL: False}
    for piece in _pieces(cells):
        rest = piece
        for group in every:
            if group in rest:
                every[group], rest = True, rest.replace(group, " ")
        rest = tidy_line(rest.replace(OF_THE_OFFICE, " ").strip(" /,"))
        unit = unit_among(units, rest) if rest else None
        if unit is not None:
            found.add(unit.code)
        elif rest and rest not in unknown:
            unknown.append(rest)
    codes = tuple(unit.code for unit in units if unit.code in found)
    return _Units(codes, every[EVERY_DIVISION], every[EVERY_SCHOOL], tuple(unknown))


def _pieces(cells: Iterable[str]) -> Iterator[str]:
    for cell in dict.fromkeys(cells):
        for line in tidy(cell).replace(",", "\n").split("\n"):
            if line.strip() not in NOTHING:
                yield line.strip().removeprefix("- ").strip()


def _stands(measures: Iterable[Measure], findings: Sequence[Finding], content: MeasureContent) -> bool:
    """The plan says the same already: for the same items, in the same words."""
    wanted = {one.pk for one in findings}, {one.key for one in content.items}, _words(content)
    return any(_facts(measure) == wanted for measure in measures)


def _facts(measure: Measure) -> tuple[set[int], set[str], tuple[str, ...]]:
    content = content_of(measure)
    return {one.pk for one in measure.findings.all()}, {one.key for one in content.items}, _words(content)


def _words(content: MeasureContent) -> tuple[str, ...]:
    return (*(folded(step) for step in content.steps), folded(content.awareness))


def _shown(
    read: ReadMeasure, content: MeasureContent, known: _Units, units: Sequence[Unit], *, is_there: bool
) -> Shown:
    names = {unit.code: unit.name_th for unit in units}
    groups = [EVERY_DIVISION] * known.all_divisions + [EVERY_SCHOOL] * known.all_schools
    facts = (
        (_("Responsible units"), ", ".join([*groups, *(names[code] for code in known.codes)])),
        (_("How awareness is raised"), content.awareness),
        (_("Follow-up"), content.follow_up_text),
    )
    return Shown(
        line=read.line,
        codes=tuple(one.code for one in read.items),
        steps=content.steps,
        result="",
        facts=tuple((label, value) for label, value in facts if value),
        notes=tuple(_notes(read, known, is_there=is_there)),
        problems=tuple(_problems(read, content)),
    )


def _notes(read: ReadMeasure, known: _Units, *, is_there: bool) -> Iterator[str]:
    if is_there:
        yield _("The plan has this measure already; it is not added again.")
    for printed, code in read.mended:
        yield _("“%(printed)s” is read as %(code)s.") % {"printed": printed, "code": code}
    for name in known.unknown:
        yield _(
            "“%(name)s” is no unit of this office. It is printed as it stands; choose the unit afterwards."
        ) % {"name": name[:80]}
    if len(read.items) > 1:
        yield _("One measure for %(count)s items, as the merged cells say.") % {"count": len(read.items)}


def _problems(read: ReadMeasure, content: MeasureContent) -> Iterator[str]:
    for printed in read.doubts:
        yield _(
            "“%(printed)s” names no item of this year. Write the code in front, for example I1, E3 or O22."
        ) % {"printed": printed}
    if len(content.steps) > MOST_STEPS:
        yield _("These are %(number)d steps; %(limit)d are the most. Please bring some together.") % {
            "number": len(content.steps),
            "limit": MOST_STEPS,
        }
    longest = max((*map(len, content.steps), len(content.awareness), len(content.follow_up_text)), default=0)
    if longest > LONGEST_TEXT:
        yield _("A cell has %(length)s letters; %(limit)s are the most. Please shorten it.") % {
            "length": f"{longest:,}",
            "limit": f"{LONGEST_TEXT:,}",
        }


def _without(read: ReadMeasure) -> Shown:
    note = _("No measure stands here, so nothing is added. Say why on the page of the plan.")
    return Shown(read.line, tuple(one.code for one in read.items), (), "", (), (note,), ())


def to_add(rows: Iterable[Planned]) -> list[tuple[tuple[Finding, ...], MeasureContent]]:
    """What is not in the plan yet."""
    return [
        (row.findings, replace(row.content)) for row in rows if row.content is not None and not row.is_there
    ]
