"""A person links their LINE account: by the address that LINE brings, by a code typed there; and lets go of it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.notices.actions import make_typed_code, send_all
from prongsai.notices.models import Delivery, LineCode, LineEvent, Preference
from tests.rooms.notices.fake_line import FakeLine, signature_of

pytestmark = pytest.mark.usefixtures("morning", "with_mail")
HOOK = "/notices/line/webhook/"
ME, OTHER = "U" + "1" * 32, "U" + "2" * 32
ClientOf = Callable[[Member], Client]
Tell = Callable[..., int]
numbers = count()


def event(kind: str, line_user: str = ME, **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "webhookEventId": f"event-{next(numbers)}",
        "source": {"type": "user", "userId": line_user},
        "replyToken": "reply",
        **more,
    }


def typed(text: str, line_user: str = ME) -> dict[str, Any]:
    return event("message", line_user, message={"type": "text", "text": text})


def call(*events: Mapping[str, Any], signature: str | None = None) -> int:
    body = json.dumps({"destination": "x", "events": events}).encode()
    headers = {"x-line-signature": signature_of(body) if signature is None else signature}
    return Client().post(HOOK, body, content_type="application/json", headers=headers).status_code


def linked() -> dict[str, str]:
    """LINE account by user name."""
    return dict(Preference.objects.exclude(line_user="").values_list("user__username", "line_user"))


def test_a_code_typed_to_the_account_links_and_is_answered_with_the_name(
    line: FakeLine, anong: Member, client_of: ClientOf
) -> None:
    page = client_of(anong).post("/notices/line/code/")
    code = re.search(r'handed-code" id="line-code">([^<]+)<', page.content.decode())
    assert code
    assert "no-store" in page["Cache-Control"]
    assert call(typed(f" {code[1].lower().replace('-', ' ')} ")) == 200
    assert linked() == {"anong": ME}
    assert Preference.objects.get().by_line
    assert anong.user.name_th in line.answers[0]
    assert Entry.objects.filter(action="notices.line.linked").exists()
    assert ME not in json.dumps(list(Entry.objects.values_list("details", flat=True)))


def test_the_address_that_line_sends_links_through_line_itself(
    line: FakeLine, anong: Member, client_of: ClientOf
) -> None:
    call(event("follow"))
    address = re.search(r"http\S+", line.answers[0])
    assert address
    ours = urlsplit(address[0])
    client = client_of(anong)
    asked = client.get(f"{ours.path}?{ours.query}")
    assert anong.user.name_th in asked.content.decode()
    assert not LineCode.objects.exists(), "looking makes nothing"
    onward = (
        client.post(ours.path, {"linkToken": parse_qs(ours.query)["linkToken"][0]}).context["page"].onward
    )
    at_line = urlsplit(onward)
    assert at_line.hostname == "access.line.me"
    given = parse_qs(at_line.query)
    assert given["linkToken"] == ["token-of-line"]
    assert call(event("accountLink", link={"result": "ok", "nonce": given["nonce"][0]})) == 200
    assert linked() == {"anong": ME}


def test_a_link_that_line_refused_links_nothing(line: FakeLine, anong: Member, now: datetime) -> None:
    code = make_typed_code(by=anong, now=now)
    call(event("accountLink", link={"result": "failed", "nonce": code}))
    assert linked() == {}
    assert len(line.answers) == 1


@pytest.mark.parametrize("signature", ["", "AAAA", signature_of(b"something else"), "ลายเซ็น".encode().hex()])
def test_what_line_did_not_sign_is_not_read(
    line: FakeLine, anong: Member, morning: datetime, signature: str
) -> None:
    code = make_typed_code(by=anong, now=morning)
    assert call(typed(code), signature=signature) == 400
    assert linked() == {}


def test_without_a_secret_nothing_is_believed(line: FakeLine, settings: Any) -> None:
    settings.LINE_SECRET = ""
    assert call(typed("x"), signature=signature_of(b"", "")) == 400


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"events": 3}', b'{"events": [3, {"source": []}]}', b"null"]
)
def test_a_signed_call_that_is_none_breaks_nothing(line: FakeLine, body: bytes, db: None) -> None:
    headers = {"x-line-signature": signature_of(body)}
    answer = Client().post(HOOK, body, content_type="application/json", headers=headers)
    assert answer.status_code in {200, 400}


def test_the_same_event_sent_again_does_nothing(line: FakeLine, anong: Member, morning: datetime) -> None:
    once = typed(make_typed_code(by=anong, now=morning))
    for _ in range(3):
        assert call(once) == 200
    assert len(line.answers) == 1
    assert LineEvent.objects.count() == 1


def test_a_code_is_good_once_and_for_a_quarter_of_an_hour(
    line: FakeLine, anong: Member, morning: datetime
) -> None:
    code = make_typed_code(by=anong, now=morning)
    call(typed("7K2M-Q9XD"))
    call(typed(code))
    call(typed(code, OTHER))
    late = make_typed_code(by=anong, now=morning - timedelta(minutes=15))
    call(typed(late, OTHER))
    assert linked() == {"anong": ME}
    assert len(set(line.answers)) == 4, "each refusal has its own sentence"


def test_a_line_account_belongs_to_whoever_linked_it_last(
    line: FakeLine, anong: Member, chai: Member, morning: datetime
) -> None:
    for member in (anong, chai):
        call(typed(make_typed_code(by=member, now=morning)))
    assert linked() == {"chai": ME}


def test_who_blocks_the_account_is_let_go_and_told_by_mail(
    line: FakeLine, anong: Member, morning: datetime
) -> None:
    call(typed(make_typed_code(by=anong, now=morning)))
    Preference.objects.update(by_email=False)
    call(event("unfollow"))
    assert linked() == {}
    kept = Preference.objects.get()
    assert (kept.by_line, kept.by_email) == (False, True)


def test_one_ends_the_link_on_ones_own_page(
    line: FakeLine, anong: Member, chai: Member, client_of: ClientOf, morning: datetime
) -> None:
    call(typed(make_typed_code(by=anong, now=morning)))
    client_of(chai).post("/notices/line/unlink/")
    assert linked() == {"anong": ME}
    assert "by_line" in client_of(anong).get("/notices/preference/").context["form"].fields
    client_of(anong).post("/notices/line/unlink/")
    assert linked() == {}
    assert "by_line" not in client_of(anong).get("/notices/preference/").context["form"].fields


def test_nobody_claims_a_line_account_by_writing_its_id(
    line: FakeLine, anong: Member, client_of: ClientOf
) -> None:
    sent = {"by_line": "on", "line_user": OTHER, "language": "th"}
    assert client_of(anong).post("/notices/preference/", sent).status_code == 302
    kept = Preference.objects.get()
    assert (kept.line_user, kept.by_line) == ("", False)


def test_a_line_that_does_not_answer_undoes_nothing(
    line: FakeLine, anong: Member, morning: datetime, settings: Any
) -> None:
    settings.LINE_ADDRESS = "http://127.0.0.1:1"
    assert call(typed(make_typed_code(by=anong, now=morning)), event("follow", OTHER)) == 200
    assert linked() == {"anong": ME}


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (400, {"message": "Failed to send messages"}),
        (403, {}),
        (429, {"message": "You have reached your monthly limit."}),
    ],
)
def test_while_line_refuses_e_mail_stands_in_and_the_log_says_why(
    line: FakeLine,
    anong: Member,
    tell_late: Tell,
    morning: datetime,
    mailoutbox: list[EmailMessage],
    status: int,
    says: dict[str, str],
) -> None:
    call(typed(make_typed_code(by=anong, now=morning)))
    Preference.objects.update(by_email=False)
    tell_late(anong)
    line.status, line.says = status, says
    assert send_all(now=morning) == 0
    refused = Delivery.objects.get(channel="line")
    assert refused.state == Delivery.State.FAILED
    assert refused.last_error == f"HTTP {status} {says.get('message', '')}".strip()
    assert send_all(now=morning + timedelta(minutes=10)) == 1
    assert [mail.to for mail in mailoutbox] == [["anong@example.go.th"]]
    line.status = 200
    tell_late(anong, key="next day")
    with time_machine.travel(morning + timedelta(days=1), tick=False):
        send_all(now=morning + timedelta(days=1))
    assert Preference.objects.get().line_failed_at is None, "one arrived again"


def test_a_busy_line_is_tried_again_and_arrives(
    line: FakeLine, anong: Member, tell_late: Tell, morning: datetime
) -> None:
    call(typed(make_typed_code(by=anong, now=morning)))
    Preference.objects.update(by_email=False)
    tell_late(anong)
    line.status = 429
    assert send_all(now=morning) == 0
    line.status = 200
    with time_machine.travel(morning + timedelta(minutes=11), tick=False):
        assert send_all(now=morning + timedelta(minutes=11)) == 1
    assert Delivery.objects.get().attempts == 2
