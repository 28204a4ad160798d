"""A sheet is saved whole and sealed, or not at all."""

from datetime import datetime
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.rounds.models import Round
from prongsai.rules.score import OutOfRange, UnknownCode
from prongsai.scoring.actions import CannotSave, save_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of, newest_sheet, official_sheet, scored_sheet

OFFICIAL = ScoreSheet.Source.OFFICIAL


def save(round_: Round, by: Member | None, now: datetime, **changes: object) -> ScoreSheet:
    values: dict[str, object] = {
        "source": OFFICIAL,
        "title": "ผลทดลอง",
        "origin": "typed",
        "figures": {"IIT": Fraction(90), "EIT": Fraction(80), "OIT": Fraction("99.125")},
    }
    return save_sheet(round_=round_, by=by, now=now, **{**values, **changes})  # type: ignore[arg-type]


def test_the_published_result_of_bangkok_yai_is_reproduced(official_2567: ScoreSheet) -> None:
    scored = scored_sheet(official_2567)
    assert str(official_2567.total) == "97.89"
    assert official_2567.level_key == "good"
    assert scored.total.value == Fraction("97.885")
    assert scored.steps["EIT"].value == Fraction("92.995")
    assert scored.steps["8"].shown == "91.06"


def test_figures_come_back_exactly_as_put_in(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    figures = {
        "I1": Fraction("99.999999"),
        "E1": Fraction("0.000001"),
        "OIT": Fraction(100),
        "6": Fraction("33.33"),
    }
    sheet = save(bangkok_yai_2568, anong, now, figures=figures)
    assert figures_of(sheet) == figures


def test_a_saved_sheet_leaves_a_trail(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    sheet = save(bangkok_yai_2568, anong, now)
    entry = Entry.objects.get(target=f"scoring.scoresheet:{sheet.pk}")
    assert (entry.action, entry.actor, entry.agency_path) == (
        "scoring.sheet.saved",
        "anong",
        "bma/bangkok-yai/",
    )


@pytest.mark.parametrize("who", ["chai", "boon", "dao"])
def test_only_the_officer_of_the_agency_puts_in_figures(
    bangkok_yai_2568: Round, cast: dict[str, Member], now: datetime, who: str
) -> None:
    with pytest.raises(PermissionDenied):
        save(bangkok_yai_2568, cast[who], now)


def test_a_closed_round_takes_no_figures(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    bangkok_yai_2568.phase = Round.Phase.CLOSED
    with pytest.raises(PermissionDenied):
        save(bangkok_yai_2568, anong, now)


@pytest.mark.parametrize(
    ("figures", "error"),
    [
        ({}, CannotSave),
        ({"I1": Fraction(101)}, OutOfRange),
        ({"I1": Fraction(-1, 100)}, OutOfRange),
        ({"I1": Fraction(90), "I99": Fraction(90)}, UnknownCode),
    ],
)
def test_bad_figures_leave_nothing_behind(
    bangkok_yai_2568: Round,
    anong: Member,
    now: datetime,
    figures: dict[str, Fraction],
    error: type[Exception],
) -> None:
    before = ScoreSheet.objects.count()
    with pytest.raises(error):
        save(bangkok_yai_2568, anong, now, figures=figures)
    assert ScoreSheet.objects.count() == before


def test_a_correction_replaces_and_the_old_one_stays_readable(
    official_2567: ScoreSheet, anong: Member, now: datetime
) -> None:
    fixed = save(official_2567.round, anong, now, replaces=official_2567)
    assert official_sheet(official_2567.round) == fixed
    assert ScoreSheet.objects.filter(pk=official_2567.pk).exists()
    with pytest.raises(CannotSave, match="replaced_already"):
        save(official_2567.round, anong, now, replaces=official_2567)


def test_a_correction_must_be_of_the_same_round_and_source(
    official_2567: ScoreSheet, bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    with pytest.raises(CannotSave, match="other_source"):
        save(bangkok_yai_2568, anong, now, replaces=official_2567)
    with pytest.raises(CannotSave, match="other_source"):
        save(official_2567.round, anong, now, replaces=official_2567, source=ScoreSheet.Source.MOCK)


def test_an_official_sheet_is_read_before_a_newer_mock(
    official_2567: ScoreSheet, anong: Member, now: datetime
) -> None:
    mock = save(official_2567.round, anong, now, source=ScoreSheet.Source.MOCK)
    assert newest_sheet(official_2567.round) == official_2567
    assert newest_sheet(official_2567.round, ScoreSheet.Source.MOCK) == mock


def test_missing_figures_are_never_made_to_look_complete(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    sheet = save(bangkok_yai_2568, anong, now, figures={"IIT": Fraction(90), "EIT": Fraction(80)})
    assert sheet.total is None
    assert not sheet.is_complete
    assert sheet.level_key == ""
