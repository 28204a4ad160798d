"""Answers are taken once, counted from their keys, and sealed so that nothing leads back."""

import pytest
from django.db import IntegrityError, connections, transaction

from prongsai.surveys.responses import store
from prongsai.surveys.responses.models import Intake, Sealed, UnspentCode, WaveKey
from prongsai.surveys.responses.store import CannotTake, Taken

WAVE, OTHER = 7, 8
CODE = "K7QM2XHF9T4D"


@pytest.fixture(autouse=True)
def _open() -> None:
    store.open_wave(WAVE)


def take(
    submission: str, *, place: int = 1, answer: int | None = 3, code: str = "", wave: int = WAVE
) -> Taken:
    return store.take(
        wave=wave, place=place, service=1, answers=[answer] * 6, submission=submission, code=code
    )


def test_the_same_sending_counts_once() -> None:
    assert take("one") is Taken.STORED
    assert take("one") is Taken.BEFORE
    assert store.counts([WAVE]) == {WAVE: {1: 1}}


def test_a_card_is_good_once_and_a_retry_is_no_second_use() -> None:
    store.add_codes(wave=WAVE, batch=1, codes=[CODE])
    assert take("one", code=CODE) is Taken.STORED
    assert take("one", code=CODE) is Taken.BEFORE
    with pytest.raises(CannotTake) as refused:
        take("two", code=CODE)
    assert refused.value.code == "code_used"
    assert store.counts([WAVE])[WAVE] == {1: 1}


def test_the_same_sending_with_another_card_leaves_that_card_good() -> None:
    store.add_codes(wave=WAVE, batch=1, codes=[CODE, "B" * 12])
    assert take("one", code=CODE) is Taken.STORED
    assert take("one", code="B" * 12) is Taken.BEFORE
    assert store.unspent(WAVE) == {1: 1}


def test_a_refused_sheet_leaves_its_card_good() -> None:
    """Both or neither: here the sheet is off the scale, which the database itself refuses."""
    store.add_codes(wave=WAVE, batch=1, codes=[CODE])
    with pytest.raises(IntegrityError), transaction.atomic(using="surveys"):
        take("one", answer=77, code=CODE)
    assert take("two", code=CODE) is Taken.STORED


def test_a_cancelled_batch_is_good_for_nothing_and_others_stay() -> None:
    store.add_codes(wave=WAVE, batch=1, codes=[CODE, "A" * 12])
    store.add_codes(wave=WAVE, batch=2, codes=["B" * 12])
    take("one", code=CODE)
    assert store.cancel_codes(wave=WAVE, batch=1) == 1
    with pytest.raises(CannotTake):
        take("two", code="A" * 12)
    assert store.unspent(WAVE) == {2: 1}


@pytest.mark.parametrize("wave", [OTHER, WAVE])
def test_a_wave_that_is_not_open_takes_nothing(wave: int) -> None:
    if wave == WAVE:
        take("before")
        store.seal(WAVE)
    with pytest.raises(CannotTake) as refused:
        take("late", wave=wave)
    assert refused.value.code == "closed"


def test_the_seal_keeps_every_answer_and_forgets_everything_else() -> None:
    store.add_codes(wave=WAVE, batch=1, codes=[CODE, "A" * 12])
    take("one", code=CODE, answer=None)
    take("two", place=2)
    before = set(Intake.objects.values_list("draw", flat=True))
    assert store.seal(WAVE) == 2
    assert store.seal(WAVE) == 0, "sealing twice changes nothing"
    assert store.counts([WAVE]) == {WAVE: {1: 1, 2: 1}}
    assert not before & set(Sealed.objects.values_list("draw", flat=True)), "drawn anew"
    assert not Intake.objects.exists()
    assert not UnspentCode.objects.exists()
    assert not WaveKey.objects.exists()
    assert store.is_sealed_or_empty(WAVE)


def test_another_wave_is_left_alone_by_the_seal() -> None:
    store.open_wave(OTHER)
    take("one", wave=OTHER)
    take("one")
    store.seal(WAVE)
    assert take("two", wave=OTHER) is Taken.STORED
    assert store.counts([WAVE, OTHER]) == {WAVE: {1: 1}, OTHER: {1: 2}}


def test_not_concerned_is_counted_apart_and_never_as_the_lowest_answer() -> None:
    take("one", answer=None)
    take("two", answer=0)
    store.seal(WAVE)
    (tally,) = store.tallies(WAVE, [6])[1]
    assert tally.counts == (1, 0, 0, 0, 0, 0)
    assert tally.not_concerned == 1


def test_rows_hold_nothing_but_answers() -> None:
    """A column for a moment, a counting number, an address or a device would be the end of the promise."""
    for model in (Intake, Sealed):
        with connections["surveys"].cursor() as cursor:
            found = connections["surveys"].introspection.get_table_description(cursor, model._meta.db_table)
        names = {column.name for column in found}
        assert names == {"wave", "place", "service", "draw", *(f"a{n}" for n in range(1, 19))}
