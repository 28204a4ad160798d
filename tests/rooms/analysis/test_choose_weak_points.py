"""Choosing weak points: the rule picks, the officer adds, and nothing that was written is ever lost."""

from collections.abc import Collection
from datetime import datetime
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.analysis.actions import CannotChoose, choose_weak_points, set_issue, set_no_measure_reason
from prongsai.analysis.models import Analysis, Finding
from prongsai.analysis.queries import analysis_of, findings_of
from prongsai.analysis.selection import Selection
from prongsai.audit.models import Entry
from prongsai.rounds.models import Round
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of
from tests.factories.plans import planned
from tests.factories.sheets import Source, figures, sheet_of

BELOW_95 = Choice(WeakRule.BELOW_TARGET, target=Fraction(95))
LOWEST_2 = Choice(WeakRule.LOWEST, count=2)


class Desk:
    """An officer at work on one round."""

    def __init__(self, round_: Round, baseline: ScoreSheet, by: Member, now: datetime) -> None:
        self.round, self.baseline, self.by, self.now = round_, baseline, by, now

    def choose(self, choice: Choice, extra: Collection[str] = ()) -> Selection:
        return choose_weak_points(
            round_=self.round,
            baseline=self.baseline,
            choice=choice,
            extra_codes=extra,
            by=self.by,
            now=self.now,
        )

    def codes(self) -> list[str]:
        return [finding.node.code for finding in findings_of(self.round)]

    def finding(self, code: str) -> Finding:
        return next(finding for finding in findings_of(self.round) if finding.node.code == code)


@pytest.fixture
def desk(bangkok_yai_2568: Round, official_2567: ScoreSheet, anong: Member, now: datetime) -> Desk:
    return Desk(bangkok_yai_2568, official_2567, anong, now)


def test_the_rule_picks_the_items_in_printed_order_with_their_figures(desk: Desk) -> None:
    desk.choose(BELOW_95)
    assert desk.codes() == ["E1", "E2", "E4", "E5", "E6"]
    assert str(desk.finding("E6").figure) == "90.840000"
    assert not desk.finding("E6").by_hand


def test_what_the_next_level_needs_picks_within_the_instrument_that_stops_it(desk: Desk) -> None:
    desk.choose(Choice(WeakRule.BELOW_NEED))
    assert desk.codes() == ["E1", "E2", "E4", "E5", "E6"]


def test_the_choice_is_kept_with_who_and_when(desk: Desk) -> None:
    desk.choose(LOWEST_2)
    analysis = analysis_of(desk.round)
    assert analysis is not None
    assert analysis.choice == LOWEST_2
    assert (analysis.baseline, analysis.chosen_by, analysis.chosen_at) == (
        desk.baseline,
        desk.by.user,
        desk.now,
    )


def test_an_item_added_by_hand_is_marked_so(desk: Desk) -> None:
    desk.choose(LOWEST_2, ["I7", "E6"])
    assert desk.codes() == ["I7", "E5", "E6"]
    assert desk.finding("I7").by_hand
    assert not desk.finding("E6").by_hand


def test_items_that_stay_keep_their_words(desk: Desk) -> None:
    desk.choose(BELOW_95)
    set_issue(finding=desk.finding("E5"), text=" ขั้นตอนยังมาก ", by=desk.by, now=desk.now)
    before = desk.finding("E5").pk
    desk.choose(LOWEST_2)
    assert (desk.finding("E5").pk, desk.finding("E5").issue) == (before, "ขั้นตอนยังมาก")


def test_an_item_that_falls_out_without_a_word_written_leaves(desk: Desk) -> None:
    desk.choose(BELOW_95)
    selection = desk.choose(LOWEST_2)
    assert desk.codes() == ["E5", "E6"]
    assert [finding.node.code for finding in selection.leaving] == ["E1", "E2", "E4"]


@pytest.mark.parametrize("write", [set_issue, set_no_measure_reason])
def test_an_item_that_falls_out_but_has_words_is_kept_and_told(desk: Desk, write: object) -> None:
    desk.choose(BELOW_95)
    write(finding=desk.finding("E1"), text="ยังต้องอธิบาย", by=desk.by, now=desk.now)  # type: ignore[operator]
    selection = desk.choose(LOWEST_2)
    assert [item.code for item in selection.kept] == ["E1"]
    assert desk.codes() == ["E1", "E5", "E6"]
    assert desk.finding("E1").by_hand


def test_an_item_that_falls_out_but_has_a_measure_is_kept_with_it(desk: Desk) -> None:
    desk.choose(BELOW_95)
    measure = planned(desk.finding("E4"), desk.now)
    selection = desk.choose(LOWEST_2)
    assert [item.code for item in selection.kept] == ["E4"]
    assert list(measure.findings.values_list("node__code", flat=True)) == ["E4"]


def test_a_kept_item_that_the_rule_picks_again_is_no_longer_by_hand(desk: Desk) -> None:
    desk.choose(BELOW_95)
    set_issue(finding=desk.finding("E1"), text="ยังต้องอธิบาย", by=desk.by, now=desk.now)
    desk.choose(LOWEST_2)
    assert desk.choose(BELOW_95).kept == ()
    assert not desk.finding("E1").by_hand


def test_once_its_words_are_taken_away_a_kept_item_can_go(desk: Desk) -> None:
    desk.choose(BELOW_95)
    set_issue(finding=desk.finding("E1"), text="ยังต้องอธิบาย", by=desk.by, now=desk.now)
    desk.choose(LOWEST_2)
    set_issue(finding=desk.finding("E1"), text=" ", by=desk.by, now=desk.now)
    desk.choose(LOWEST_2)
    assert desk.codes() == ["E5", "E6"]


def test_a_corrected_result_renews_the_figures_of_what_stays(desk: Desk) -> None:
    desk.choose(BELOW_95)
    given = dict(figures_of(desk.baseline)) | {"E6": Fraction("80.5")}
    corrected = sheet_of(desk.baseline.round, given, desk.now, replaces=desk.baseline)
    desk.baseline = corrected
    desk.choose(BELOW_95)
    assert str(desk.finding("E6").figure) == "80.500000"
    assert analysis_of(desk.round).baseline == corrected  # type: ignore[union-attr]


def test_a_missing_item_may_be_added_by_hand_without_a_figure(
    desk: Desk, khlong_toei_2568: Round, dao: Member, now: datetime
) -> None:
    before = Round.objects.select_related("agency", "framework").get(
        agency=khlong_toei_2568.agency, fiscal_year=2567
    )
    sheet = sheet_of(before, figures(E1="90", OIT="100"), now)
    stranger = Desk(khlong_toei_2568, sheet, dao, now)
    stranger.choose(BELOW_95, ["I10"])
    assert stranger.codes() == ["I10", "E1"]
    assert stranger.finding("I10").figure is None


@pytest.mark.parametrize("code", ["X9", "EIT", "8", "TOTAL", ""])
def test_what_is_no_item_of_the_result_is_refused(desk: Desk, code: str) -> None:
    with pytest.raises(CannotChoose) as refusal, transaction.atomic():
        desk.choose(BELOW_95, [code])
    assert (refusal.value.code, refusal.value.item) == ("unknown_item", code)
    assert not Analysis.objects.filter(round=desk.round).exists()


def test_only_an_official_result_can_be_planned_on(desk: Desk, now: datetime) -> None:
    desk.baseline = sheet_of(desk.baseline.round, figures(E1="80"), now, source=Source.MOCK)
    with pytest.raises(CannotChoose, match="not_official"):
        desk.choose(BELOW_95)


def test_the_result_of_another_year_or_agency_is_refused(
    desk: Desk, khlong_toei_2568: Round, bangkok_yai_2567: Round
) -> None:
    own = desk.round
    desk.round = bangkok_yai_2567
    with pytest.raises(CannotChoose, match="other_year"):
        desk.choose(BELOW_95)
    desk.round, desk.by = khlong_toei_2568, None  # type: ignore[assignment]
    with pytest.raises(CannotChoose, match="other_agency"):
        desk.choose(BELOW_95)
    assert own.agency_id != khlong_toei_2568.agency_id


@pytest.mark.parametrize("who", ["chai", "boon", "dao"])
def test_only_the_officer_of_the_agency_chooses_and_writes(
    desk: Desk, who: str, cast: dict[str, Member]
) -> None:
    desk.choose(BELOW_95)
    finding = desk.finding("E1")
    for write in (set_issue, set_no_measure_reason):
        with pytest.raises(PermissionDenied):
            write(finding=finding, text="ไม่ใช่หน้าที่", by=cast[who], now=desk.now)
    desk.by = cast[who]
    with pytest.raises(PermissionDenied):
        desk.choose(LOWEST_2)


def test_a_closed_round_is_left_as_it_is(desk: Desk) -> None:
    desk.round.phase = Round.Phase.CLOSED
    with pytest.raises(PermissionDenied):
        desk.choose(BELOW_95)


def test_the_trail_tells_what_changed(desk: Desk) -> None:
    desk.choose(BELOW_95)
    desk.choose(LOWEST_2, ["I7"])
    entry = Entry.objects.filter(action="analysis.weak_points.chosen").first()
    assert entry is not None
    assert entry.agency_path == desk.round.agency.path
    assert (entry.details["added"], entry.details["removed"]) == (["I7"], ["E1", "E2", "E4"])


def test_the_trail_tells_words_before_and_after_and_nothing_when_nothing_changed(desk: Desk) -> None:
    desk.choose(BELOW_95)
    for text in ("ขั้นตอนยังมาก", "ขั้นตอนยังมาก", "ลดขั้นตอนแล้ว"):
        set_issue(finding=desk.finding("E5"), text=text, by=desk.by, now=desk.now)
    entries = [entry.details for entry in Entry.objects.filter(action="analysis.issue.set")]
    assert [one["changes"]["issue"] for one in entries] == [
        ["ขั้นตอนยังมาก", "ลดขั้นตอนแล้ว"],
        ["", "ขั้นตอนยังมาก"],
    ]
