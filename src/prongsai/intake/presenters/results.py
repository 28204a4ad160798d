"""The list of a round's sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.analysis import links
from prongsai.frameworks.queries import framework_from
from prongsai.intake.models import ResultDraft
from prongsai.intake.presenters.new import DraftLink, draft_links
from prongsai.intake.presenters.places import agency_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Level, Text
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.permissions import may_enter_result
from prongsai.scoring.sheet_words import origin_in_words, saver_in_words
from prongsai.scoring.wording import source_in_words


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sealed sheet. replaced_at: when a correction took its place, or None while it stands."""

    title: str
    href: str
    source: str
    origin: str
    note: str
    total: Decimal | None
    level: Text | None
    level_key: str
    is_complete: bool
    saved_by: str
    saved_at: datetime
    replaced_at: datetime | None


@dataclass(frozen=True, slots=True)
class ResultsPage:
    title: str
    agency: Text
    sentence: str
    sheets: tuple[SheetRow, ...]
    drafts: tuple[DraftLink, ...]
    enter_href: str


def results_page(
    round_: Round, *, sheets: Sequence[ScoreSheet], drafts: Sequence[ResultDraft], viewer: Member
) -> ResultsPage:
    levels = {level.key: level for level in framework_from(round_.framework).levels.levels}
    return ResultsPage(
        title=_("Score sheets of fiscal year %(year)s") % {"year": round_.fiscal_year},
        agency=agency_of(round_),
        sentence=_sentence(sheets),
        sheets=tuple(_row(sheet, levels) for sheet in sheets),
        drafts=draft_links(round_, drafts),
        enter_href=of_round("intake:new", round_) if may_enter_result(viewer, round_) else "",
    )


def saved_sentence(sheet: ScoreSheet) -> str:
    facts = {"source": source_in_words(sheet.source), "total": sheet.total}
    if sheet.total is None:
        return _("Saved and sealed: %(source)s. There is no total yet because figures are missing.") % facts
    return _("Saved and sealed: %(source)s, %(total)s points.") % facts


def _row(sheet: ScoreSheet, levels: Mapping[str, Level]) -> SheetRow:
    level = levels.get(sheet.level_key)
    successor: ScoreSheet | None = getattr(sheet, "replaced_by", None)
    return SheetRow(
        title=sheet.title,
        href=links.of_sheet(sheet),
        source=source_in_words(sheet.source),
        origin=origin_in_words(sheet.origin),
        note=sheet.note,
        total=sheet.total,
        level=level.text if level else None,
        level_key=sheet.level_key,
        is_complete=sheet.is_complete,
        saved_by=saver_in_words(sheet),
        saved_at=sheet.saved_at,
        replaced_at=successor.saved_at if successor else None,
    )


def _sentence(sheets: Sequence[ScoreSheet]) -> str:
    standing = [
        sheet for sheet in sheets if sheet.source == ScoreSheet.Source.OFFICIAL and not _replaced(sheet)
    ]
    if not standing:
        return _("No official result has been entered.")
    if standing[0].total is None:
        return _("The official result has no total yet: figures are missing.")
    return _("The official result stands at %(total)s points.") % {"total": standing[0].total}


def _replaced(sheet: ScoreSheet) -> bool:
    return getattr(sheet, "replaced_by", None) is not None
