"""One digest a person and day: never twice, whatever is killed, repeated or turned back; nothing that may not be seen."""

import smtplib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.notices import channels
from prongsai.notices.actions import Telling, change_sending_hours, save_preference, send_all, tell
from prongsai.notices.actions.choosing import Wishes
from prongsai.notices.models import Delivery, DeliveryLine, Notice
from prongsai.rounds.actions import record_done
from prongsai.rounds.models import Obligation
from prongsai.rules.quiet_hours import Hours

Tell = Callable[..., int]
pytestmark = pytest.mark.usefixtures("with_mail", "morning")
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
WISHES = Wishes(
    by_email=True, by_line=False, language="th",
    digest_from=time(8), quiet_from=time(19), quiet_until=time(7),
)  # fmt: skip


def at(moment: datetime) -> int:
    with time_machine.travel(moment, tick=False):
        return send_all(now=moment)


def test_a_digest_goes_out_once_a_day(
    tell_late: Tell, anong: Member, chai: Member, morning: datetime, mailoutbox: list[EmailMessage]
) -> None:
    assert tell_late(anong, chai) == 2
    assert send_all(now=morning) == 2
    assert send_all(now=morning) == 0
    assert at(morning + timedelta(days=1)) == 0, "the same notice again"
    assert sorted(mail.to[0] for mail in mailoutbox) == ["anong@example.go.th", "chai@example.go.th"]
    assert "จัดซื้อจัดจ้าง" in mailoutbox[0].body
    assert "http://localhost:8000/rounds/bangkok-yai/2568/duties/" in mailoutbox[0].body


def test_what_comes_later_the_same_day_waits_for_tomorrow(
    tell_late: Tell, anong: Member, morning: datetime, mailoutbox: list[EmailMessage]
) -> None:
    tell_late(anong)
    send_all(now=morning)
    tell_late(anong, key="second")
    assert send_all(now=morning) == 0
    assert at(morning + timedelta(days=1)) == 1
    assert len(mailoutbox) == 2


def test_nobody_is_told_the_same_thing_twice(tell_late: Tell, anong: Member) -> None:
    assert tell_late(anong) == 1
    assert tell_late(anong) == 0
    assert Notice.objects.count() == 1


def test_a_worker_killed_while_sending_sends_nothing_twice(
    tell_late: Tell,
    anong: Member,
    morning: datetime,
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tell_late(anong)
    real = channels.hand_over

    def killed_after_sending(*given: Any) -> None:
        real(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(channels, "hand_over", killed_after_sending)
    with pytest.raises(KeyboardInterrupt):
        send_all(now=morning)
    monkeypatch.setattr(channels, "hand_over", real)
    assert Delivery.objects.get().state == Delivery.State.CLAIMED
    for later in (timedelta(minutes=10), timedelta(hours=2), timedelta(days=1), timedelta(days=2)):
        at(morning + later)
    assert len(mailoutbox) == 1
    assert Delivery.objects.get().state == Delivery.State.UNCERTAIN


def test_a_clock_moved_back_sends_nothing_again(
    tell_late: Tell, anong: Member, morning: datetime, mailoutbox: list[EmailMessage]
) -> None:
    tell_late(anong)
    send_all(now=morning)
    for back in (timedelta(hours=1), timedelta(days=1), timedelta(days=200), timedelta(days=-200)):
        at(morning - back)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPServerDisconnected("gone"), Delivery.State.UNCERTAIN),
        (TimeoutError("read"), Delivery.State.UNCERTAIN),
        (smtplib.SMTPDataError(451, b"try later"), Delivery.State.WAITING),
        (smtplib.SMTPDataError(554, b"no"), Delivery.State.FAILED),
        (smtplib.SMTPRecipientsRefused({"x": (550, b"unknown")}), Delivery.State.FAILED),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"busy")}), Delivery.State.WAITING),
    ],
    ids=lambda value: str(value)[:40],
)
def test_only_what_was_provably_refused_is_tried_again(
    tell_late: Tell,
    anong: Member,
    morning: datetime,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    state: str,
) -> None:
    tell_late(anong)

    def fail(_message: EmailMessage) -> int:
        raise error

    monkeypatch.setattr(EmailMessage, "send", fail)
    assert send_all(now=morning) == 0
    assert Delivery.objects.get().state == state
    tried = []
    monkeypatch.setattr(EmailMessage, "send", lambda message: tried.append(message))
    at(morning + timedelta(minutes=11))
    assert len(tried) == (state == Delivery.State.WAITING)


def test_an_unreachable_mail_server_is_tried_again_until_it_is_given_up(
    tell_late: Tell, anong: Member, morning: datetime, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    tell_late(anong)
    for moment in (0, 1, 2, 5, 24, 25, 26):
        at(morning + timedelta(hours=moment))
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (Delivery.State.FAILED, 5)
    assert "Refused" in delivery.last_error


def test_two_workers_at_once_claim_one_digest(
    tell_late: Tell,
    anong: Member,
    morning: datetime,
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tell_late(anong)
    real = channels.hand_over

    def another_worker_meanwhile(*given: Any) -> None:
        monkeypatch.setattr(channels, "hand_over", real)
        send_all(now=morning)
        real(*given)

    monkeypatch.setattr(channels, "hand_over", another_worker_meanwhile)
    assert send_all(now=morning) == 1
    assert len(mailoutbox) == 1


def test_the_database_itself_refuses_a_second_digest(
    tell_late: Tell, anong: Member, morning: datetime
) -> None:
    tell_late(anong)
    send_all(now=morning)
    sent, notice = Delivery.objects.get(), Notice.objects.get()
    for attempt in (
        lambda: Delivery.objects.create(user=anong.user, day=sent.day, channel="email", claimed_at=morning),
        lambda: Delivery.objects.filter(pk=sent.pk).update(state="waiting", ended_at=None, next_at=morning),
        lambda: Delivery.objects.filter(pk=sent.pk).delete(),
        lambda: DeliveryLine.objects.create(delivery=sent, notice=notice, channel="email"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_what_may_not_be_seen_any_more_is_not_sent(
    tell_late: Tell, anong: Member, dao: Member, morning: datetime, mailoutbox: list[EmailMessage]
) -> None:
    tell_late(anong, dao)
    Membership.objects.filter(user=anong.user).update(ends_on=morning.date() - timedelta(days=1))
    assert send_all(now=morning) == 0
    assert mailoutbox == []
    assert not Delivery.objects.exists()


def test_a_switched_off_account_gets_nothing(tell_late: Tell, anong: Member, morning: datetime) -> None:
    tell_late(anong)
    User.objects.filter(pk=anong.user.pk).update(is_active=False)
    assert send_all(now=morning) == 0


def test_what_is_done_by_then_is_not_sent(
    tell_late: Tell, anong: Member, late_duty: Obligation, morning: datetime
) -> None:
    tell_late(anong)
    record_done(obligation=late_duty, done_on=morning.date(), text="แล้ว", reference="", by=anong, now=morning)
    assert send_all(now=morning) == 0


def test_quiet_hours_and_the_hour_chosen_are_kept(tell_late: Tell, anong: Member, morning: datetime) -> None:
    tell_late(anong)
    for hours in (-9, -4, -3, 9, 10):
        assert at(morning + timedelta(hours=hours)) == 0, f"{10 + hours}:00"
    assert at(morning + timedelta(hours=-2)) == 1


def test_who_chose_no_hours_is_written_to_when_the_office_says(
    tell_late: Tell, anong: Member, chai: Member, morning: datetime
) -> None:
    tell_late(anong)
    hours = Hours(time(11), time(18), time(7))
    change_sending_hours(agency=anong.agency, hours=hours, by=chai, now=morning)
    assert send_all(now=morning) == 0
    assert at(morning + timedelta(hours=1)) == 1


def test_ones_own_hours_go_before_those_of_the_office(
    tell_late: Tell, anong: Member, chai: Member, morning: datetime
) -> None:
    tell_late(anong)
    hours = Hours(time(11), time(18), time(7))
    change_sending_hours(agency=anong.agency, hours=hours, by=chai, now=morning)
    save_preference(wishes=replace(WISHES, digest_from=time(9)), by=anong, now=morning)
    assert send_all(now=morning) == 1


def test_who_does_not_want_mail_gets_none(tell_late: Tell, anong: Member, morning: datetime) -> None:
    tell_late(anong)
    save_preference(wishes=replace(WISHES, by_email=False), by=anong, now=morning)
    assert send_all(now=morning) == 0


def test_an_address_with_a_line_break_reaches_no_mail_server(
    tell_late: Tell, anong: Member, morning: datetime, mailoutbox: list[EmailMessage]
) -> None:
    tell_late(anong)
    User.objects.filter(pk=anong.user.pk).update(email="a@example.go.th\nBcc: all@example.go.th")
    assert send_all(now=morning) == 0
    assert mailoutbox == []
    assert Delivery.objects.get().state == Delivery.State.FAILED


def test_a_kind_whose_room_is_gone_is_passed_over(
    anong: Member, late_duty: Obligation, morning: datetime
) -> None:
    gone = Telling("gone.thing", 1, "g", {}, [anong.user.pk])
    tell(agency=late_duty.round.agency, tellings=[gone], by=None, now=morning)
    assert send_all(now=morning) == 0


@pytest.mark.parametrize(
    "name",
    [
        "ชื่อ\r\nBcc: all@example.go.th",
        "\u202egnp.exe\u202c",
        "ก" * 10_000,
        "x\x00y",
        "\ud800".encode("utf-8", "replace").decode(),
    ],
)
def test_no_name_turns_a_digest_around_or_adds_to_its_head(
    late_duty: Obligation, anong: Member, morning: datetime, mailoutbox: list[EmailMessage], name: str
) -> None:
    params = {
        "title_th": name,
        "title_en": name,
        "due_on": "2025-04-05",
        "agency": "bangkok-yai",
        "year": 2568,
        "duty": late_duty.pk,
    }
    params = {**params, "title_th": name.replace("\x00", ""), "title_en": name.replace("\x00", "")}
    one = Telling("rounds.duty_late", late_duty.pk, "k", params, [anong.user.pk])
    tell(agency=late_duty.round.agency, tellings=[one], by=None, now=morning)
    assert send_all(now=morning) == 1
    [mail] = mailoutbox
    assert set(mail.message().keys()) == {
        "Content-Type",
        "MIME-Version",
        "Content-Transfer-Encoding",
        "Subject",
        "From",
        "To",
        "Date",
        "Message-ID",
    }
    assert mail.to == ["anong@example.go.th"]
    assert not TURNING & set(mail.body)
    assert len(mail.body) < 2_000
    assert "Bcc" not in mail.body.splitlines()[1][:3]
