"""A request that announces too much is answered with a sentence, after it was read away: what was typed stands."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import FakePayload

from prongsai.accounts.members import Member
from prongsai.intake.models import ResultDraft
from prongsai.ui import uploads

NEW = "/rounds/bangkok-yai/2568/results/new/"
ELSEWHERE = "/notices/preference/"
ClientOf = Callable[[Member], Client]


HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="large.xlsx"\r\n\r\n'


class Endless(FakePayload):
    """A form with one file of zeros, which counts how much of it was read."""

    def __init__(self, size: int) -> None:
        super().__init__(b"")
        self.size, self.taken = size, 0

    def read(self, number: int = -1, /) -> bytes:
        start = self.taken
        self.taken += min(self.size - start, number if number >= 0 else self.size)
        return (HEAD[start:] + bytes(self.taken))[: self.taken - start]


def send(client: Client, place: str, body: Endless) -> Any:
    kind = "multipart/form-data; boundary=x"
    return client.generic(
        "POST", place, b"x", content_type=kind, CONTENT_LENGTH=str(body.size), **{"wsgi.input": body}
    )


@pytest.mark.parametrize("place", [NEW, ELSEWHERE, "/accounts/log-in/"])
def test_what_is_too_much_is_read_away_so_that_the_sender_sees_the_answer(
    anong: Member, client_of: ClientOf, place: str
) -> None:
    body = Endless(30 * uploads.MEGABYTE)
    answer = send(client_of(anong), place, body)
    assert body.taken == body.size
    assert answer.status_code == (422 if place == NEW else 413)
    assert "5 MB" in answer.content.decode()


def test_what_nobody_sends_by_mistake_is_not_read(anong: Member, client_of: ClientOf) -> None:
    body = Endless(uploads.LONGEST_READ + 1)
    assert send(client_of(anong), NEW, body).status_code == 413
    assert body.taken == 0


def test_a_table_too_large_loses_nothing_that_was_typed(
    anong: Member, client_of: ClientOf, settings: Any
) -> None:
    settings.UPLOAD_LIMIT_BYTES = 100_000
    file = SimpleUploadedFile("large.xlsx", bytes(500_000))
    sent = {"source": "mock", "title": "ผลทดลองรอบสอง", "pasted": "E1\t90", "file": file}
    answer = client_of(anong).post(NEW, sent)
    assert answer.status_code == 422
    assert "ผลทดลองรอบสอง" in answer.content.decode()
    assert "file" in answer.context["form"].errors
    assert not ResultDraft.objects.exists()


def test_more_text_than_a_form_holds_gets_a_sentence_too(
    anong: Member, client_of: ClientOf, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000
    answer = client_of(anong).post(NEW, {"source": "mock", "title": "ผล", "pasted": "x" * 60_000})
    assert answer.status_code == 413


def test_what_fits_the_limit_goes_on(anong: Member, client_of: ClientOf) -> None:
    sent = {"source": "mock", "title": "ผล", "pasted": "x" * (settings.UPLOAD_LIMIT_BYTES // 4)}
    assert client_of(anong).post(NEW, sent).status_code == 422
