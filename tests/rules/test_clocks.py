"""Working days of an application, worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.clocks import ClockOutOfOrder, Event, Start, Tick, day_after, read_clock, working_days
from prongsai.rules.counts_shown import merged

SONGKRAN = {date(2025, 4, 14), date(2025, 4, 15)}
MONDAY = date(2025, 3, 3)


def test_the_day_of_filing_is_not_counted() -> None:
    clock = read_clock([Event(Tick.FILED, MONDAY)], start=Start.FILING, limit=5, today=MONDAY)
    assert (clock.used, clock.due_on) == (0, date(2025, 3, 10))


def test_weekends_and_holidays_are_not_counted() -> None:
    filed = [Event(Tick.FILED, date(2025, 4, 10))]
    clock = read_clock(filed, start=Start.FILING, limit=3, today=date(2025, 4, 17), holidays=SONGKRAN)
    assert (clock.used, clock.due_on) == (3, date(2025, 4, 17))
    assert not clock.is_overdue(3)
    assert read_clock(
        filed, start=Start.FILING, limit=3, today=date(2025, 4, 18), holidays=SONGKRAN
    ).is_overdue(3)


def test_a_notice_stops_it_and_the_answer_starts_it_again() -> None:
    events = [Event(Tick.FILED, MONDAY), Event(Tick.NOTICE, date(2025, 3, 5))]
    paused = read_clock(events, start=Start.FILING, limit=5, today=date(2025, 3, 31))
    assert (paused.used, paused.due_on, paused.is_paused) == (2, None, True)
    events.append(Event(Tick.ANSWERED, date(2025, 3, 20)))
    again = read_clock(events, start=Start.FILING, limit=5, today=date(2025, 3, 21))
    assert (again.used, again.due_on, again.is_paused) == (3, date(2025, 3, 25), False)
    events.append(Event(Tick.ENDED, date(2025, 3, 24)))
    ended = read_clock(events, start=Start.FILING, limit=5, today=date(2025, 6, 1))
    assert (ended.used, ended.due_on, ended.ended_on) == (4, None, date(2025, 3, 24))


def test_a_kind_may_count_from_complete_papers() -> None:
    events = [
        Event(Tick.FILED, MONDAY),
        Event(Tick.NOTICE, date(2025, 3, 4)),
        Event(Tick.ANSWERED, date(2025, 3, 10)),
    ]
    before = read_clock(events, start=Start.COMPLETE, limit=5, today=date(2025, 3, 12))
    assert (before.started_on, before.used, before.due_on) == (None, 0, None)
    events.append(Event(Tick.COMPLETE, date(2025, 3, 12)))
    clock = read_clock(events, start=Start.COMPLETE, limit=5, today=date(2025, 3, 13))
    assert (clock.started_on, clock.used, clock.due_on) == (date(2025, 3, 12), 1, date(2025, 3, 19))


def test_a_clock_that_has_used_its_days_is_due_where_it_goes_on() -> None:
    events = [
        Event(Tick.FILED, MONDAY),
        Event(Tick.NOTICE, date(2025, 3, 17)),
        Event(Tick.ANSWERED, date(2025, 3, 20)),
    ]
    clock = read_clock(events, start=Start.FILING, limit=5, today=date(2025, 3, 21))
    assert (clock.used, clock.due_on) == (11, date(2025, 3, 20))


@pytest.mark.parametrize(
    "ticks",
    [
        [(Tick.FILED, 3), (Tick.ANSWERED, 4)],
        [(Tick.FILED, 3), (Tick.NOTICE, 4), (Tick.NOTICE, 5)],
        [(Tick.FILED, 5), (Tick.NOTICE, 4)],
        [(Tick.FILED, 3), (Tick.ENDED, 4), (Tick.NOTICE, 5)],
    ],
)
def test_events_out_of_order_are_refused(ticks: list[tuple[Tick, int]]) -> None:
    events = [Event(tick, date(2025, 3, day)) for tick, day in ticks]
    with pytest.raises(ClockOutOfOrder):
        read_clock(events, start=Start.FILING, limit=5, today=date(2025, 3, 31))


DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_the_due_day_is_the_last_day_within_the_limit(day: date, limit: int) -> None:
    due = day_after(day, limit, SONGKRAN)
    assert working_days(day, due, SONGKRAN) == limit
    assert due.weekday() < 5
    assert due not in SONGKRAN


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12)))
def test_no_small_count_is_told_or_can_be_computed(counts: dict[str, int]) -> None:
    told = merged(counts)
    hidden = [key for key, count in told.items() if count is None]
    assert all(count is None or count == 0 or count >= 5 for count in told.values())
    others = [key for key, count in counts.items() if count > 0 and key not in hidden]
    assert len(hidden) != 1 or not others
