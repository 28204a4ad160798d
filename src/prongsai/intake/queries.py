"""Reading drafts, and the sheets that came of them."""

from collections.abc import Sequence

from prongsai.accounts.members import Member
from prongsai.frameworks.models import FrameworkVersion
from prongsai.frameworks.queries import framework_from
from prongsai.intake.models import ResultDraft
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework
from prongsai.rules.reading import RawRow, TableReading, read_table
from prongsai.rules.reading_fit import fits_elsewhere, unknown_lines
from prongsai.scoring.models import ScoreSheet


def draft_of(member: Member, round_: Round, draft_id: int) -> ResultDraft | None:
    """The member's own draft for that round, or None when it was saved, abandoned, or is another person's."""
    return ResultDraft.objects.visible_to(member).filter(round=round_, pk=draft_id).first()


def drafts_of(member: Member, round_: Round) -> list[ResultDraft]:
    """The member's own unfinished drafts for that round, newest first, without their rows."""
    return list(ResultDraft.objects.visible_to(member).filter(round=round_).defer("rows"))


def reading_of(round_: Round, rows: Sequence[RawRow]) -> TableReading:
    return read_table(rows, framework_from(round_.framework))


def other_framework(round_: Round, rows: Sequence[RawRow], reading: TableReading) -> Framework | None:
    """The published framework of another year that the table fits, if it does not fit this one. A query only then."""
    if not unknown_lines(reading):
        return None
    versions = FrameworkVersion.objects.published().exclude(pk=round_.framework_id)
    others = [framework_from(version) for version in versions]
    return fits_elsewhere(rows, reading, framework_from(round_.framework), others)


def sheets_of(member: Member, round_: Round) -> list[ScoreSheet]:
    """Every sealed sheet of the round, newest first, with who saved it and what replaced it. One query."""
    sheets = ScoreSheet.objects.visible_to(member).filter(round=round_, sealed_at__isnull=False)
    found = list(sheets.select_related("saved_by", "replaced_by"))
    for sheet in found:
        sheet.round = round_
    return found
