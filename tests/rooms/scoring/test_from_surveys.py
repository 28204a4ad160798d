"""Closed surveys become a score, exactly and once; open ones never do."""

from datetime import datetime
from fractions import Fraction

import pytest

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.scoring.actions import CannotSave
from prongsai.scoring.from_surveys import save_survey_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of, scored_sheet
from prongsai.surveys.actions import close_wave
from prongsai.surveys.models import Wave
from tests.factories.surveys import fill, opened

pytestmark = pytest.mark.django_db(databases=["default", "surveys"])


def closed(round_: Round, now: datetime, kind: Wave.Kind = Wave.Kind.OFFICIAL) -> Wave:
    """Two of three say the best, one the next."""
    wave = opened(round_, now, kind=kind)
    fill(wave, 1, 20, answer=5)
    fill(wave, 2, 10, answer=4)
    close_wave(wave=wave, by=None, now=now)
    return wave


def test_the_means_of_closed_surveys_make_a_computed_sheet(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    closed(bangkok_yai_2568, now)
    sheet = save_survey_sheet(round_=bangkok_yai_2568, kind=Wave.Kind.OFFICIAL, by=anong, now=now)
    assert sheet.source == ScoreSheet.Source.COMPUTED
    figures = figures_of(sheet)
    assert figures["E1"] == Fraction(93_333_333, 1_000_000)
    assert figures["E3"] == Fraction(6_666_667, 1_000_000), "an item that names a wrong is turned round"
    assert set(figures) == {f"E{number}" for number in range(1, 7)}
    assert scored_sheet(sheet).level is None, "two instruments have no figure yet"


def test_saving_again_replaces_the_sheet_before(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    closed(bangkok_yai_2568, now)
    first, second = (
        save_survey_sheet(round_=bangkok_yai_2568, kind=Wave.Kind.OFFICIAL, by=anong, now=now)
        for _ in range(2)
    )
    assert second.replaces == first


def test_an_open_survey_and_a_trial_make_no_official_score(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    fill(opened(bangkok_yai_2568, now), 1, 30)
    closed(bangkok_yai_2568, now, kind=Wave.Kind.TRIAL)
    with pytest.raises(CannotSave):
        save_survey_sheet(round_=bangkok_yai_2568, kind=Wave.Kind.OFFICIAL, by=anong, now=now)
    trial = save_survey_sheet(round_=bangkok_yai_2568, kind=Wave.Kind.TRIAL, by=anong, now=now)
    assert trial.source == ScoreSheet.Source.MOCK
