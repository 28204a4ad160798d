"""Taking a version back: once, with a reason, for good."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.publication import queries
from prongsai.publication.actions import CannotWithdraw, publish, withdraw
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from tests.factories.publications import ITEM, said_of

pytestmark = pytest.mark.django_db
WHY = "ตารางมีเลขประจำตัวของผู้เสียภาษี"
HERE = "/rounds/bangkok-yai/2568/published/"
Browser = Callable[[Member], Client]


def test_a_withdrawn_version_is_no_longer_current_and_its_place_stays(
    first: Publication, chai: Member, now: datetime
) -> None:
    done = withdraw(first, f"  {WHY} ", by=chai, now=now)
    assert (done.withdrawn_at, done.withdrawn_reason, done.withdrawn_by) == (now, WHY, chai.user)
    assert not queries.current().exists()
    assert queries.newest(first.round, ITEM) == first
    assert Entry.objects.get(action="publication.item.withdrawn").details["reason"] == WHY


def test_an_older_version_does_not_take_its_place(
    first: Publication, bangkok_yai_2568: Round, chai: Member, now: datetime
) -> None:
    second = publish(bangkok_yai_2568, said_of(), by=chai, now=now)
    withdraw(second, WHY, by=chai, now=now)
    assert not queries.current().exists()


def test_the_same_words_can_be_approved_anew_after_a_withdrawal(
    first: Publication, chai: Member, now: datetime
) -> None:
    withdraw(first, WHY, by=chai, now=now)
    again = publish(first.round, first.said, by=chai, now=now + timedelta(days=1))
    assert again.number == 2
    assert list(queries.current()) == [again]


@pytest.mark.parametrize(
    ("reason", "code"), [("", "no_reason"), (" \u200b\n", "no_reason"), ("ก" * 501, "long_reason")]
)
def test_a_reason_is_needed(first: Publication, chai: Member, now: datetime, reason: str, code: str) -> None:
    with pytest.raises(CannotWithdraw) as refused:
        withdraw(first, reason, by=chai, now=now)
    assert refused.value.code == code


def test_a_withdrawal_is_final(first: Publication, chai: Member, now: datetime) -> None:
    withdraw(first, WHY, by=chai, now=now)
    with pytest.raises(CannotWithdraw):
        withdraw(first, "อีกครั้ง", by=chai, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=first.pk).update(withdrawn_reason="อีกครั้ง")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=first.pk).update(
            withdrawn_at=None, withdrawn_reason="", withdrawn_by=None
        )


def test_neither_a_stranger_nor_the_office_above_withdraws(
    first: Publication, boon: Member, dao: Member, now: datetime
) -> None:
    for other in (boon, dao):
        with pytest.raises(PermissionDenied):
            withdraw(first, WHY, by=other, now=now)


def test_files_of_a_withdrawn_or_replaced_version_are_out_of_reach(
    first: Publication, chai: Member, now: datetime
) -> None:
    version = first.files.get().version_id
    assert queries.public_file(first, version) is not None
    assert queries.public_file(first, version + 1) is None
    publish(first.round, said_of(), by=chai, now=now)
    assert queries.public_file(first, version) is None


def test_the_officer_withdraws_on_the_page_and_everybody_of_the_office_reads_why(
    first: Publication, cast: dict[str, Member], client_of: Browser
) -> None:
    officer = client_of(cast["anong"])
    assert f"{HERE}{ITEM}/" in officer.get(HERE).content.decode()
    answer = officer.post(f"{HERE}{ITEM}/1/withdraw/", {"reason": WHY}, follow=True)
    assert WHY in answer.content.decode()
    assert Publication.objects.get(pk=first.pk).is_withdrawn
    assert "ถอนแล้ว" in officer.get(HERE).content.decode()


def test_a_withdrawal_without_a_reason_comes_back_with_the_place_to_mend(
    first: Publication, cast: dict[str, Member], client_of: Browser
) -> None:
    answer = client_of(cast["anong"]).post(f"{HERE}{ITEM}/1/withdraw/", {"reason": "  "})
    assert answer.status_code == 422
    assert 'href="#withdraw-1-reason"' in answer.content.decode()
    assert not Publication.objects.get(pk=first.pk).is_withdrawn


def test_who_may_see_and_who_may_withdraw(
    first: Publication, cast: dict[str, Member], client_of: Browser
) -> None:
    assert client_of(cast["boon"]).get(f"{HERE}{ITEM}/").status_code == 200
    assert client_of(cast["dao"]).get(f"{HERE}{ITEM}/").status_code == 404
    post = f"{HERE}{ITEM}/1/withdraw/"
    assert client_of(cast["boon"]).post(post, {"reason": WHY}).status_code == 403
    assert client_of(cast["dao"]).post(post, {"reason": WHY}).status_code == 404
    assert client_of(cast["anong"]).post(f"{HERE}{ITEM}/9/withdraw/", {"reason": WHY}).status_code == 404
    assert client_of(cast["anong"]).get(f"{HERE}O2/").status_code == 404


@pytest.mark.parametrize("place", ["", f"{ITEM}/"])
def test_the_number_of_queries_does_not_grow(
    first: Publication, cast: dict[str, Member], client_of: Browser, now: datetime, place: str
) -> None:
    client = client_of(cast["anong"])
    client.get(HERE + place)
    with CaptureQueriesContext(connection) as few:
        client.get(HERE + place)
    for code in (ITEM, "O1", "O2"):
        publish(first.round, said_of(code, words="อีกฉบับ"), by=cast["chai"], now=now)
    with CaptureQueriesContext(connection) as many:
        client.get(HERE + place)
    assert len(many) == len(few) <= 10
