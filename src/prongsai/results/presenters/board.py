"""The progress of a half: which unit lacks what, who was in time, and whether the report can be made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.results import permissions
from prongsai.results.halves import Reporting
from prongsai.results.presenters.places import (
    half_tabs,
    items_served,
    line_address,
    part_address,
    title_of,
)
from prongsai.results.queries import Flaw, Line, Part, Sheet, sheet_of
from prongsai.results.wording import STATE, STATES, TONES, timeliness_in_words
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import Tab

WORST = 12


@dataclass(frozen=True, slots=True)
class PartRow:
    """One unit. written and asked count results; timeliness: whether it was handed in in time, as words."""

    name: str
    href: str
    written: int
    asked: int
    repeats: int
    photos_missing: int
    label: str
    tone: str
    timeliness: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class MissingRow:
    unit: str
    codes: tuple[str, ...]
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A measure that several units work at, and the office's one text for it."""

    title: str
    codes: tuple[str, ...]
    href: str
    told: int
    asked: int
    is_written: bool


@dataclass(frozen=True, slots=True)
class BoardPage:
    """figures: label, value, tone. missing: the first of what is missing; more: how many others there are."""

    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    sentence: str
    figures: tuple[tuple[str, str, str], ...]
    parts: tuple[PartRow, ...]
    missing: tuple[MissingRow, ...]
    more: int
    wholes: tuple[WholeRow, ...]
    is_begun: bool
    is_complete: bool
    changed: tuple[MissingRow, ...]
    follow_up_href: str
    take_in_href: str


def board_page(reporting: Reporting, *, viewer: Member, today: date) -> BoardPage:
    """Nine queries, whatever the number of rows."""
    sheet = sheet_of(reporting, viewer)
    agency = reporting.round.agency
    missing = sorted(sheet.missing, key=lambda line: line.unit.position if line.unit else -1)
    return BoardPage(
        title=_("Results of the measures, FY %(year)s") % {"year": reporting.round.fiscal_year},
        agency=Text(agency.name_th, agency.name_en),
        tabs=half_tabs(reporting),
        sentence=_sentence(sheet),
        figures=_figures(sheet, today),
        parts=tuple(_part_row(part, reporting, today) for part in sheet.parts),
        missing=tuple(_missing_row(line, reporting) for line in missing[:WORST]),
        more=max(0, len(missing) - WORST),
        wholes=_wholes(sheet, viewer),
        is_begun=sheet.is_begun,
        is_complete=sheet.is_complete,
        changed=tuple(_missing_row(line, reporting) for line in sheet.lines if line.changes)[:WORST],
        follow_up_href=of_round("followup:follow_up", reporting.round),
        take_in_href=of_round("intake:take_in_results", reporting.round, half=reporting.half.key)
        if permissions.may_write(viewer, reporting.round, None)
        else "",
    )


def _sentence(sheet: Sheet) -> str:
    due = sheet.reporting.due_on
    when = day_in_words(due, spoken()) if due else ""
    if not sheet.is_begun:
        return _("Nothing is asked for yet: results are asked of measures that are at work.")
    count = len(sheet.missing)
    if not count:
        return _("Every result is written. The report can be made.")
    if not when:
        return ngettext("%(count)s result is missing.", "%(count)s results are missing.", count) % {
            "count": count
        }
    return ngettext(
        "%(count)s result is missing; the report is due %(day)s.",
        "%(count)s results are missing; the report is due %(day)s.",
        count,
    ) % {"count": count, "day": when}


def _figures(sheet: Sheet, today: date) -> tuple[tuple[str, str, str], ...]:
    lines, units = sheet.lines, [part for part in sheet.parts if part.unit is not None]
    written = len(lines) - len(sheet.missing)
    found = [(_("Results written"), _of(written, len(lines)), "accepted" if sheet.is_complete else "due")]
    if units:
        accepted = sum(_state(part) == STATE.ACCEPTED for part in units)
        found.append((_("Units accepted"), _of(accepted, len(units)), _tone(accepted, units)))
        found += _timeliness(units, sheet.reporting, today)
    bare = sum(line.result is not None and not line.photos for line in lines)
    found.append((_("Results without a photo"), str(bare), "due" if bare else "accepted"))
    return tuple(found)


def _timeliness(units: Sequence[Part], reporting: Reporting, today: date) -> list[tuple[str, str, str]]:
    """How many of the units whose time is over, or who have handed in already, did so in time."""
    due = reporting.unit_due_on
    if due is None:
        return []
    counted = [part for part in units if today > due or (part.report and part.report.handed_in_on)]
    in_time = sum(not _is_late(part, reporting, today) for part in counted)
    return [(_("Handed in on time"), _of(in_time, len(counted)), _tone(in_time, counted))]


def _tone(count: int, units: Sequence[Part]) -> str:
    return "accepted" if count == len(units) else "due"


def _of(count: int, whole: int) -> str:
    return _("%(count)s of %(whole)s") % {"count": count, "whole": whole}


def _state(part: Part) -> str:
    return part.report.state if part.report else ""


def _is_late(part: Part, reporting: Reporting, today: date) -> bool:
    due = reporting.unit_due_on
    handed_in = part.report.handed_in_on if part.report else None
    return due is not None and (handed_in or today) > due


def _part_row(part: Part, reporting: Reporting, today: date) -> PartRow:
    is_office = part.unit is None
    state = _state(part)
    done = not part.missing
    return PartRow(
        name=unit_in_words(part.unit),
        href=part_address(reporting, part.unit),
        written=len(part.lines) - len(part.missing),
        asked=len(part.lines),
        repeats=sum(line.flaw is Flaw.REPEATS for line in part.lines),
        photos_missing=sum(line.result is not None and not line.photos for line in part.lines),
        label=_("Goes straight into the report") if is_office else str(STATES[state]),
        tone=("accepted" if done else "due") if is_office else TONES[state],
        timeliness="" if is_office else timeliness_in_words(part, reporting, today),
        is_late=not is_office and _is_late(part, reporting, today),
    )


def _missing_row(line: Line, reporting: Reporting) -> MissingRow:
    codes = tuple(item.code for item in items_served(line.measure))
    return MissingRow(unit_in_words(line.unit), codes, title_of(line.measure), line_address(reporting, line))


def _wholes(sheet: Sheet, viewer: Member) -> tuple[WholeRow, ...]:
    if not permissions.may_write(viewer, sheet.reporting.round, None):
        return ()
    return tuple(_whole(sheet, line) for line in sheet.wholes.values())


def _whole(sheet: Sheet, line: Line) -> WholeRow:
    told = sheet.lines_of(line.measure.pk)
    return WholeRow(
        title=title_of(line.measure),
        codes=tuple(item.code for item in items_served(line.measure)),
        href=line_address(sheet.reporting, line),
        told=sum(one.result is not None for one in told),
        asked=len(told),
        is_written=line.result is not None,
    )
