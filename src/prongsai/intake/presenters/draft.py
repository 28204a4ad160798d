"""The page that shows what was put in beside what was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.frameworks.queries import framework_from
from prongsai.intake import queries, wording
from prongsai.intake.models import ResultDraft
from prongsai.intake.presenters.outcome import Outcome, outcome_of
from prongsai.intake.presenters.places import agency_of, crumbs
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework, Text
from prongsai.rules.reading import WRITING_ONLY, Notice, ReadRow, TableReading
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet
from prongsai.scoring.sheet_words import origin_in_words
from prongsai.scoring.wording import code_in_words, in_full, source_in_words
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a line. tone: problem, notice, or fine where only the way of writing differs."""

    tone: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One line. place: its number in the form; code, score, text: as put in.

    meant     the code as understood, "" where it was not; title: that node's text; figure: the score as understood
    told      sentences about it: problems first
    can_drop  the code can be kept against the text beside it
    """

    place: int
    line: int
    code: str
    score: str
    text: str
    meant: str
    title: Text | None
    figure: str
    told: tuple[Remark, ...]
    can_drop: bool


@dataclass(frozen=True, slots=True)
class FineRows:
    """Lines that nobody needs to look at, by instrument."""

    code: str
    text: Text
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class EmptyRow:
    """A place for a score that is still missing; without a code for a line of any kind."""

    place: int
    code: str
    text: Text | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The official sheet that stands already, which this one can only correct."""

    id: int
    title: str
    total: Decimal | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class DraftPage:
    title: str
    agency: Text
    crumbs: Crumbs
    name: str
    source: str
    origin: str
    href: str
    save_href: str
    abandon_href: str
    sentence: str
    other_year: str
    problems: tuple[DraftRow, ...]
    notices: tuple[DraftRow, ...]
    fine: tuple[FineRows, ...]
    fine_count: int
    skipped: tuple[DraftRow, ...]
    empty: tuple[EmptyRow, ...]
    new_row: EmptyRow
    outcome: Outcome | None
    standing: Standing | None
    can_save: bool


def draft_page(round_: Round, draft: ResultDraft) -> DraftPage:
    """One query for the standing official sheet; one more when the codes are those of another year."""
    framework = framework_from(round_.framework)
    rows = draft.raw_rows
    reading = queries.reading_of(round_, rows)
    other = queries.other_framework(round_, rows, reading)
    shown = [_row(place, row, framework) for place, row in enumerate(reading.rows)]
    problems, notices, fine, skipped = _sorted(shown, reading.rows)
    empty = _empty_rows(framework, reading, first_place=len(rows))
    title = _("Check before saving")
    return DraftPage(
        title=title,
        agency=agency_of(round_),
        crumbs=crumbs(round_, title),
        name=draft.title,
        source=source_in_words(draft.source),
        origin=origin_in_words(draft.origin),
        href=of_round("intake:draft", round_, draft_id=draft.pk),
        save_href=of_round("intake:save_draft", round_, draft_id=draft.pk),
        abandon_href=of_round("intake:abandon_draft", round_, draft_id=draft.pk),
        sentence=_sentence(reading, len(problems), len(notices)),
        other_year=wording.about_other_framework(other) if other else "",
        problems=tuple(problems),
        notices=tuple(notices),
        fine=_by_instrument(framework, fine),
        fine_count=len(fine),
        skipped=tuple(skipped),
        empty=empty,
        new_row=EmptyRow(len(rows) + len(empty), "", None),
        outcome=outcome_of(framework, reading.figures),
        standing=_standing(round_, draft),
        can_save=not reading.problems,
    )


def _row(place: int, row: ReadRow, framework: Framework) -> DraftRow:
    told = [Remark("problem", wording.about_problem(problem)) for problem in row.problems]
    told += [_remark(notice) for notice in row.notices]
    return DraftRow(
        place=place,
        line=row.line,
        code=row.raw_code,
        score=row.raw_score,
        text=row.text,
        meant=_meant(row, framework),
        title=framework.nodes[row.codes[0]].text if len(row.codes) == 1 else None,
        figure="" if row.value is None else in_full(row.value),
        told=tuple(told),
        can_drop=any(problem.key == "text_disagrees" for problem in row.problems),
    )


def _meant(row: ReadRow, framework: Framework) -> str:
    if len(row.codes) == 1:
        return code_in_words(row.codes[0], framework)
    return f"{row.codes[0]} … {row.codes[-1]}" if row.codes else ""


def _remark(notice: Notice) -> Remark:
    return Remark("fine" if notice.key in WRITING_ONLY else "notice", wording.about_notice(notice))


def _sorted(
    shown: Sequence[DraftRow], rows: Sequence[ReadRow]
) -> tuple[list[DraftRow], list[DraftRow], list[tuple[str, DraftRow]], list[DraftRow]]:
    """Problems, notices, fine lines (each with its first code), skipped lines."""
    problems, notices, skipped = [], [], []
    fine: list[tuple[str, DraftRow]] = []
    for one, row in zip(shown, rows, strict=True):
        if row.problems:
            problems.append(one)
        elif row.skipped:
            skipped.append(one)
        elif any(notice.key not in WRITING_ONLY for notice in row.notices):
            notices.append(one)
        else:
            fine.append((row.codes[0], one))
    return problems, notices, fine, skipped


def _by_instrument(framework: Framework, fine: Sequence[tuple[str, DraftRow]]) -> tuple[FineRows, ...]:
    groups = []
    for top in framework.root.children:
        inside = {node.code for node in top.walk()}
        rows = tuple(row for code, row in fine if code in inside)
        if rows:
            groups.append(FineRows(top.code, top.text, rows))
    rest = tuple(row for code, row in fine if code == framework.root.code)
    return (*groups, FineRows(framework.root.code, framework.root.text, rest)) if rest else tuple(groups)


def _empty_rows(framework: Framework, reading: TableReading, *, first_place: int) -> tuple[EmptyRow, ...]:
    """The lowest codes that neither have a figure nor stand below one."""
    covered = {node.code for code in reading.figures for node in framework.nodes[code].walk()}
    missing = [node for node in framework.root.walk() if not node.children and node.code not in covered]
    return tuple(EmptyRow(first_place + count, node.code, node.text) for count, node in enumerate(missing))


def _standing(round_: Round, draft: ResultDraft) -> Standing | None:
    found = official_sheet(round_) if draft.source == ScoreSheet.Source.OFFICIAL else None
    return Standing(found.pk, found.title, found.total, found.saved_at) if found else None


def _sentence(reading: TableReading, problems: int, notices: int) -> str:
    """How the table stands, in one line."""
    figures = len(reading.figures)
    read = ngettext("%(count)s score read", "%(count)s scores read", figures) % {"count": figures}
    parts = [read]
    if problems:
        parts.append(
            ngettext("%(count)s line to settle", "%(count)s lines to settle", problems) % {"count": problems}
        )
    if notices:
        parts.append(
            ngettext("%(count)s line to look at", "%(count)s lines to look at", notices) % {"count": notices}
        )
    return " · ".join(parts)
