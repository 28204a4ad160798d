"""LINE by plain HTTPS, against a server of our own."""

from typing import Any

import pytest

from prongsai.notices import channels
from prongsai.notices.letters import Letter, NotHandedOver
from prongsai.notices.models import Channel, Preference
from tests.rooms.notices.fake_line import FakeLine

LETTER = Letter(7, "เรื่อง", "ก" * 6_000)
USER = "U" + "0" * 32


def push(letter: Letter = LETTER) -> None:
    channels.hand_over(Channel.LINE, letter, Preference(line_user=USER, by_line=True))


def test_a_message_goes_to_the_person_with_token_and_retry_key(line: FakeLine) -> None:
    push()
    push()
    [path, headers, body], again = line.seen[0], line.seen[1]
    assert path == "/v2/bot/message/push"
    assert headers["Authorization"] == "Bearer a-token"
    assert body["to"] == USER
    assert len(body["messages"][0]["text"]) <= 5_000
    assert again[1]["X-Line-Retry-Key"] == headers["X-Line-Retry-Key"]


@pytest.mark.parametrize(
    ("status", "again"), [(400, False), (401, False), (302, False), (429, True), (500, True)]
)
def test_a_refusal_says_whether_another_try_helps(line: FakeLine, status: int, again: bool) -> None:
    line.status = status
    with pytest.raises(NotHandedOver) as refused:
        push()
    assert refused.value.again is again
    assert "a-token" not in refused.value.why


def test_a_quota_that_is_used_up_is_no_matter_of_trying_again(line: FakeLine) -> None:
    line.status, line.says = 429, {"message": "You have reached your monthly limit."}
    with pytest.raises(NotHandedOver) as refused:
        push()
    assert not refused.value.again
    assert "monthly limit" in refused.value.why


def test_accepted_at_an_earlier_try_counts_as_sent(line: FakeLine) -> None:
    line.status = 409
    push()


def test_an_address_where_nobody_listens_is_provably_not_reached(settings: Any) -> None:
    settings.LINE_ADDRESS, settings.LINE_TOKEN = "http://127.0.0.1:1", "t"
    with pytest.raises(NotHandedOver) as refused:
        push()
    assert refused.value.again


def test_without_a_token_the_way_is_closed(settings: Any) -> None:
    settings.LINE_TOKEN = ""
    assert not channels.is_open(Channel.LINE, Preference(line_user=USER, by_line=True))
    settings.LINE_TOKEN = "t"
    assert channels.is_open(Channel.LINE, Preference(line_user=USER, by_line=True))
    assert not channels.is_open(Channel.LINE, Preference(line_user=USER, by_line=False))
