"""The result page of a round."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.analysis import links
from prongsai.analysis.comparison import Comparison, compare
from prongsai.analysis.permissions import may_analyse
from prongsai.analysis.presenters.items import ItemTable, item_table
from prongsai.analysis.presenters.next_level import NextLevel, next_level
from prongsai.analysis.presenters.open_settings import OpenSetting, open_settings
from prongsai.analysis.presenters.parts import Parts, parts
from prongsai.analysis.presenters.standing import Standing, standing
from prongsai.analysis.queries import Reading
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.score import Scored
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.permissions import may_enter_result
from prongsai.scoring.sheet_words import origin_in_words, saver_in_words
from prongsai.ui.language import in_words
from prongsai.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class SheetNote:
    """Where the figures come from, who put them in and when."""

    title: str
    source: str
    origin: str
    saved_by: str
    saved_at: datetime
    note: str
    is_official: bool
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """what_if_href and findings_href are "" where there is nothing to go to.

    findings_year   the round that plans on this result, and so the year of its weak points
    """

    year: int
    agency: str
    sheet: SheetNote
    tabs: tuple[Tab, ...]
    standing: Standing
    parts: Parts
    items: ItemTable
    next_level: NextLevel
    settings: tuple[OpenSetting, ...]
    framework: str
    rounding: str
    what_if_href: str
    findings_href: str
    findings_year: int
    may_choose: bool
    enter_href: str


@dataclass(frozen=True, slots=True)
class NoResultPage:
    """A round without a sheet. before_href: last year's result, on which this round plans, or ""."""

    year: int
    agency: str
    enter_href: str
    before_href: str
    before_year: int
    findings_href: str
    may_choose: bool


def result_page(reading: Reading, sheet: ScoreSheet, *, viewer: Member) -> ResultPage:
    scored = reading.scored[sheet.pk]
    comparison, note = _comparison(reading, scored)
    return ResultPage(
        year=reading.round.fiscal_year,
        agency=agency_name(reading.round),
        sheet=_note(reading, sheet),
        tabs=_tabs(reading, sheet),
        standing=standing(sheet, scored, comparison),
        parts=parts(sheet, scored),
        items=item_table(sheet, scored, comparison, note),
        next_level=next_level(sheet, scored),
        settings=open_settings(scored),
        framework=in_words(scored.framework.title),
        rounding=wording.rounding_in_words(scored.framework.rounding),
        what_if_href=links.of_what_if(sheet),
        findings_href=_planning_href(reading, sheet),
        findings_year=reading.round.fiscal_year + 1,
        may_choose=reading.after is not None and may_analyse(viewer, reading.after),
        enter_href=_enter_href(reading.round, viewer),
    )


def no_result_page(reading: Reading, *, viewer: Member) -> NoResultPage:
    before = reading.before
    planned_on = reading.sheet_before is not None
    return NoResultPage(
        year=reading.round.fiscal_year,
        agency=agency_name(reading.round),
        enter_href=_enter_href(reading.round, viewer),
        before_href=of_round("analysis:result", before) if before and planned_on else "",
        before_year=reading.round.fiscal_year - 1,
        findings_href=of_round("analysis:findings", reading.round) if planned_on else "",
        may_choose=may_analyse(viewer, reading.round),
    )


def agency_name(round_: Round) -> str:
    return in_words(Text(round_.agency.name_th, round_.agency.name_en))


def _comparison(reading: Reading, scored: Scored) -> tuple[Comparison | None, str]:
    """Last year beside this year, or the reason why not; no reason when there simply is no last year."""
    before = reading.sheet_before
    if before is None:
        return None, ""
    if reading.mapping is None:
        return None, _("Last year's items are not mapped to this year's yet, so they are not compared.")
    return compare(scored, reading.scored[before.pk], reading.mapping), ""


def _note(reading: Reading, sheet: ScoreSheet) -> SheetNote:
    return SheetNote(
        title=sheet.title,
        source=wording.source_in_words(sheet.source),
        origin=origin_in_words(sheet.origin),
        saved_by=saver_in_words(sheet),
        saved_at=sheet.saved_at,
        note=sheet.note,
        is_official=sheet.source == ScoreSheet.Source.OFFICIAL,
        is_replaced=sheet.pk in reading.replaced,
    )


def _tabs(reading: Reading, shown: ScoreSheet) -> tuple[Tab, ...]:
    """The other sheets of the round; none when there is only one."""
    if len(reading.sheets) < 2:
        return ()
    return tuple(
        Tab(_tab_label(reading, sheet), links.of_sheet(sheet), sheet.pk == shown.pk)
        for sheet in reading.sheets
    )


def _tab_label(reading: Reading, sheet: ScoreSheet) -> str:
    label = f"{wording.source_in_words(sheet.source)}: {sheet.title}"
    if sheet.pk in reading.replaced:
        return _("%(sheet)s (replaced)") % {"sheet": label}
    return label


def _planning_href(reading: Reading, sheet: ScoreSheet) -> str:
    """Weak points are found on the official sheet that stands, by the round of the following year."""
    stands = sheet.source == ScoreSheet.Source.OFFICIAL and sheet.pk not in reading.replaced
    if reading.after is None or not stands:
        return ""
    return of_round("analysis:findings", reading.after)


def _enter_href(round_: Round, viewer: Member) -> str:
    return of_round("intake:new", round_) if may_enter_result(viewer, round_) else ""
