"""A printed table of results on its way into the reporting of a half."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.frameworks.queries import framework_from
from prongsai.intake.paper_tables.preview import Shown
from prongsai.intake.paper_tables.reading import MEASURE, RESULT, ReadMeasure, columns_in, read_rows
from prongsai.measures.models import Measure
from prongsai.measures.queries import planned_findings
from prongsai.measures.served import nodes_served
from prongsai.results.halves import Reporting
from prongsai.results.queries import Line, Sheet, sheet_of
from prongsai.results.states import HELD
from prongsai.rules.numbered_lines import points_of
from prongsai.rules.thai_text import folded, tidy
from prongsai.tables.cannot_read import CannotRead
from prongsai.ui.fields import LONGEST_TEXT

NOTHING = frozenset({"", "-", "–"})


@dataclass(frozen=True, slots=True)
class Told:
    """One result that is to be written, with what is shown of it. line: None where it has no place; is_there: it says so already."""

    line: Line | None
    text: str
    is_there: bool
    shown: Shown


def understand(text: str, reporting: Reporting, viewer: Member) -> list[Told]:
    """Which result each row tells. About fourteen queries. Raises CannotRead, no_result_column besides."""
    round_ = reporting.round
    weak = {one.finding.node.code: one.finding for one in planned_findings(round_)}
    read = read_rows(text, framework_from(round_.framework), weak)
    if RESULT not in columns_in(read):
        raise CannotRead("no_results")
    sheet = sheet_of(reporting, viewer)
    return [
        _told(one, sheet, found, how) for one, (found, how) in zip(read, _measures(read, sheet), strict=True)
    ]


def _measures(read: Sequence[ReadMeasure], sheet: Sheet) -> Iterator[tuple[Measure | None, str]]:
    """The measure of each row: that with the same words and items, with the same words, or the only one for the items."""
    free = list(sheet.measures)
    for one in read:
        found, how = _measure_for(one, free)
        if found is not None:
            free.remove(found)
        yield found, how


def _measure_for(read: ReadMeasure, free: Sequence[Measure]) -> tuple[Measure | None, str]:
    codes = {one.code for one in read.items}
    same = [one for one in free if _words(_steps(one)) == _words(points_of(read.cell(MEASURE)))]
    closest = sorted(same, key=lambda one: -len(codes & _codes(one)))
    if closest:
        return closest[0], ""
    serving = [one for one in free if codes and codes & _codes(one)]
    if len(serving) == 1:
        return serving[0], "by_item"
    return None, "several" if serving else "none"


def _steps(measure: Measure) -> list[str]:
    return [point for step in measure.steps.all() for point in points_of(step.text)]


def _words(points: Iterable[str]) -> str:
    return "".join(folded(point) for point in points)


def _codes(measure: Measure) -> set[str]:
    return {node.code for node in nodes_served(measure)}


def _told(read: ReadMeasure, sheet: Sheet, measure: Measure | None, how: str) -> Told:
    said = tidy(read.cell(RESULT))
    text = "" if folded(said) in NOTHING else said
    line = _line_of(measure, sheet) if measure is not None else None
    standing = line.result.text if line is not None and line.result is not None else ""
    is_there = bool(text) and folded(standing) == folded(text)
    return Told(
        line=line if text else None,
        text=text,
        is_there=is_there,
        shown=Shown(
            line=read.line,
            codes=tuple(one.code for one in read.items),
            steps=tuple(points_of(read.cell(MEASURE))),
            result=text,
            facts=_facts(line),
            notes=tuple(_notes(how, text, standing, is_there=is_there)),
            problems=tuple(_problems(how, measure, line, text, sheet)) if text and not is_there else (),
        ),
    )


def _line_of(measure: Measure, sheet: Sheet) -> Line | None:
    """The office's one text where several units work at it, else the one line that is asked."""
    if measure.pk in sheet.wholes:
        return sheet.wholes[measure.pk]
    asked = sheet.lines_of(measure.pk)
    return asked[0] if len(asked) == 1 else None


def _facts(line: Line | None) -> tuple[tuple[str, str], ...]:
    if line is None:
        return ()
    return ((_("Told by"), line.unit.name_th if line.unit else _("The office, in one text")),)


def _notes(how: str, text: str, standing: str, *, is_there: bool) -> Iterator[str]:
    if not text:
        yield _("No result stands here, so nothing is written.")
    elif is_there:
        yield _("This result is written already.")
    elif standing:
        yield _("It takes the place of what is written now: %(words)s") % {"words": standing[:160]}
    if how == "by_item":
        yield _("The plan words this measure differently; it was found by its item.")


def _problems(how: str, measure: Measure | None, line: Line | None, text: str, sheet: Sheet) -> Iterator[str]:
    if measure is None:
        yield (
            _(
                "Several measures serve this item and none has these words. Write the measure as the plan does."
            )
            if how == "several"
            else _("The plan has no measure with these words, or for these items.")
        )
    elif line is None:
        yield _("Nobody works at this measure in this half, so no result is asked for.")
    elif line.unit is not None and _is_held(line, sheet):
        yield _("The results of %(unit)s are handed in. Have them returned first.") % {
            "unit": line.unit.name_th
        }
    if len(text) > LONGEST_TEXT:
        yield _("A cell has %(length)s letters; %(limit)s are the most. Please shorten it.") % {
            "length": f"{len(text):,}",
            "limit": f"{LONGEST_TEXT:,}",
        }


def _is_held(line: Line, sheet: Sheet) -> bool:
    report = sheet.report_of(line.unit) if line.unit else None
    return report is not None and report.state in HELD


def to_write(rows: Iterable[Told]) -> list[tuple[Line, str]]:
    return [(row.line, row.text) for row in rows if row.line is not None and not row.is_there]
