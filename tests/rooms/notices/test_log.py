"""The log of messages: who was told of one's own agency's matters, by what, with what outcome; nothing of others."""

import smtplib
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.notices.actions import send_all
from prongsai.notices.models import Notice

pytestmark = pytest.mark.usefixtures("with_mail", "morning")
ClientOf = Callable[[Member], Client]
Tell = Callable[..., int]


def test_who_was_told_and_what_became_of_it(
    tell_late: Tell,
    anong: Member,
    chai: Member,
    client_of: ClientOf,
    morning: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tell_late(anong)
    send_all(now=morning)
    tell_late(chai)

    def refuse(_message: EmailMessage) -> int:
        raise smtplib.SMTPDataError(554, b"mailbox is full")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    send_all(now=morning)
    rows = {row.person: row for row in client_of(anong).get("/notices/log/").context["page"].rows}
    assert rows[anong.user.name_th].tone == "accepted"
    assert "จัดซื้อจัดจ้าง" in rows[anong.user.name_th].matters[0]
    assert "mailbox is full" in rows[chai.user.name_th].why
    troubled = client_of(anong).get("/notices/log/", {"show": "trouble"}).context["page"].rows
    assert [row.person for row in troubled] == [chai.user.name_th]


def test_nothing_of_another_agency_is_told(
    tell_late: Tell, anong: Member, dao: Member, khlong_toei: object, client_of: ClientOf, morning: datetime
) -> None:
    tell_late(anong)
    send_all(now=morning)
    Membership.objects.filter(user=dao.user).update(role="director")
    assert client_of(dao).get("/notices/log/").context["page"].rows == ()
    Notice.objects.update(agency=dao.agency)
    assert client_of(anong).get("/notices/log/").context["page"].rows == ()
    [row] = client_of(dao).get("/notices/log/").context["page"].rows
    assert len(row.matters) == 1


def test_who_does_not_look_after_people_sees_no_log(anong: Member, client_of: ClientOf) -> None:
    Membership.objects.filter(user=anong.user).update(role="working_group")
    assert client_of(anong).get("/notices/log/").status_code == 403
    assert "/notices/log/" not in client_of(anong).get("/notices/").content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "x", ""])
def test_any_page_is_answered(page: str, anong: Member, client_of: ClientOf) -> None:
    assert client_of(anong).get("/notices/log/", {"page": page, "show": "x"}).status_code == 200


def test_many_messages_cost_no_more_queries(
    tell_late: Tell,
    anong: Member,
    chai: Member,
    client_of: ClientOf,
    morning: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    tell_late(anong, chai)
    send_all(now=morning)
    client = client_of(anong)
    with django_assert_max_num_queries(8):
        client.get("/notices/log/")
