"""Monthly counts: a month once, zero is a count, late is told; in and out as tables."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round
from prongsai.support import actions
from prongsai.support.models import MonthCount, Service
from prongsai.support.months import PERIODS, count_due_on, month_of
from prongsai.support.queries.counts import share, year_of
from prongsai.support.queries.limits import limits_of
from tests.factories import support
from tests.factories.support import FEBRUARY, MARCH, OCTOBER
from tests.rooms.support.conftest import DAY, NOON

HERE = "/rounds/bangkok-yai/2568/support/counts/"
Browser = Callable[[Member], Client]


@pytest.fixture
def own(bangkok_yai_2568: Round, units: dict[str, Unit]) -> Service:
    return support.service(bangkok_yai_2568, units["administration"], NOON)


@pytest.fixture
def other(bangkok_yai_2568: Round, units: dict[str, Unit]) -> Service:
    return support.service(bangkok_yai_2568, units["revenue"], NOON)


def boxes(service: Service, online: str, otherwise: str, seen: int = 0) -> dict[str, str]:
    key = service.pk
    return {f"online-{key}": online, f"otherwise-{key}": otherwise, f"seen-{key}": str(seen)}


def test_months_of_the_year_follow_each_other() -> None:
    days = [month_of(2568, period) for period in PERIODS]
    assert (days[0], days[2], days[3], days[11]) == (
        date(2024, 10, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 9, 1),
    )  # fmt: skip
    assert days == sorted(days)
    assert (count_due_on(2568, 3, 5), count_due_on(2568, 12, 5)) == (date(2025, 1, 5), date(2025, 10, 5))


def test_a_division_counts_its_own_services_and_zero_is_a_count(
    own: Service, other: Service, fah: Member, client_of: Browser
) -> None:
    client, place = client_of(fah), f"{HERE}{FEBRUARY}/"
    sent = {**boxes(own, "0", "0"), **boxes(other, "9", "9")}
    assert client.post(place, sent).status_code == 302
    count = MonthCount.objects.get()
    assert (count.service, count.online, count.otherwise, count.written_on) == (own, 0, 0, DAY)
    assert client.post(place, boxes(own, "", "")).status_code == 302, "an empty pair is no count"
    assert MonthCount.objects.get().row_version == 1


@pytest.mark.parametrize(
    ("online", "otherwise"), [("3", ""), ("-1", "0"), ("1.5", "0"), ("ก", "0"), ("9" * 12, "0")]
)
def test_half_a_count_and_no_number_are_refused_and_kept(
    own: Service, other: Service, anong: Member, client_of: Browser, online: str, otherwise: str
) -> None:
    sent = {**boxes(own, online, otherwise), **boxes(other, "7", "8")}
    answer = client_of(anong).post(f"{HERE}{FEBRUARY}/", sent)
    assert answer.status_code == 422
    assert 'value="7"' in answer.content.decode()
    assert not MonthCount.objects.exists(), "all or nothing"


def test_a_month_that_is_not_over_cannot_be_counted(own: Service, anong: Member, client_of: Browser) -> None:
    assert client_of(anong).get(f"{HERE}{MARCH}/").status_code == 404
    with pytest.raises(actions.CannotWrite, match="not_over"):
        support.counted(own, MARCH, 1, 1, NOON)
    support.counted(own, MARCH, 1, 1, datetime(2025, 3, 31, 5, tzinfo=UTC))
    assert client_of(anong).get(f"{HERE}13/").status_code == 404


def test_somebody_elses_count_is_not_overwritten_unseen(
    own: Service, fah: Member, client_of: Browser
) -> None:
    support.counted(own, FEBRUARY, 5, 5, NOON)
    client, place = client_of(fah), f"{HERE}{FEBRUARY}/"
    answer = client.post(place, boxes(own, "6", "5"))
    assert answer.status_code == 422
    assert MonthCount.objects.get().online == 5
    seen = answer.context["page"].form.data[f"seen-{own.pk}"]
    assert client.post(place, boxes(own, "6", "5", int(seen))).status_code == 302
    assert MonthCount.objects.get().online == 6


def test_late_months_are_marked_and_shares_are_exact(
    own: Service, other: Service, anong: Member, client_of: Browser
) -> None:
    support.counted(own, FEBRUARY, 1, 2, datetime(2025, 3, 4, 5, tzinfo=UTC))
    support.counted(other, FEBRUARY, 0, 0, NOON)
    year = year_of(own.round, limits_of(own.round.agency), DAY)
    assert (year.over, year.late) == ((1, 2, 3, 4, 5), (1, 2, 3, 4, 5))
    late = [year.was_late(count) for count in (year.of(own, FEBRUARY), year.of(other, FEBRUARY)) if count]
    assert late == [False, True]
    assert share(1, 2) is not None
    assert f"{share(1, 2)}" == "100/3"
    assert share(0, 0) is None
    page = client_of(anong).get(HERE).context["page"]
    assert "ต.ค. 2567" in page.sentence
    assert page.figures[1].value == "33.33"
    assert page.figures[2].value == "8"


def test_a_count_is_never_removed_and_its_first_day_stays(own: Service) -> None:
    support.counted(own, FEBRUARY, 1, 1, NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthCount.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthCount.objects.update(written_on=date(2025, 3, 1))
    with pytest.raises(actions.CannotWrite, match="counted"):
        actions.remove_row(row=own, by=_officer(own), now=NOON)


def _officer(service: Service) -> Member:
    from tests.factories.base import member

    return member("anong", DAY)


def _file(text: str) -> BytesIO:
    held = BytesIO(text.encode())
    held.name = "counts.csv"
    return held


def test_a_list_is_shown_first_and_written_whole(own: Service, anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    support.counted(own, OCTOBER, 1, 2, NOON)
    text = f'บริการ,เดือน,ผ่านระบบออนไลน์,ช่องทางอื่น\n{own.name},ต.ค. 2567,1,2\n{own.name},2025-02,๑๐,"1,000"\n'
    answer = client.post(f"{HERE}import/", {"file": _file(text)})
    preview = answer.context["page"].preview
    assert (preview.to_write, preview.known, preview.problems) == (1, 1, ())
    assert MonthCount.objects.count() == 1
    assert client.post(f"{HERE}import/", {"table": preview.table}).status_code == 302
    written = MonthCount.objects.get(period=FEBRUARY)
    assert (written.online, written.otherwise) == (10, 1000)
    exported = client.get(f"{HERE}export/csv/").content.decode("utf-8-sig")
    again = client.post(f"{HERE}import/", {"file": _file(exported)}).context["page"].preview
    assert (again.to_write, again.known) == (0, 2), "what goes out comes in again"


@pytest.mark.parametrize(
    "line",
    ["ไม่มีบริการนี้,ก.พ. 2568,1,1", "{name},เม.ย. 2568,1,1", "{name},ก.พ. 2560,1,1", "{name},ก.พ. 2568,-1,1", "{name},ก.พ. 2568,,1"],
)  # fmt: skip
def test_a_bad_line_is_named_and_nothing_is_written(
    own: Service, anong: Member, client_of: Browser, line: str
) -> None:
    good = f"{own.name},ม.ค. 2568,1,1"
    text = f"บริการ,เดือน,ผ่านระบบออนไลน์,ช่องทางอื่น\n{good}\n{line.format(name=own.name)}\n"
    answer = client_of(anong).post(f"{HERE}import/", {"file": _file(text)})
    preview = answer.context["page"].preview
    assert [number for number, _sentence in preview.problems] == [3]
    assert client_of(anong).post(f"{HERE}import/", {"table": preview.table}).status_code == 422
    assert not MonthCount.objects.exists()


def test_a_list_does_not_reach_another_units_service(
    own: Service, other: Service, fah: Member, client_of: Browser
) -> None:
    text = f"service,month,online,otherwise\n{other.name},Feb 2568 BE,1,1\n"
    answer = client_of(fah).post(f"{HERE}import/", {"file": _file(text)})
    assert len(answer.context["page"].preview.problems) == 1


def test_the_number_of_queries_stays_however_many_services(
    own: Service, anong: Member, client_of: Browser, units: dict[str, Unit]
) -> None:
    client, counts = client_of(anong), []
    for number in range(2):
        for place in ("", f"{FEBRUARY}/"):
            with CaptureQueriesContext(connection) as queries:
                client.get(HERE + place)
            counts.append(len(queries))
        for unit in units.values():
            one = support.service(own.round, unit, NOON, name=f"{unit.code} {number}")
            support.counted(one, FEBRUARY, 1, 1, NOON)
    assert max(counts) <= 12, counts
    assert counts[:2] == counts[2:]
