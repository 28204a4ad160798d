"""A first draft of a result: what the entries of its half say, and the evidence that they show."""

from collections.abc import Callable, Iterable

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.files.models import Evidence
from prongsai.files.queries import library
from prongsai.followup.models import Entry, EntryFile
from prongsai.measures.models import Measure
from prongsai.results.halves import Reporting
from prongsai.results.models import Result, ResultPhoto
from prongsai.results.queries.sheets import Line, Sheet

FROM_LIBRARY = 24


def entries_in(reporting: Reporting, measure: Measure, unit: Unit | None) -> list[Entry]:
    """What was entered about a measure by that unit (None: the office) in the half, oldest first. One query."""
    entries = Entry.objects.filter(
        assignment__measure=measure,
        assignment__unit=unit,
        period__starts_on__lte=reporting.ends_on,
        period__ends_on__gte=reporting.starts_on,
    )
    return list(entries.select_related("period__cadence").order_by("period__ends_on", "pk"))


def draft_of(entries: Iterable[Entry]) -> str:
    """What the entries say was done, each thing once, numbered where there are several."""
    return _listed(entry.text for entry in entries if entry.text)


def told_of(measure: Measure, sheet: Sheet, *, told: Callable[[Line], bool] = lambda _line: True) -> str:
    """What a half says of a measure: the office's one text where there is one, else what the units wrote.

    told   which of the units' results count
    """
    whole = sheet.wholes.get(measure.pk)
    if whole is not None and whole.result is not None:
        return whole.result.text
    found = [line.result for line in sheet.lines_of(measure.pk) if line.result is not None and told(line)]
    return draft_of_units(found) if len(found) > 1 else "".join(result.text for result in found)


def draft_of_units(results: Iterable[Result]) -> str:
    """One text of what several units did: what all say is said once, else each unit by its name."""
    told = [(result.unit.name_th if result.unit else "", result.text) for result in results]
    if len({text for _unit, text in told}) <= 1:
        return told[0][1] if told else ""
    return "\n".join(f"{unit}: {text}" if unit else text for unit, text in told)


def _listed(texts: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(texts))
    if len(distinct) <= 1:
        return "".join(distinct)
    return "\n".join(f"{number}. {text}" for number, text in enumerate(distinct, 1))


def offered_evidence(
    reporting: Reporting, measure: Measure, unit: Unit | None, viewer: Member, *, is_whole: bool
) -> list[Evidence]:
    """What could show the result: what entries of the half show, then the newest of the library. Two queries.

    is_whole   what several units did: the photos of their results come first
    """
    found = {one.pk: one for one in _of_results(reporting, measure) if is_whole}
    found |= {one.pk: one for one in _of_entries(reporting, measure, unit, is_whole=is_whole)}
    newest = library(viewer, reporting.round.agency)[:FROM_LIBRARY]
    return list((found | {one.pk: one for one in newest if one.pk not in found}).values())


def _of_entries(
    reporting: Reporting, measure: Measure, unit: Unit | None, *, is_whole: bool
) -> Iterable[Evidence]:
    rows = EntryFile.objects.filter(
        entry__assignment__measure=measure,
        entry__period__starts_on__lte=reporting.ends_on,
        entry__period__ends_on__gte=reporting.starts_on,
        evidence__set_aside_at__isnull=True,
    )
    rows = rows if is_whole else rows.filter(entry__assignment__unit=unit)
    ordered = rows.select_related("evidence").order_by("entry__period__ends_on", "entry", "position")
    return (row.evidence for row in ordered)


def _of_results(reporting: Reporting, measure: Measure) -> Iterable[Evidence]:
    rows = ResultPhoto.objects.filter(
        result__measure=measure, result__half=reporting.half.key, evidence__set_aside_at__isnull=True
    )
    return (row.evidence for row in rows.select_related("evidence").order_by("result", "position"))
