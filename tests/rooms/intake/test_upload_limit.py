"""A request that announces too much is answered before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.test import Client
from django.test.client import FakePayload

from prongsai.accounts.members import Member


class Unreadable(FakePayload):
    """A body that must not be touched."""

    def read(self, *args: object) -> bytes:
        raise AssertionError("the body was read")


def test_two_hundred_megabytes_get_one_sentence_and_are_not_read(
    anong: Member, client_of: Callable[[Member], Client]
) -> None:
    answer = client_of(anong).generic(
        "POST",
        "/rounds/bangkok-yai/2568/results/new/",
        b"x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(200 * 1024 * 1024),
        **{"wsgi.input": Unreadable(b"x")},
    )
    assert answer.status_code == 413
    assert "5 MB" in answer.content.decode()


def test_what_fits_the_limit_goes_on(anong: Member, client_of: Callable[[Member], Client]) -> None:
    answer = client_of(anong).post(
        "/rounds/bangkok-yai/2568/results/new/",
        {"source": "mock", "title": "ผล", "pasted": "x" * (settings.UPLOAD_LIMIT_BYTES // 4)},
    )
    assert answer.status_code == 422
