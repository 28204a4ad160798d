"""Invitations: taken up once, in time, by somebody else than who made them; nothing about them can be forged."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.people.codes import hash_of, new_code
from prongsai.people.models import Invitation

Browser = Callable[[Member], Client]
INVITE = "/people/agencies/bangkok-yai/people/invite/"
CODE = re.compile(r'class="handed-code">([^<]+)<')
PASSWORD = "correct-horse-battery"
FORM = {
    "name_th": "เจ้าหน้าที่ฝ่ายรายได้",
    "name_en": "",
    "email": "",
    "role": Role.WORKING_GROUP.value,
    "unit": "",
    "starts_on": "1/10/2567",
    "ends_on": "",
}
ACCOUNT = {
    "name_th": "ผู้ได้รับเชิญ",
    "name_en": "",
    "username": "newcomer",
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2025-03-12T07:00:00Z", tick=False):
        yield


@pytest.fixture
def code(anong: Member, client_of: Browser) -> str:
    """An invitation of Anong's, as it stands on the paper."""
    answer = client_of(anong).post(INVITE, FORM)
    assert answer.status_code == 200
    found = CODE.search(answer.content.decode())
    assert found
    return found[1]


def _said(client: Client, code: str) -> str:
    """The one sentence that a refused code gets."""
    answer = client.post("/people/join/", {"code": code})
    assert answer.status_code == 422
    [sentence] = re.findall(
        r'class="notice[^"]*notice-problem[^>]*>.*?</div>', answer.content.decode(), re.DOTALL
    )
    return sentence


def test_an_invited_person_opens_an_account_and_is_in(code: str, bangkok_yai: Agency) -> None:
    client = Client()
    answer = client.post("/people/join/", {"code": code})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(answer["Location"], ACCOUNT).status_code == 302
    person = User.objects.get(username="newcomer")
    membership = person.memberships.get()
    assert (membership.agency, membership.role, membership.starts_on) == (
        bangkok_yai,
        Role.WORKING_GROUP,
        date(2024, 10, 1),
    )
    assert client.get("/people/").status_code == 200
    assert person.check_password(PASSWORD)


def test_a_code_is_read_as_it_was_meant(code: str) -> None:
    typed = f" {code.lower().replace('-', ' ').replace('0', 'o')} "
    assert Client().post("/people/join/", {"code": typed}).status_code == 302


def test_the_code_itself_is_kept_nowhere(code: str) -> None:
    invitation = Invitation.objects.get()
    assert invitation.code_hash == hash_of(code)
    stored = " ".join(str(value) for value in Invitation.objects.values().get().values())
    trail = " ".join(f"{entry.details}" for entry in Entry.objects.filter(action__startswith="people."))
    assert code not in stored + trail
    assert code.replace("-", "") not in stored + trail


def test_a_used_invitation_is_told_in_one_sentence(code: str) -> None:
    Client().post(f"/people/join/{code}/", ACCOUNT)
    assert "used already" in _in_english(code)
    assert Client().post(f"/people/join/{code}/", {**ACCOUNT, "username": "second"}).status_code == 422
    assert not User.objects.filter(username="second").exists()


def test_an_expired_invitation_is_told_in_one_sentence(code: str) -> None:
    Invitation.objects.update(expires_at=timezone.now())
    assert "expired" in _in_english(code)
    assert Client().post(f"/people/join/{code}/", ACCOUNT).status_code == 422
    assert not User.objects.filter(username="newcomer").exists()


def test_an_invitation_lasts_two_weeks(code: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=14, seconds=-1), tick=False):
        assert Client().get(f"/people/join/{code}/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=14), tick=False):
        assert Client().get(f"/people/join/{code}/").status_code == 422


@pytest.mark.parametrize("guess", ["", "x", "0" * 20, "\u202e", "ก" * 10_000, "%00", "../../admin"])
def test_a_guessed_code_opens_nothing(db: None, guess: str) -> None:
    assert Client().post("/people/join/", {"code": guess}).status_code == 422


def test_codes_are_long_and_differ() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(one.replace("-", "")) == 20 for one in codes)


def test_a_withdrawn_invitation_opens_nothing(code: str, anong: Member, client_of: Browser) -> None:
    invitation = Invitation.objects.get()
    assert client_of(anong).post(f"/people/invitations/{invitation.pk}/withdraw/").status_code == 302
    assert "withdrawn" in _in_english(code)


def test_a_second_click_leaves_one_good_code(code: str, anong: Member, client_of: Browser) -> None:
    second = CODE.search(client_of(anong).post(INVITE, FORM).content.decode())
    assert second
    assert "newer one" in _in_english(code)
    assert Client().get(f"/people/join/{second[1]}/").status_code == 200


def test_nobody_takes_up_their_own_invitation(code: str, anong: Member, client_of: Browser) -> None:
    answer = client_of(anong).post(f"/people/join/{code}/")
    assert answer.status_code == 422
    assert Membership.objects.filter(user=anong.user).count() == 1


def test_somebody_with_an_account_adds_the_role_to_it(code: str, dao: Member, client_of: Browser) -> None:
    """A transfer: the account stays, the role in the new office comes beside the old one and is chosen at once."""
    client = client_of(dao)
    assert client.post(f"/people/join/{code}/").status_code == 302
    assert Membership.objects.filter(user=dao.user).count() == 2
    page = client.get("/people/").content.decode()
    assert 'href="/people/agencies/bangkok-yai/"' in page


def test_a_taken_user_name_loses_nothing_that_was_typed(code: str) -> None:
    answer = Client().post(f"/people/join/{code}/", {**ACCOUNT, "username": "anong"})
    assert answer.status_code == 422
    assert "ผู้ได้รับเชิญ" in answer.content.decode()
    assert not Invitation.objects.filter(accepted_at__isnull=False).exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"password": "short", "again": "short"},
        {"again": "another-long-password"},
        {"username": "two words"},
        {"username": "ก\u202eข\ncc: x"},
        {"name_th": "ก" * 10_000},
        {"username": "u" * 10_000},
    ],
)
def test_a_bad_account_is_refused_in_its_place(code: str, bad: dict[str, str]) -> None:
    answer = Client().post(f"/people/join/{code}/", {**ACCOUNT, **bad})
    assert answer.status_code == 422
    assert "field-wrong" in answer.content.decode()
    assert Invitation.objects.get().accepted_at is None


def test_an_invitation_goes_out_by_mail_and_is_not_shown(anong: Member, client_of: Browser) -> None:
    answer = client_of(anong).post(INVITE, {**FORM, "email": "someone@example.go.th"})
    assert not CODE.search(answer.content.decode())
    [letter] = mail.outbox
    assert letter.to == ["someone@example.go.th"]
    address = re.search(r"http://testserver(/people/join/\S+)", letter.body)
    assert address
    assert Client().post(address[1], ACCOUNT).status_code == 302
    assert User.objects.get(username="newcomer").email == "someone@example.go.th"


def test_when_the_mail_does_not_go_the_code_is_printed(
    anong: Member, client_of: Browser, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]
    answer = client_of(anong).post(INVITE, {**FORM, "email": "someone@example.go.th"})
    assert CODE.search(answer.content.decode())
    assert "could not be mailed" in caplog.text


@pytest.mark.parametrize(
    "address",
    ["a@b.example\nBcc: everybody@b.example", "a@b.example\r\nSubject: x", "no address", "a@b", "@"],
)
def test_an_address_with_more_than_an_address_is_refused(
    anong: Member, client_of: Browser, address: str
) -> None:
    answer = client_of(anong).post(INVITE, {**FORM, "email": address})
    assert answer.status_code == 422
    assert mail.outbox == []
    assert not Invitation.objects.exists()


def test_a_name_cannot_add_lines_to_the_letter(
    anong: Member, client_of: Browser, bangkok_yai: Agency
) -> None:
    Agency.objects.filter(pk=bangkok_yai.pk).update(name_th="เขต\nBcc: x@b.example")
    client_of(anong).post(INVITE, {**FORM, "name_th": "ก\r\nBcc: x\u202eข", "email": "a@b.example"})
    [letter] = mail.outbox
    assert "\n" not in letter.subject
    assert letter.recipients() == ["a@b.example"]
    assert Invitation.objects.get().name_th == "ก Bcc: xข"


@pytest.mark.parametrize(
    "bad",
    [
        {"role": Role.DIRECTOR.value},
        {"role": Role.PLATFORM_ADMINISTRATOR.value},
        {"role": "no-role"},
        {"role": Role.DIVISION_OFFICER.value},
        {"unit": "foreign"},
        {"unit": "999999"},
        {"unit": "-1"},
        {"starts_on": "yesterday"},
        {"ends_on": "1/9/2567"},
        {"name_th": "ก" * 10_000},
        {"name_th": "\u202e\u200b"},
    ],
)
def test_a_bad_invitation_is_refused(
    anong: Member, khlong_toei: Agency, client_of: Browser, bad: dict[str, str]
) -> None:
    """An officer gives neither roles above them, nor units of another office."""
    if bad.get("unit") == "foreign":
        bad = {"unit": str(khlong_toei.units.first().pk)}  # type: ignore[union-attr]
    assert client_of(anong).post(INVITE, {**FORM, **bad}).status_code == 422
    assert not Invitation.objects.exists()


def test_inviting_is_for_those_who_arrange_people(
    cast: dict[str, Member], bangkok_yai: Agency, client_of: Browser
) -> None:
    Membership.objects.filter(user=cast["anong"].user).update(role=Role.AUDITOR)
    assert client_of(cast["anong"]).get(INVITE).status_code == 403
    assert client_of(cast["chai"]).get(INVITE).status_code == 200
    assert client_of(cast["boon"]).get(INVITE).status_code == 200
    assert client_of(cast["dao"]).get(INVITE).status_code == 404


def test_a_stranger_cannot_withdraw(code: str, dao: Member, client_of: Browser) -> None:
    invitation = Invitation.objects.get()
    assert client_of(dao).post(f"/people/invitations/{invitation.pk}/withdraw/").status_code == 404
    assert Invitation.objects.get().withdrawn_at is None


def test_everything_is_in_the_trail_of_the_agency(code: str) -> None:
    Client().post(f"/people/join/{code}/", ACCOUNT)
    entries = Entry.objects.filter(action__startswith="people.invitation").order_by("id")
    assert [entry.action for entry in entries] == ["people.invitation.made", "people.invitation.accepted"]
    assert {entry.agency_path for entry in entries} == {"bma/bangkok-yai/"}


def _in_english(code: str) -> str:
    client = Client()
    client.cookies["django_language"] = "en"
    return _said(client, code)
