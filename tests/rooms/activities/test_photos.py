"""Photos of an activity, and what deserves a second look."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from prongsai.accounts.members import Member
from prongsai.activities import actions, queries
from prongsai.activities.actions import Placed
from prongsai.activities.models import Activity, ActivityPhoto
from prongsai.activities.queries import Why
from prongsai.activities.wording import flag_in_words
from prongsai.agencies.models import Agency
from prongsai.files.models import Evidence
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories.activities import MEETING, photo_of

Seen = list[tuple[Why, str]]


@pytest.fixture
def meeting(bangkok_yai_2568: Round, anong: Member, now: datetime) -> Activity:
    return actions.record_activity(round_=bangkok_yai_2568, content=MEETING, by=anong, now=now)


def flags(round_: Round, viewer: Member, activity: Activity) -> Seen:
    rows = queries.shown_of(round_, list(queries.activities_of(round_, viewer)), queries.measures_of(round_))
    (own,) = (one for one in rows if one.activity == activity)
    return [(flag.why, flag_in_words(flag, activity)) for flag in own.flags]


def order(activity: Activity) -> list[int]:
    return list(ActivityPhoto.objects.filter(activity=activity).values_list("evidence_id", flat=True))


def test_photos_keep_the_order_they_are_given_and_close_up(
    meeting: Activity, bangkok_yai: Agency, anong: Member, now: datetime
) -> None:
    pieces = [photo_of(bangkok_yai, number, now) for number in range(3)]
    photos = actions.add_photos(activity=meeting, evidence=pieces, by=anong, now=now)
    assert actions.add_photos(activity=meeting, evidence=pieces, by=anong, now=now) == []
    first, _second, third = photos
    placed = [Placed(third.pk, " ภาพหมู่ "), Placed(first.pk, "")]
    actions.arrange_photos(activity=meeting, placed=placed, layout=Activity.Layout.LARGE, by=anong, now=now)
    assert order(meeting) == [pieces[2].pk, pieces[0].pk, pieces[1].pk]
    third.refresh_from_db()
    assert (third.position, third.caption) == (1, "ภาพหมู่")
    actions.take_photo_out(photo=third, by=anong, now=now)
    assert list(meeting.photos.values_list("position", flat=True)) == [1, 2]
    assert Evidence.objects.filter(pk=pieces[2].pk).exists()


def test_evidence_of_another_agency_is_refused(
    meeting: Activity, khlong_toei: Agency, anong: Member, now: datetime
) -> None:
    with pytest.raises(actions.CannotRecord) as refused:
        actions.add_photos(activity=meeting, evidence=[photo_of(khlong_toei, 1, now)], by=anong, now=now)
    assert refused.value.code == "foreign"


def test_what_is_missing_is_said(bangkok_yai_2568: Round, anong: Member, meeting: Activity) -> None:
    assert [why for why, _words in flags(bangkok_yai_2568, anong, meeting)] == [
        Why.NOTHING_PROVED,
        Why.NO_PHOTO,
    ]


def test_a_day_outside_the_year_or_the_period_of_a_measure_is_flagged(
    at_work: dict[str, Measure], bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    september = replace(
        MEETING,
        starts_on=date(2024, 9, 5),
        ends_on=date(2024, 9, 5),
        measures=frozenset({at_work["E1"].pk}),
    )
    early = actions.record_activity(round_=bangkok_yai_2568, content=september, by=anong, now=now)
    found = dict(flags(bangkok_yai_2568, anong, early))
    assert {Why.OUTSIDE_YEAR, Why.OUTSIDE_MEASURE} <= set(found)
    assert "มาตรการที่ 1" in found[Why.OUTSIDE_MEASURE]


def test_a_photo_used_twice_is_flagged_on_both_sides_in_words(
    meeting: Activity, bangkok_yai_2568: Round, bangkok_yai: Agency, anong: Member, now: datetime
) -> None:
    other = actions.record_activity(
        round_=bangkok_yai_2568, content=replace(MEETING, title="อบรมเจ้าหน้าที่"), by=anong, now=now
    )
    once, again = photo_of(bangkok_yai, 4, now), photo_of(bangkok_yai, 4, now)
    lonely = photo_of(bangkok_yai, 9, now)
    actions.add_photos(activity=meeting, evidence=[lonely, once], by=anong, now=now)
    actions.add_photos(activity=other, evidence=[again], by=anong, now=now)
    (words,) = [words for why, words in flags(bangkok_yai_2568, anong, meeting) if why is Why.SAME]
    assert "อบรมเจ้าหน้าที่" in words
    assert [why for why, _words in flags(bangkok_yai_2568, anong, other)].count(Why.SAME) == 1
    actions.withdraw_activity(activity=other, reason="บันทึกซ้ำ", by=anong, now=now)
    assert Why.SAME not in dict(flags(bangkok_yai_2568, anong, meeting))


def test_the_same_photo_twice_in_one_activity_is_said_once(
    meeting: Activity, bangkok_yai_2568: Round, bangkok_yai: Agency, anong: Member, now: datetime
) -> None:
    twins = [photo_of(bangkok_yai, 4, now), photo_of(bangkok_yai, 4, now)]
    actions.add_photos(activity=meeting, evidence=twins, by=anong, now=now)
    found = [why for why, _words in flags(bangkok_yai_2568, anong, meeting)]
    assert found.count(Why.SAME) == 1


def test_a_photo_of_another_day_is_flagged(
    meeting: Activity, bangkok_yai_2568: Round, bangkok_yai: Agency, anong: Member, now: datetime
) -> None:
    pieces = [
        photo_of(bangkok_yai, 1, now, taken_on=date(2025, 2, 13)),
        photo_of(bangkok_yai, 2, now, taken_on=date(2025, 2, 14)),
    ]
    actions.add_photos(activity=meeting, evidence=pieces, by=anong, now=now)
    (words,) = [w for why, w in flags(bangkok_yai_2568, anong, meeting) if why is Why.OTHER_DAY]
    assert "2" in words
    assert "14 ก.พ. 2568" in words
