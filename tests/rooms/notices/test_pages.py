"""A person's own notices, and how they choose to be told."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.notices.models import Notice, Preference

pytestmark = pytest.mark.usefixtures("morning")
SignIn = Callable[[Member], Client]
Tell = Callable[..., int]
WISHES = {
    "by_email": "on", "language": "en", "digest_from": "09:30", "quiet_from": "18:00", "quiet_until": "8.00",
}  # fmt: skip


def test_one_sees_ones_own_and_reading_leads_to_the_place(
    tell_late: Tell, anong: Member, chai: Member, client_of: SignIn
) -> None:
    tell_late(anong)
    client = client_of(anong)
    page = client.get("/notices/")
    assert page.context["page"].unread == 1
    assert page.context["navigation"].unread == 1
    notice = Notice.objects.get()
    assert client_of(chai).get(f"/notices/{notice.pk}/").status_code == 404
    answer = client.get(f"/notices/{notice.pk}/")
    assert answer["Location"].startswith("/rounds/bangkok-yai/2568/duties/")
    assert client.get("/notices/").context["page"].unread == 0
    assert client_of(chai).get("/notices/").context["page"].rows == ()


def test_a_notice_of_an_agency_out_of_scope_is_not_shown(
    tell_late: Tell, dao: Member, client_of: SignIn
) -> None:
    tell_late(dao)
    assert client_of(dao).get("/notices/").context["page"].rows == ()
    assert client_of(dao).get("/notices/").context["navigation"].unread == 0
    assert client_of(dao).get(f"/notices/{Notice.objects.get().pk}/").status_code == 404


def test_all_are_read_at_once_but_only_ones_own(
    tell_late: Tell, anong: Member, chai: Member, client_of: SignIn
) -> None:
    tell_late(anong, chai)
    assert client_of(anong).get("/notices/read/").status_code == 405
    client_of(anong).post("/notices/read/")
    assert list(Notice.objects.unread().values_list("user", flat=True)) == [chai.user.pk]


def test_wishes_are_kept_for_oneself(anong: Member, chai: Member, client_of: SignIn) -> None:
    assert client_of(anong).post("/notices/preference/", WISHES).status_code == 302
    kept = Preference.objects.get()
    assert (kept.user_id, kept.language, kept.digest_from, kept.quiet_until) == (
        anong.user.pk,
        "en",
        time(9, 30),
        time(8),
    )
    assert client_of(chai).get("/notices/preference/").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"digest_from": "25:00"},
        {"digest_from": "20:00"},
        {"language": "xx"},
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(
    anong: Member, client_of: SignIn, wrong: dict[str, Any]
) -> None:
    answer = client_of(anong).post("/notices/preference/", {**WISHES, **wrong})
    assert answer.status_code == 422
    assert "09:30" in answer.content.decode() or "digest_from" in wrong
    assert not Preference.objects.exists()
