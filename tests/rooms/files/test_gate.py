"""Every rendition, every page and every action: in scope or not there; and nothing handed out can run."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import OF_A_UNIT, Role, Verb
from prongsai.agencies.models import Unit
from prongsai.audit.models import Entry
from prongsai.files.actions import describe_evidence
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.queries import version_or_404
from tests.rooms.files.attacks import pdf, word_file
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Member], Client]
MAY_SEE = {"anong": True, "chai": True, "boon": True, "dao": False}
MAY_TAKE_PHOTO_ORIGINAL = {"anong": 200, "chai": 200, "boon": 403, "dao": 404}
MAY_CHANGE = {"anong": True, "chai": False, "boon": False, "dao": False}


@pytest.fixture
def evidence(put_in: PutIn) -> Evidence:
    return put_in(phone_photo(), caption="ประชุมคณะทำงาน").evidence


def address(evidence: Evidence, name: str) -> str:
    return f"/files/versions/{evidence.versions.get().pk}/{name}/"


@pytest.mark.parametrize("name", ["working", "large", "small"])
@pytest.mark.parametrize("who", MAY_SEE)
def test_a_rendition_is_there_for_those_in_scope_alone(
    client_of: ClientOf, cast: dict[str, Member], evidence: Evidence, who: str, name: str
) -> None:
    answer = client_of(cast[who]).get(address(evidence, name))
    assert answer.status_code == (200 if MAY_SEE[who] else 404)
    if MAY_SEE[who]:
        assert answer["Content-Type"] == "image/jpeg"
        assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", MAY_TAKE_PHOTO_ORIGINAL)
def test_the_original_of_a_photo_is_for_its_agency(
    client_of: ClientOf, cast: dict[str, Member], evidence: Evidence, who: str
) -> None:
    answer = client_of(cast[who]).get(address(evidence, "original"))
    assert answer.status_code == MAY_TAKE_PHOTO_ORIGINAL[who]
    taken = Entry.objects.filter(action="files.original.taken")
    if answer.status_code == 200:
        assert b"".join(answer.streaming_content) == phone_photo()  # type: ignore[attr-defined]
        assert taken.get().actor_id == cast[who].user.pk
    else:
        assert not taken.exists()


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 200), ("boon", 200), ("dao", 404)])
def test_a_document_is_for_all_in_scope(
    client_of: ClientOf, cast: dict[str, Member], put_in: PutIn, who: str, status: int
) -> None:
    content = word_file()
    document = put_in(content, "report.docx").evidence
    answer = client_of(cast[who]).get(address(document, "original"))
    assert answer.status_code == status
    if status == 200:
        assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["thumbnail", "ORIGINAL", "original-", "..", "working%2f..%2foriginal", "clean"]
)
def test_there_are_no_other_renditions(
    client_of: ClientOf, anong: Member, evidence: Evidence, name: str
) -> None:
    assert client_of(anong).get(address(evidence, name)).status_code == 404


def test_a_document_has_no_working_copy(client_of: ClientOf, anong: Member, put_in: PutIn) -> None:
    document = put_in(pdf(), "report.pdf").evidence
    assert client_of(anong).get(address(document, "working")).status_code == 404


def test_what_is_shown_in_place_is_only_ours_and_cannot_run(
    client_of: ClientOf, anong: Member, evidence: Evidence
) -> None:
    answer = client_of(anong).get(address(evidence, "large"), headers={"accept-encoding": "gzip"})
    assert answer["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Encoding"] == "identity"
    assert int(answer["Content-Length"]) == len(b"".join(answer.streaming_content))  # type: ignore[attr-defined]


def test_an_original_is_saved_and_never_opened_in_place(
    client_of: ClientOf, anong: Member, put_in: PutIn
) -> None:
    document = put_in(pdf(), "ประกาศ.pdf").evidence
    answer = client_of(anong).get(address(document, "original"))
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_browser_that_has_the_picture_is_not_sent_it_again(
    client_of: ClientOf, anong: Member, evidence: Evidence
) -> None:
    client = client_of(anong)
    first = client.get(address(evidence, "small"))
    b"".join(first.streaming_content)  # type: ignore[attr-defined]
    again = client.get(address(evidence, "small"), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_foreigner_with_the_tag_in_hand_learns_nothing(
    client_of: ClientOf, dao: Member, evidence: Evidence
) -> None:
    tag = evidence.versions.get().file.renditions.get(kind="small").sha256
    answer = client_of(dao).get(address(evidence, "small"), headers={"if-none-match": f'"{tag}"'})
    assert answer.status_code == 404


@pytest.mark.parametrize("who", MAY_SEE)
def test_the_page_of_evidence_is_there_for_those_in_scope_alone(
    client_of: ClientOf, cast: dict[str, Member], evidence: Evidence, who: str
) -> None:
    answer = client_of(cast[who]).get(f"/files/{evidence.pk}/")
    assert answer.status_code == (200 if MAY_SEE[who] else 404)
    assert ("ประชุมคณะทำงาน" in answer.content.decode()) == MAY_SEE[who]
    assert (f"/files/{evidence.pk}/describe/" in answer.content.decode()) == MAY_CHANGE[who]


@pytest.mark.parametrize("who", MAY_SEE)
@pytest.mark.parametrize("verb", ["describe", "versions/add", "set-aside", "bring-back"])
def test_only_officers_of_the_agency_change_anything(
    client_of: ClientOf, cast: dict[str, Member], evidence: Evidence, who: str, verb: str
) -> None:
    answer = client_of(cast[who]).post(f"/files/{evidence.pk}/{verb}/", {"caption": "x", "row_version": "1"})
    if not MAY_SEE[who]:
        assert answer.status_code == 404
    elif not MAY_CHANGE[who]:
        assert answer.status_code == 403
    else:
        assert answer.status_code in {302, 422}


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 403), ("boon", 200), ("dao", 200)])
def test_the_page_for_adding_is_for_officers(
    client_of: ClientOf, cast: dict[str, Member], who: str, status: int
) -> None:
    assert client_of(cast[who]).get("/files/add/").status_code == status


def test_the_library_shows_nothing_of_another_agency(
    client_of: ClientOf, dao: Member, evidence: Evidence
) -> None:
    client = client_of(dao)
    for query in ("", "?q=ประชุม", "?show=alike", "?show=no-caption", "?month=2025-03", "?page=2"):
        page = client.get(f"/files/{query}").content.decode()
        assert "ประชุมคณะทำงาน" not in page
        assert f"/files/{evidence.pk}/" not in page
    assert client.get("/files/?agency=bangkok-yai").status_code == 404


def test_evidence_of_another_agency_changes_no_count_and_flags_nothing(
    client_of: ClientOf, put_in: PutIn, anong: Member, dao: Member
) -> None:
    """The same photo stands in both agencies; neither learns of the other's."""
    put_in(phone_photo(), by=anong, upload_id="a")
    own = put_in(phone_photo(), by=dao, upload_id="a")
    assert own.is_new
    assert not own.version.file.likenesses.exists()
    page = client_of(dao).get("/files/").content.decode()
    assert page.count('class="evidence-card"') == 1
    assert "show=alike" not in page


def test_the_supervising_office_looks_into_the_agencies_below(
    client_of: ClientOf, boon: Member, evidence: Evidence
) -> None:
    client = client_of(boon)
    assert "ประชุมคณะทำงาน" not in client.get("/files/").content.decode()
    below = client.get("/files/?agency=bangkok-yai").content.decode()
    assert "ประชุมคณะทำงาน" in below
    assert "/files/add/" not in below
    assert "/files/record/" not in below


def test_nothing_that_is_missing_tells_more_than_what_is_foreign(
    client_of: ClientOf, dao: Member, evidence: Evidence
) -> None:
    client = client_of(dao)
    places = (f"/files/{evidence.pk}/", "/files/999999/")
    told = [
        re.sub(r'value="\w{64}"', "", client.get(place).content.decode().replace(place, ""))
        for place in places
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("role", sorted(OF_A_UNIT))
def test_people_of_a_unit_change_what_is_their_units_and_nothing_else(
    anong: Member, put_in: PutIn, evidence: Evidence, now: datetime, role: Role
) -> None:
    """Whoever put it in: a colleague, the head, and whoever comes after them may mend it; the next division may not."""
    own, other = Unit.objects.filter(agency=anong.agency)[:2]
    user = User.objects.create_user("somsri", None, name_th="somsri")
    somsri = replace(anong, user=user, role=Role.DIVISION_OFFICER, unit=own)
    theirs = put_in(phone_photo(1), by=somsri).evidence
    assert theirs.unit == own
    assert evidence.unit is None, "what the ITA officer puts in is the office's"
    changes = {"description": Description("x"), "row_version": 1, "now": now}
    colleague, neighbour = replace(anong, role=role, unit=own), replace(anong, role=role, unit=other)
    for member, thing in ((neighbour, theirs), (colleague, evidence), (neighbour, evidence)):
        with pytest.raises(PermissionDenied):
            describe_evidence(evidence=thing, by=member, **changes)
    describe_evidence(evidence=theirs, by=colleague, **changes)
    describe_evidence(evidence=theirs, description=Description("y"), row_version=2, by=anong, now=now)


@pytest.mark.parametrize("role", Role)
def test_a_role_that_reads_nothing_sees_no_evidence(anong: Member, evidence: Evidence, role: Role) -> None:
    member = replace(anong, role=role)
    assert Evidence.objects.visible_to(member).exists() == member.can(Verb.READ)
    if not member.can(Verb.READ):
        with pytest.raises(Http404):
            version_or_404(member, evidence.versions.get().pk)


def test_the_library_is_closed_to_who_keeps_the_platform(
    client_of: ClientOf, anong: Member, evidence: Evidence
) -> None:
    Membership.objects.filter(user=anong.user).update(role=Role.PLATFORM_ADMINISTRATOR)
    client = client_of(anong)
    assert client.get("/files/").status_code == 403
    assert client.get(f"/files/{evidence.pk}/").status_code == 404
    for name in ("original", "working", "small"):
        assert client.get(address(evidence, name)).status_code == 404
    assert client.post("/files/record/download/").status_code == 403


def test_evidence_from_before_goes_to_the_unit_of_whoever_put_it_in(
    anong: Member, chai: Member, put_in: PutIn
) -> None:
    unit = Unit.objects.filter(agency=anong.agency)[0]
    of_a_division, of_both = put_in(phone_photo(1), by=anong), put_in(phone_photo(2), upload_id="u2")
    Evidence.objects.filter(pk=of_both.evidence.pk).update(added_by=chai.user)
    Membership.objects.filter(user=anong.user).update(role=Role.DIVISION_OFFICER, unit=unit)
    Membership.objects.create(
        user=chai.user, agency=anong.agency, unit=unit, role=Role.DIVISION_HEAD, starts_on="2024-10-01"
    )
    give_units = import_module("prongsai.files.migrations.0003_units_of_evidence").give_units
    give_units(apps, None)
    assert Evidence.objects.get(pk=of_a_division.evidence.pk).unit == unit
    assert Evidence.objects.get(pk=of_both.evidence.pk).unit is None, "also the director: nobody can tell"
