"""What LINE tells us, read from the body of a webhook call; what we do not know is passed over."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heard:
    """One event of one person. text: what they wrote; nonce: ours, carried by an account link; "" where there is none."""

    event: str
    kind: str
    line_user: str
    reply_token: str
    text: str
    nonce: str


def events_of(body: bytes) -> list[Heard]:
    """Raises ValueError where the body is no such call."""
    said = json.loads(body)
    events = said.get("events") if isinstance(said, dict) else None
    if events is None:
        raise ValueError("no events")
    return list(_read(events if isinstance(events, list) else []))


def _read(events: list[Any]) -> Iterator[Heard]:
    for event in events:
        source = _part(event, "source")
        if source.get("type") != "user" or not source.get("userId") or not event.get("webhookEventId"):
            continue  # of a group, or of no person at all
        link = _part(event, "link")
        yield Heard(
            event=str(event["webhookEventId"]),
            kind=str(event.get("type", "")),
            line_user=str(source["userId"])[:40],
            reply_token=str(event.get("replyToken", "")),
            text=str(_part(event, "message").get("text", "")),
            nonce=str(link.get("nonce", "")) if link.get("result") == "ok" else "",
        )


def _part(whole: Any, name: str) -> Mapping[str, Any]:
    part = whole.get(name) if isinstance(whole, dict) else None
    return part if isinstance(part, dict) else {}
