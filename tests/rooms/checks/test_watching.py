"""What is written down about watched links."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.checks import actions, copies
from prongsai.checks.models import Copy, Probe, WatchedAddress
from prongsai.checks.queries import standing_of
from prongsai.files.actions import sweep
from prongsai.rules.links import Answer, Why
from tests.factories.checks import answered, broken, failed, watched
from tests.factories.faulty_web import LIMITS, FaultyWeb

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def link(bangkok_yai: Agency, now: datetime) -> WatchedAddress:
    return watched(bangkok_yai, now)


def test_watching_twice_is_watching_once(bangkok_yai: Agency, anong: Member, now: datetime) -> None:
    urls = ("https://a.go.th/plan", " https://a.go.th/plan#page=2 ")
    found = {
        actions.watch(agency=bangkok_yai, url=url, subject="O7", by=anong, now=now).pk
        for url in urls
        for _ in range(2)
    }
    assert len(found) == 1
    address = WatchedAddress.objects.get()
    assert [one.asked_by for one in address.watches.all()] == [anong.user]
    assert Entry.objects.filter(action="checks.link.watched").count() == 1


@pytest.mark.parametrize(
    "url", ["plan.pdf", "ftp://a.go.th/", "http://me:word@a.go.th/", "http://[", "javascript:x"]
)
def test_what_is_no_web_address_is_not_watched(bangkok_yai: Agency, now: datetime, url: str) -> None:
    with pytest.raises(actions.CannotWatch) as refused:
        actions.watch(agency=bangkok_yai, url=url, subject="O7", by=None, now=now)
    assert refused.value.code == "bad_address"
    assert not WatchedAddress.objects.exists()


def test_an_address_is_let_go_when_nobody_asks_for_it_any_more(bangkok_yai: Agency, now: datetime) -> None:
    for subject in ("O7", "O9"):
        address = actions.watch(agency=bangkok_yai, url="https://a.go.th/", subject=subject, by=None, now=now)
    assert actions.unwatch(agency=bangkok_yai, subject="O7", by=None, now=now) == 1
    address.refresh_from_db()
    assert address.ended_at is None
    actions.unwatch(agency=bangkok_yai, subject="O9", by=None, now=now)
    address.refresh_from_db()
    assert address.ended_at == now
    again = actions.watch(agency=bangkok_yai, url="https://a.go.th/", subject="O7", by=None, now=now)
    assert (again.pk, again.ended_at) == (address.pk, None)


def test_unwatching_keeps_what_is_still_named(bangkok_yai: Agency, now: datetime) -> None:
    for url in ("https://a.go.th/1", "https://a.go.th/2"):
        actions.watch(agency=bangkok_yai, url=url, subject="O7", by=None, now=now)
    actions.unwatch(agency=bangkok_yai, subject="O7", by=None, now=now, keep=("https://a.go.th/2",))
    assert [one.url for one in WatchedAddress.objects.watched()] == ["https://a.go.th/2"]


def test_what_was_never_asked_cannot_be_told(link: WatchedAddress, bangkok_yai: Agency) -> None:
    found = standing_of([link.url, "https://unknown.go.th/"], agency=bangkok_yai)
    assert [(one.answer, one.why) for one in found.values()] == [(Answer.UNSURE, Why.NEVER)] * 2


def test_one_failure_turns_no_green_link_red(link: WatchedAddress, now: datetime) -> None:
    assert answered(link, now).answer == Answer.OK
    once = failed(link, now + 24 * HOUR)
    assert (once.answer, once.failures) == (Answer.UNSURE, 1)
    assert once.next_at == now + 28 * HOUR


def test_three_failures_over_a_day_are_broken_until_it_opens_again(
    link: WatchedAddress, now: datetime
) -> None:
    red = broken(link, now)
    assert (red.answer, red.since) == (Answer.BROKEN, now)
    assert standing_of([link.url])[link.url].answer == Answer.BROKEN
    assert answered(link, now + HOUR).answer == Answer.OK


def test_a_changed_content_warns_until_somebody_has_looked_at_it(
    link: WatchedAddress, anong: Member, now: datetime
) -> None:
    answered(link, now, b"%PDF-1.7 one")
    changed = answered(link, now + 24 * HOUR, b"%PDF-1.7 two")
    assert changed.drifted_at == now + 24 * HOUR
    assert standing_of([link.url])[link.url].has_drifted
    actions.look_at_change(address=changed, by=anong, now=now + 25 * HOUR)
    assert answered(link, now + 48 * HOUR, b"%PDF-1.7 two").drifted_at is None
    assert answered(link, now + 72 * HOUR, b"%PDF-1.7 one").drifted_at is not None


def test_a_copy_is_kept_of_each_content_and_the_sweeping_of_evidence_leaves_it(
    link: WatchedAddress, now: datetime
) -> None:
    for day, content in enumerate((b"%PDF-1.7 one", b"%PDF-1.7 one", b"%PDF-1.7 two")):
        answered(link, now + day * 24 * HOUR, content)
    rows = list(link.copies.order_by("taken_at"))
    sweep(now=datetime.now(UTC) + 48 * HOUR)
    assert [b"".join(copies.read(row)) for row in rows] == [b"%PDF-1.7 one", b"%PDF-1.7 two"]


def test_copies_and_answers_stay_within_bounds(link: WatchedAddress, now: datetime, places: Path) -> None:
    for number in range(14):
        answered(link, now + number * HOUR, f"%PDF-1.7 {number}".encode())
    assert link.copies.count() == copies.KEPT
    assert len([one for one in (places / "evidence").rglob("*") if one.is_file()]) == copies.KEPT
    Probe.objects.bulk_create(
        Probe(address=link, at=now - number * HOUR, answer="ok", why="fine") for number in range(130)
    )
    failed(link, now + 20 * HOUR)
    assert link.probes.count() == 120
    assert link.probes.order_by("-at")[0].answer == Answer.BROKEN


def test_what_an_address_answered_is_never_rewritten(link: WatchedAddress, now: datetime) -> None:
    answered(link, now)
    for model in (Probe, Copy):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(size=1)


@pytest.mark.slow
def test_what_is_due_is_asked_and_nothing_else(web: FaultyWeb, bangkok_yai: Agency, now: datetime) -> None:
    places = ("/plan.pdf", "/gone-404", "/empty")
    due = [watched(bangkok_yai, now, web.url(path)) for path in places]
    later = watched(bangkok_yai, now + HOUR, web.url("/later"))
    assert actions.ask_due(now=now, limits=LIMITS) == 3
    found = {one.pk: one for one in WatchedAddress.objects.all()}
    assert [found[one.pk].why for one in due] == ["fine", "gone", "empty"]
    assert found[due[1].pk].answer == Answer.UNSURE, "one failure is not enough"
    assert found[later.pk].last_at is None
    assert actions.ask_due(now=now, limits=LIMITS) == 0


def test_without_a_test_an_inside_server_is_never_asked(
    web: FaultyWeb, bangkok_yai: Agency, now: datetime
) -> None:
    link = watched(bangkok_yai, now, web.url("/plan.pdf").replace(f":{web.port}", ""))
    before = len(web.seen)
    actions.ask_one(address=link)
    link.refresh_from_db()
    assert (link.answer, link.why) == (Answer.UNSURE, Why.INSIDE)
    assert len(web.seen) == before


def test_checking_at_once_is_for_those_who_put_in_evidence(
    link: WatchedAddress, anong: Member, dao: Member, boon: Member, now: datetime
) -> None:
    for stranger in (dao, boon):
        with pytest.raises(PermissionDenied):
            actions.check_now(address=link, by=stranger, now=now)
    actions.check_now(address=link, by=anong, now=now + HOUR)
    link.refresh_from_db()
    assert link.next_at == now + HOUR
    assert Entry.objects.filter(action="checks.link.asked").count() == 1


def test_the_board_shows_the_worst_first_with_four_questions_to_the_database(
    bangkok_yai: Agency,
    anong: Member,
    now: datetime,
    client_of: Callable[[Member], Any],
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(30):
        answered(watched(bangkok_yai, now, f"https://a.go.th/{number}.pdf"), now)
    broken(watched(bangkok_yai, now, "https://z.go.th/plan"), now)
    client = client_of(anong)
    client.get("/checks/bangkok-yai/links/")
    with django_assert_max_num_queries(12):
        page = client.get("/checks/bangkok-yai/links/").content.decode()
    assert page.index("https://z.go.th/plan") < page.index("https://a.go.th/0.pdf")
    assert "เสีย" in page
    only = client.get("/checks/bangkok-yai/links/?show=broken").content.decode()
    assert "https://a.go.th/0.pdf" not in only
    assert "https://z.go.th/plan" in only
    assert "a.go.th/7.pdf" in client.get("/checks/bangkok-yai/links/?q=/7.pdf").content.decode()


def test_the_page_of_a_link_tells_its_history_and_takes_orders(
    link: WatchedAddress, anong: Member, dao: Member, now: datetime, client_of: Callable[[Member], Any]
) -> None:
    answered(link, now, b"%PDF-1.7 one")
    answered(link, now + 24 * HOUR, b"%PDF-1.7 two")
    client, here = client_of(anong), f"/checks/bangkok-yai/links/{link.pk}/"
    page = client.get(here).content.decode()
    assert "SHA-256" in page
    assert client.post(f"{here}change/looked-at/").status_code == 302
    assert client.post(f"{here}check/").status_code == 302
    copy = client.get(f"{here}copies/{link.copies.order_by('taken_at')[0].pk}/")
    assert copy["Content-Disposition"].startswith("attachment")
    assert copy["Content-Type"] == "application/octet-stream"
    assert b"".join(copy.streaming_content) == b"%PDF-1.7 one"
    stranger = client_of(dao)
    assert stranger.get(here).status_code == 404
    assert stranger.get("/checks/bangkok-yai/links/").status_code == 404
    assert client.get(f"/checks/khlong-toei/links/{link.pk}/").status_code == 404
