"""A draft becomes a sealed sheet whole, or stays a draft."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.intake.actions import (
    MOST_ROWS,
    CannotSaveDraft,
    TooManyRows,
    abandon_draft,
    change_draft,
    save_draft,
    start_draft,
)
from prongsai.intake.models import ResultDraft
from prongsai.intake.queries import draft_of, drafts_of
from prongsai.rounds.models import Round
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of, official_sheet

OFFICIAL, MOCK = ScoreSheet.Source.OFFICIAL, ScoreSheet.Source.MOCK
GOOD = [RawRow(1, "IIT", "99.96"), RawRow(2, "EIT", "๙๓.๐๐"), RawRow(3, "OIT", "100")]
BAD = [*GOOD, RawRow(4, "E1", "101")]


def begin(
    round_: Round,
    by: Member,
    now: datetime,
    rows: Sequence[RawRow] = GOOD,
    source: ScoreSheet.Source = OFFICIAL,
) -> ResultDraft:
    return start_draft(round_=round_, source=source, title="ผล", origin="pasted", rows=rows, by=by, now=now)


def save(draft: ResultDraft, by: Member, now: datetime, corrects: int | None = None) -> ScoreSheet:
    return save_draft(draft=draft, corrects=corrects, note="แก้ตามประกาศ", by=by, now=now)


def test_saving_seals_every_figure_and_drops_the_draft(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    draft = begin(bangkok_yai_2568, anong, now)
    sheet = save(draft, anong, now)
    assert figures_of(sheet) == {"IIT": Fraction("99.96"), "EIT": 93, "OIT": 100}
    assert sheet.sealed_at == now
    assert (sheet.title, sheet.origin, sheet.note) == ("ผล", "pasted", "")
    assert not ResultDraft.objects.exists()


def test_a_draft_with_a_problem_saves_nothing(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    draft = begin(bangkok_yai_2568, anong, now, BAD)
    with pytest.raises(CannotSaveDraft, match="problems"):
        save(draft, anong, now)
    assert not ScoreSheet.objects.filter(round=bangkok_yai_2568).exists()
    assert ResultDraft.objects.filter(pk=draft.pk).exists()


def test_the_second_of_two_savings_finds_the_draft_gone(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    draft = begin(bangkok_yai_2568, anong, now)
    stale = ResultDraft.objects.get(pk=draft.pk)
    save(draft, anong, now)
    with pytest.raises(CannotSaveDraft, match="gone"):
        save(stale, anong, now)
    assert ScoreSheet.objects.filter(round=bangkok_yai_2568).count() == 1


def test_an_official_result_is_replaced_only_by_a_declared_correction(
    official_2567: ScoreSheet, anong: Member, now: datetime
) -> None:
    round_ = official_2567.round
    draft = begin(round_, anong, now)
    with pytest.raises(CannotSaveDraft, match="choose_correction"):
        save(draft, anong, now)
    sheet = save(draft, anong, now, corrects=official_2567.pk)
    assert official_sheet(round_) == sheet
    assert (sheet.replaces, sheet.note) == (official_2567, "แก้ตามประกาศ")


def test_a_correction_of_a_sheet_that_no_longer_stands_is_refused(
    official_2567: ScoreSheet, anong: Member, now: datetime
) -> None:
    first, second = begin(official_2567.round, anong, now), begin(official_2567.round, anong, now)
    save(first, anong, now, corrects=official_2567.pk)
    with pytest.raises(CannotSaveDraft, match="other_official"):
        save(second, anong, now, corrects=official_2567.pk)


def test_a_mock_stands_beside_the_official_result(
    official_2567: ScoreSheet, anong: Member, now: datetime
) -> None:
    round_ = official_2567.round
    for _ in range(2):
        save(begin(round_, anong, now, source=MOCK), anong, now)
    assert ScoreSheet.objects.filter(round=round_, source=MOCK).count() == 2
    assert official_sheet(round_) == official_2567


@pytest.mark.parametrize("who", ["chai", "boon", "dao"])
def test_only_the_officer_of_the_agency_begins_a_draft(
    bangkok_yai_2568: Round, cast: dict[str, Member], now: datetime, who: str
) -> None:
    with pytest.raises(PermissionDenied):
        begin(bangkok_yai_2568, cast[who], now)


def test_computed_results_are_not_put_in_by_hand(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        begin(bangkok_yai_2568, anong, now, source=ScoreSheet.Source.COMPUTED)


@pytest.mark.parametrize("who", ["chai", "boon", "dao"])
def test_a_draft_is_its_authors_alone(
    bangkok_yai_2568: Round, anong: Member, cast: dict[str, Member], now: datetime, who: str
) -> None:
    draft, other = begin(bangkok_yai_2568, anong, now), cast[who]
    assert draft_of(other, bangkok_yai_2568, draft.pk) is None
    assert drafts_of(other, bangkok_yai_2568) == []
    for act in (
        lambda: change_draft(draft=draft, rows=GOOD, by=other, now=now),
        lambda: save(draft, other, now),
        lambda: abandon_draft(draft=draft, by=other, now=now),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert draft_of(anong, bangkok_yai_2568, draft.pk) == draft


def test_corrected_rows_take_the_place_of_the_old_ones(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    draft = begin(bangkok_yai_2568, anong, now, BAD)
    change_draft(draft=draft, rows=GOOD, by=anong, now=now)
    assert ResultDraft.objects.get(pk=draft.pk).raw_rows == GOOD


def test_an_abandoned_draft_leaves_only_a_trail(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    draft = begin(bangkok_yai_2568, anong, now)
    target = f"intake.resultdraft:{draft.pk}"
    abandon_draft(draft=draft, by=anong, now=now)
    assert not ResultDraft.objects.exists()
    actions = Entry.objects.filter(target=target).order_by("id").values_list("action", flat=True)
    assert list(actions) == ["intake.draft.started", "intake.draft.abandoned"]


def test_more_rows_than_any_result_has_are_refused(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    rows = [RawRow(line, "E1", "90") for line in range(MOST_ROWS + 1)]
    with pytest.raises(TooManyRows):
        begin(bangkok_yai_2568, anong, now, rows)
