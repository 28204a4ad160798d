"""Nothing typed is lost when the session has ended, or when somebody signed in anew in another tab."""

import html
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from prongsai.accounts.members import Member
from prongsai.intake.models import ResultDraft
from prongsai.rounds.models import Round

NEW = "/rounds/bangkok-yai/2568/results/new/"
TYPED = {"source": "mock", "title": "ผล <ทดลอง>\nบรรทัดสอง", "pasted": 'IIT\t90\nEIT\t93\nOIT\t"99"\n'}
LOG_IN = reverse("accounts:log_in")
PASSWORD = "a-password-of-anong"


@pytest.fixture
def signing_in(anong: Member) -> dict[str, str]:
    anong.user.set_password(PASSWORD)
    anong.user.save()
    return {"username": anong.user.get_username(), "password": PASSWORD}


@pytest.fixture
def stranger() -> Client:
    return Client()


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page as a browser would send them."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in fields if name not in {"language", "theme"}}


def test_what_a_signed_out_person_sends_comes_through_in_the_end(
    stranger: Client, signing_in: dict[str, str], bangkok_yai_2568: Round
) -> None:
    answer = stranger.post(NEW, TYPED)
    assert answer.status_code == 401
    assert "no-store" in answer["Cache-Control"]
    kept = hidden(answer.content.decode())
    assert dict(json.loads(kept["kept"])) == TYPED
    wrong = stranger.post(LOG_IN, {**kept, **signing_in, "password": "wrong"})
    assert hidden(wrong.content.decode())["kept"] == kept["kept"]
    again = stranger.post(LOG_IN, {**kept, **signing_in})
    assert again.status_code == 200
    page = again.content.decode()
    assert f'action="{NEW}"' in page
    assert not ResultDraft.objects.exists()
    assert stranger.post(NEW, hidden(page)).status_code == 302
    assert len(ResultDraft.objects.get().raw_rows) == 3


def test_a_part_of_a_page_is_not_replaced_by_the_sign_in_page(stranger: Client, anong: Member) -> None:
    answer = stranger.post(NEW, TYPED, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (200, "body")
    assert f"[{'data-whole'}]" == answer["HX-Reselect"]
    assert "data-whole" in answer.content.decode()
    asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/rounds/bangkok-yai/2568/plan/?a=1"}
    answer = stranger.get("/rounds/bangkok-yai/2568/plan/", headers=asked)
    assert answer["HX-Redirect"] == f"{LOG_IN}?next=/rounds/bangkok-yai/2568/plan/%3Fa%3D1"
    assert answer.content == b""


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_nothing_is_sent_out_of_the_house(stranger: Client, signing_in: dict[str, str], to: str) -> None:
    answer = stranger.post(LOG_IN, {**signing_in, "kept_to": to, "kept": '[["a", "b"]]'})
    assert answer.status_code == 302


@pytest.mark.parametrize("kept", ["", "{", "7", "[1]", '["a"]', '[["a"]]', '{"a": 1}'])
def test_what_cannot_be_unpacked_is_left(stranger: Client, signing_in: dict[str, str], kept: str) -> None:
    assert stranger.post(LOG_IN, {**signing_in, "kept_to": NEW, "kept": kept}).status_code == 302


def test_somebody_who_has_signed_in_meanwhile_sends_at_once(
    anong: Member, client_of: Callable[[Member], Client]
) -> None:
    answer = client_of(anong).post(LOG_IN, {"kept_to": NEW, "kept": '[["title", "ก"]]'})
    assert hidden(answer.content.decode())["title"] == "ก"


def test_a_page_older_than_the_sign_in_can_still_be_sent(anong: Member, bangkok_yai_2568: Round) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anong.user, "django.contrib.auth.backends.ModelBackend")
    client.get(NEW)
    answer = client.post(
        NEW, {**TYPED, "csrfmiddlewaretoken": "x" * 64}, headers={"Origin": "http://testserver"}
    )
    assert answer.status_code == 403
    fields = hidden(answer.content.decode())
    assert fields["title"] == TYPED["title"]
    assert client.post(NEW, fields, headers={"Origin": "http://testserver"}).status_code == 302


@pytest.mark.parametrize("origin", [None, "null", "https://elsewhere.example"])
def test_what_another_site_sends_is_not_offered_for_sending(anong: Member, origin: str | None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anong.user, "django.contrib.auth.backends.ModelBackend")
    answer = client.post(NEW, TYPED, headers={"Origin": origin} if origin else {})
    assert answer.status_code == 403
    assert "kept" not in answer.content.decode()
    assert "IIT" not in answer.content.decode()


def test_a_password_is_never_put_into_a_page(signing_in: dict[str, str]) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        LOG_IN, signing_in, headers={"Origin": "http://testserver"}
    )
    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()


def test_a_lost_file_is_said(stranger: Client, signing_in: dict[str, str]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = stranger.post(NEW, {**TYPED, "file": SimpleUploadedFile("a.csv", b"I1,90")})
    kept = hidden(answer.content.decode())
    assert kept["kept_file"] == "yes"
    assert "notice" in stranger.post(LOG_IN, {**kept, **signing_in}).content.decode()


@pytest.mark.parametrize("kept", ["[" * 200_000, '[["a", 1e999]]', "{}", "[1]", "null"])
def test_what_was_tampered_with_is_no_error_of_the_server(
    stranger: Client, signing_in: dict[str, str], kept: str
) -> None:
    answer = stranger.post(LOG_IN, {"kept_to": NEW, "kept": kept, **signing_in})
    assert answer.status_code in {200, 302}
