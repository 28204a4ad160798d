"""Recording activities, changing and withdrawing them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.activities import actions
from prongsai.activities.content import content_of
from prongsai.activities.models import Activity
from prongsai.agencies.models import Unit
from prongsai.audit.models import Entry
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories.activities import MEETING


def recorded(round_: Round, by: Member, now: datetime, **other: object) -> Activity:
    content = replace(MEETING, **other)  # type: ignore[arg-type]
    return actions.record_activity(round_=round_, content=content, by=by, now=now)


def test_it_belongs_to_the_unit_of_whoever_writes(
    at_work: dict[str, Measure], bangkok_yai_2568: Round, fah: Member, anong: Member, now: datetime
) -> None:
    both = frozenset({at_work["E1"].pk, at_work["E5"].pk})
    of_unit = recorded(bangkok_yai_2568, fah, now, measures=both)
    assert of_unit.unit == fah.unit
    assert set(of_unit.measures.all()) == {at_work["E1"], at_work["E5"]}
    assert recorded(bangkok_yai_2568, anong, now).unit is None


def test_others_units_and_offices_may_not_touch_it(
    bangkok_yai_2568: Round, fah: Member, gaew: Member, chai: Member, dao: Member, now: datetime
) -> None:
    activity = recorded(bangkok_yai_2568, fah, now)
    for stranger in (gaew, chai, dao):
        with pytest.raises(PermissionDenied):
            actions.change_activity(activity=activity, content=MEETING, seen=1, by=stranger, now=now)
    for stranger in (chai, dao):
        with pytest.raises(PermissionDenied):
            recorded(bangkok_yai_2568, stranger, now)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: {"title": "  "}, "no_title"),
        (lambda: {"kind": "party"}, "unknown_kind"),
        (lambda: {"ends_on": date(2025, 2, 12)}, "days_out_of_order"),
        (lambda: {"starts_on": date(2025, 3, 13), "ends_on": date(2025, 3, 13)}, "not_yet"),
        (
            lambda: {"units": frozenset({Unit.objects.filter(agency__slug="khlong-toei")[0].pk})},
            "foreign",
        ),
        (lambda: {"measures": frozenset({987654})}, "foreign"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    bangkok_yai_2568: Round, anong: Member, now: datetime, change: Callable[[], dict[str, object]], code: str
) -> None:
    with pytest.raises(actions.CannotRecord) as refused:
        recorded(bangkok_yai_2568, anong, now, **change())
    assert refused.value.code == code
    assert not Activity.objects.exists()


def test_a_change_on_a_stale_form_is_refused_unless_it_says_the_same(
    at_work: dict[str, Measure], bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    activity = recorded(bangkok_yai_2568, anong, now)
    newer = replace(MEETING, place="ห้องประชุมใหญ่", measures=frozenset({at_work["E1"].pk}))
    changed = actions.change_activity(activity=activity, content=newer, seen=1, by=anong, now=now)
    assert changed.row_version == 2
    assert content_of(Activity.objects.get()) == newer
    told = Entry.objects.get(action="activities.activity.changed").details["changes"]
    assert set(told) == {"place", "measures"}
    actions.change_activity(activity=activity, content=newer, seen=1, by=anong, now=now)
    with pytest.raises(actions.Stale):
        actions.change_activity(activity=activity, content=MEETING, seen=1, by=anong, now=now)


def test_what_is_withdrawn_stays_readable_and_never_changes(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    activity = recorded(bangkok_yai_2568, anong, now)
    with pytest.raises(actions.CannotRecord):
        actions.withdraw_activity(activity=activity, reason=" ", by=anong, now=now)
    actions.withdraw_activity(activity=activity, reason="บันทึกซ้ำ", by=anong, now=now + timedelta(hours=1))
    assert not Activity.objects.visible_to(anong).standing().exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.update(title="อื่น")
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.all().delete()


def test_a_measure_that_leaves_the_plan_leaves_the_activity(
    at_work: dict[str, Measure], bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    activity = recorded(bangkok_yai_2568, anong, now, measures=frozenset({at_work["E1"].pk}))
    at_work["E1"].delete()
    assert list(activity.measures.all()) == []
