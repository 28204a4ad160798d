"""The LINE Messaging API by plain HTTPS: messages to a person, answers to what a person wrote, tokens for linking."""

import base64
import hashlib
import hmac
import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from http.client import HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlencode

from django.conf import settings

from prongsai.notices.letters import Letter, NotHandedOver

TIMEOUT = 20
ANSWER_TIMEOUT = 5
"""LINE waits for the webhook meanwhile."""
LONGEST_TEXT = 4_900
"""LINE takes 5,000 characters in one message."""
RETRY_NAMESPACE = uuid.UUID("6f1b2a52-9f57-4a6b-8a5e-0d6f0c6a2568")
QUOTA_IS_USED_UP = "monthly limit"
ACCEPTED_BEFORE = 409


def can_push() -> bool:
    return bool(settings.LINE_TOKEN)


def can_link() -> bool:
    """People can link their LINE account themselves: messages can be sent, and the webhook can tell who called."""
    return bool(settings.LINE_TOKEN and settings.LINE_SECRET)


def push(letter: Letter, line_user: str) -> None:
    """Raises NotHandedOver; any other exception leaves it unknown whether it arrived."""
    body = {"to": line_user, "messages": [{"type": "text", "text": letter.text[:LONGEST_TEXT]}]}
    key = {"X-Line-Retry-Key": str(uuid.uuid5(RETRY_NAMESPACE, str(letter.number)))}
    try:
        _call("/v2/bot/message/push", body, headers=key, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        said = _message_of(error)
        if error.code == ACCEPTED_BEFORE:  # at an earlier try under the same retry key
            return
        is_used_up = error.code == 429 and QUOTA_IS_USED_UP in said
        again = not is_used_up and (error.code == 429 or error.code >= 500)
        raise NotHandedOver(f"HTTP {error.code} {said}".strip(), again=again) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise
        raise NotHandedOver(str(error.reason)[:200], again=True) from error


def answer(reply_token: str, text: str) -> None:
    """Answer what a person wrote, once and within a minute. Raises OSError."""
    body = {"replyToken": reply_token, "messages": [{"type": "text", "text": text[:LONGEST_TEXT]}]}
    _call("/v2/bot/message/reply", body, timeout=ANSWER_TIMEOUT)


def link_token(line_user: str) -> str:
    """A token, good for ten minutes, with which that person alone can link. Raises OSError, ValueError."""
    said = json.loads(_call(f"/v2/bot/user/{quote(line_user)}/linkToken", {}, timeout=ANSWER_TIMEOUT))
    token = said.get("linkToken") if isinstance(said, dict) else None
    if not token:
        raise ValueError("LINE gave no link token")
    return str(token)


def link_address(token: str, nonce: str) -> str:
    """Where LINE asks the person and then tells the webhook."""
    return f"{settings.LINE_LINK_ADDRESS}?{urlencode({'linkToken': token, 'nonce': nonce})}"


def is_signed(body: bytes, signature: str) -> bool:
    """Does the signature of a webhook call show that LINE sent exactly this?"""
    if not settings.LINE_SECRET:
        return False
    wanted = base64.b64encode(hmac.digest(settings.LINE_SECRET.encode(), body, hashlib.sha256))
    return hmac.compare_digest(wanted, signature.encode())


def _call(
    path: str, body: Mapping[str, Any], *, timeout: int, headers: Mapping[str, str] | None = None
) -> bytes:
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked where the setting is read
        f"{settings.LINE_ADDRESS}{path}",
        data=json.dumps(body).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.LINE_TOKEN}",
            **(headers or {}),
        },
    )
    with _opener.open(request, timeout=timeout) as said:
        return bytes(said.read())


def _message_of(error: urllib.error.HTTPError) -> str:
    """What LINE says beside the number, as far as it can be read."""
    try:
        with error:
            said = json.loads(error.read(2_000))
    except (OSError, ValueError):
        return ""
    return str(said.get("message", ""))[:200] if isinstance(said, dict) else ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token goes to the address that was set, and nowhere else."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        del req, fp, code, msg, headers, newurl
        return None


_opener = urllib.request.build_opener(_NoRedirect())
