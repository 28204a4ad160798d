"""Preparing, opening and closing a wave, and its cards."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.rounds.models import Round
from prongsai.surveys import actions
from prongsai.surveys.codes import is_of_wave, new_code, printed, tidied
from prongsai.surveys.models import Place, Wave
from prongsai.surveys.responses import store
from tests.factories.surveys import fill, opened, prepared


def test_places_and_quotas_are_those_of_the_framework(bangkok_yai_2568: Round, now: datetime) -> None:
    wave = prepared(bangkok_yai_2568, now)
    quotas = {place.code: place.minimum for place in wave.places.all()}
    assert sum(quotas.values()) == wave.minimum == 500
    assert quotas["public_works"] == 60
    assert quotas["education"] == 20
    assert quotas["all_schools"] == 40


def test_staff_answer_with_cards_for_every_division(bangkok_yai_2568: Round, now: datetime) -> None:
    wave = prepared(bangkok_yai_2568, now, "IIT")
    assert wave.with_cards
    assert (wave.minimum, wave.smallest_group) == (400, 10)
    assert wave.places.count() == 11


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"first_on": date(2025, 6, 1), "last_on": date(2025, 5, 1)}, "days"),
        ({"first_on": date(2024, 6, 1), "last_on": date(2024, 6, 2)}, "over"),
        ({"instrument": "OIT"}, "not_asked"),
        ({}, "twice"),
    ],
)
def test_a_wave_that_makes_no_sense_is_refused(
    bangkok_yai_2568: Round, now: datetime, more: dict[str, object], code: str
) -> None:
    if code == "twice":
        prepared(bangkok_yai_2568, now)
    with pytest.raises(actions.CannotPrepare) as refused:
        prepared(bangkok_yai_2568, now, **more)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_only_the_officer_of_the_office_runs_surveys(
    bangkok_yai_2568: Round, cast: dict[str, Member], now: datetime
) -> None:
    for name in ("chai", "boon", "dao"):
        with pytest.raises(PermissionDenied):
            prepared(bangkok_yai_2568, now, by=cast[name])
    wave = prepared(bangkok_yai_2568, now, by=cast["anong"])
    with pytest.raises(PermissionDenied):
        actions.open_wave(wave=wave, by=cast["chai"], now=now)
    actions.open_wave(wave=wave, by=cast["anong"], now=now)
    assert list(Entry.objects.filter(action__startswith="surveys.").values_list("action", flat=True)) == [
        "surveys.wave.opened",
        "surveys.wave.prepared",
    ]


def test_the_promise_is_frozen_from_the_opening(bangkok_yai_2568: Round, now: datetime) -> None:
    wave = opened(bangkok_yai_2568, now)
    for change in ({"smallest_group": 5}, {"kind": "trial"}, {"with_cards": True}, {"opened_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Wave.objects.filter(pk=wave.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(wave=wave).update(minimum=1)


def test_closing_seals_and_is_for_ever(bangkok_yai_2568: Round, now: datetime) -> None:
    wave = opened(bangkok_yai_2568, now)
    fill(wave, 1, 3)
    actions.close_wave(wave=wave, by=None, now=now)
    assert wave.sheets == 3
    with pytest.raises(actions.CannotClose):
        actions.close_wave(wave=wave, by=None, now=now)
    with pytest.raises(actions.CannotOpen):
        actions.open_wave(wave=wave, by=None, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(sheets=400)


def test_a_close_that_was_cut_off_half_way_is_finished_by_the_next(
    bangkok_yai_2568: Round, now: datetime
) -> None:
    """The seal commits on its own; the row of the wave may not follow."""
    wave = opened(bangkok_yai_2568, now)
    fill(wave, 1, 3)
    store.seal(wave.drawer)
    actions.close_wave(wave=wave, by=None, now=now)
    assert wave.sheets == 3


def test_the_calendar_closes_what_has_ended(bangkok_yai_2568: Round, now: datetime) -> None:
    wave = opened(bangkok_yai_2568, now, first_on=date(2025, 3, 1), last_on=date(2025, 3, 12))
    assert actions.close_ended(now=now) == 0
    assert actions.close_ended(now=now + timedelta(days=1)) == 1
    wave.refresh_from_db()
    assert wave.closed_at is not None


def test_cards_are_made_once_and_cancelled_by_the_batch(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    wave = opened(bangkok_yai_2568, now, "IIT")
    batch, codes = actions.make_cards(wave=wave, size=20, by=anong, now=now)
    assert len(set(codes)) == 20
    assert all(is_of_wave(wave.token, code) for code in codes)
    store.take(wave=wave.drawer, place=1, service=0, answers=[1] * 12, submission="one", code=codes[0])
    assert actions.cancel_cards(batch=batch, by=anong, now=now) == 19
    with pytest.raises(actions.CannotPrint):
        actions.cancel_cards(batch=batch, by=anong, now=now)


@pytest.mark.parametrize(("instrument", "size", "code"), [("EIT", 20, "no_cards"), ("IIT", 5, "size")])
def test_cards_that_make_no_sense_are_refused(
    bangkok_yai_2568: Round, anong: Member, now: datetime, instrument: str, size: int, code: str
) -> None:
    wave = opened(bangkok_yai_2568, now, instrument)
    with pytest.raises(actions.CannotPrint) as refused:
        actions.make_cards(wave=wave, size=size, by=anong, now=now)
    assert refused.value.code == code


def test_a_code_checks_itself() -> None:
    code = new_code("abcdefg")
    assert is_of_wave("abcdefg", tidied(f" {printed(code).lower()} "))
    assert not is_of_wave("hjkmnpq", code), "a card of another survey"
    swapped = code[1] + code[0] + code[2:]
    assert swapped == code or not is_of_wave("abcdefg", swapped)
    assert not is_of_wave("abcdefg", "")
