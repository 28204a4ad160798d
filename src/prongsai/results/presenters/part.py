"""What one unit tells: every measure of it with its result, and where the whole stands."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.followup.presenters.parts import Item
from prongsai.followup.wording import unit_in_words
from prongsai.results import permissions
from prongsai.results.approving import PART, at_hand, row_key
from prongsai.results.halves import Reporting
from prongsai.results.presenters.places import (
    crumbs,
    half_tabs,
    items_served,
    line_address,
    title_of,
)
from prongsai.results.queries import Line, Part
from prongsai.results.states import HELD
from prongsai.results.wording import FLAW_TONES, FLAWS, changes_in_words, timeliness_in_words
from prongsai.ui.parts import Crumbs, Tab
from prongsai.ui.standing import StandingPanel


@dataclass(frozen=True, slots=True)
class LineRow:
    """One measure. flaw: "" where nothing is wrong; key: the place that a comment of a decision points to."""

    key: str
    title: str
    items: tuple[Item, ...]
    text: str
    flaw: str
    tone: str
    changes: tuple[str, ...]
    photos: str
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class PartPage:
    """panel: None where nothing is written yet, and for the office, whose results go into the report as they are."""

    title: str
    crumbs: Crumbs
    above: str
    tabs: tuple[Tab, ...]
    sentence: str
    timeliness: str
    panel: StandingPanel | None
    lines: tuple[LineRow, ...]


def part_page(reporting: Reporting, asked: Part, *, viewer: Member, today: date) -> PartPage:
    """Five queries beside those of the sheet."""
    unit, report = asked.unit, asked.report
    may_write = permissions.may_write(viewer, reporting.round, unit)
    is_open = may_write and (report is None or report.state not in HELD)
    return PartPage(
        title=unit_in_words(unit),
        crumbs=crumbs(reporting, (unit_in_words(unit), "")),
        above=_("Results of the measures, FY %(year)s") % {"year": reporting.round.fiscal_year},
        tabs=half_tabs(reporting),
        sentence=_sentence(asked),
        timeliness=timeliness_in_words(asked, reporting, today) if unit else "",
        panel=panel_of(standing(PART, at_hand(report, asked), viewer, today)) if report else None,
        lines=tuple(_row(line, reporting, is_open=is_open) for line in asked.lines),
    )


def _sentence(part: Part) -> str:
    if not part.lines:
        return _("Nothing is asked of this unit in this half.")
    count = len(part.missing)
    if not count:
        return _("Every result is written.")
    return ngettext(
        "%(count)s of %(whole)s results is missing.", "%(count)s of %(whole)s results are missing.", count
    ) % {"count": count, "whole": len(part.lines)}


def _row(line: Line, reporting: Reporting, *, is_open: bool) -> LineRow:
    is_written = line.result is not None
    action = (_("Change") if is_written else _("Write the result")) if is_open else _("Open")
    return LineRow(
        key=row_key(line),
        title=title_of(line.measure),
        items=items_served(line.measure),
        text=line.result.text if line.result else "",
        flaw=str(FLAWS[line.flaw]) if line.flaw else "",
        tone=FLAW_TONES.get(line.flaw, ""),
        changes=tuple(changes_in_words(line.changes)),
        photos=_photos(line) if is_written else "",
        href=line_address(reporting, line),
        action=action,
    )


def _photos(line: Line) -> str:
    if not line.photos:
        return _("No photo yet")
    return ngettext("%(count)s photo", "%(count)s photos", line.photos) % {"count": line.photos}
