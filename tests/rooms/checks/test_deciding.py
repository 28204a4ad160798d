"""What was found waits for a second person, and nothing goes through before that."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.audit.models import Entry
from prongsai.checks import actions, scanning
from prongsai.checks.actions.scanning import subject_of
from prongsai.checks.content import Content
from prongsai.checks.models import Finding, Hand, Scan
from prongsai.checks.queries import Gate, is_clear, standings
from prongsai.files.actions import add_file, add_version
from prongsai.files.content import Description
from prongsai.files.models import FileVersion
from prongsai.files.receiving import holding_bytes
from tests.factories.checks import found_in
from tests.factories.disguises import pdf, words
from tests.factories.people import now_as, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(bangkok_yai: Agency, anong: Member, now: datetime) -> Scan:
    return found_in(bangkok_yai, None, "รายชื่อผู้สมัคร", now, by=anong)


@pytest.fixture
def finding(scan: Scan) -> Finding:
    return scan.findings.select_related("scan__agency").get()


def _stands(scan: Scan) -> Gate:
    return is_clear(scan.subject, scan.digest, agency=scan.agency).gate


def _decide(finding: Finding, by: Member, now: datetime, *, is_clear: bool = True) -> None:
    actions.decide_finding(finding=finding, is_clear=is_clear, reason="เป็นเบอร์ของสำนักงาน", by=by, now=now)


def test_only_this_state_as_it_was_looked_through_goes_through(
    scan: Scan, finding: Finding, chai: Member, now: datetime, khlong_toei: Agency
) -> None:
    assert _stands(scan) == Gate.WAITING
    _decide(finding, chai, now)
    standing = is_clear(scan.subject, scan.digest, agency=scan.agency)
    assert (standing.gate, standing.is_clear) == (Gate.CLEAR, True)
    assert is_clear(scan.subject, "f" * 64, agency=scan.agency).gate == Gate.UNSCANNED
    assert is_clear("another", scan.digest, agency=scan.agency).gate == Gate.UNSCANNED
    assert is_clear(scan.subject, scan.digest, agency=khlong_toei).gate == Gate.UNSCANNED


def test_a_confirmed_finding_refuses(scan: Scan, finding: Finding, chai: Member, now: datetime) -> None:
    _decide(finding, chai, now, is_clear=False)
    assert _stands(scan) == Gate.REFUSED


def test_nothing_found_is_clear_at_once(bangkok_yai: Agency, now: datetime) -> None:
    content = Content(texts=(("ก", "แผนปฏิบัติการ"),))
    made = actions.scan_content(
        agency=bangkok_yai, subject="O7", title="แผน", content=content, author=None, now=now
    )
    assert _stands(made) == Gate.CLEAR
    assert standings({"O7": content.digest, "O8": content.digest}, agency=bangkok_yai)["O7"].is_clear
    assert standings({"O7": "0" * 64}, agency=bangkok_yai)["O7"].gate == Gate.UNSCANNED


def test_older_eyes_do_not_count(
    scan: Scan, finding: Finding, chai: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prongsai.checks.queries import scans

    _decide(finding, chai, now)
    monkeypatch.setattr(scans, "EYES", scanning.EYES + 1)
    assert _stands(scan) == Gate.UNSCANNED


def test_the_author_never_decides_whatever_their_role_is_today(
    finding: Finding, anong: Member, now: datetime
) -> None:
    with pytest.raises(actions.CannotDecide) as refused:
        _decide(finding, anong, now)
    assert refused.value.code == "own"
    promoted = now_as(anong, Role.DIRECTOR)
    with pytest.raises(actions.CannotDecide):
        _decide(finding, promoted, now)
    assert Finding.objects.get().state == Finding.State.WAITING


def test_a_hand_in_an_earlier_state_is_a_hand(
    bangkok_yai: Agency, anong: Member, chai: Member, now: datetime
) -> None:
    for author, words_ in ((chai, "081-234-5678"), (anong, "081-234-5679")):
        content = Content(texts=(("โทร", words_),))
        made = actions.scan_content(
            agency=bangkok_yai, subject="O7", title="แผน", content=content, author=author, now=now
        )
    assert set(made.hands.values_list("user", flat=True)) == {anong.user.pk, chai.user.pk}
    with pytest.raises(actions.CannotDecide):
        _decide(made.findings.get(), chai, now)


def test_the_database_refuses_an_own_hand_a_change_and_a_second_decision(
    finding: Finding, anong: Member, chai: Member, now: datetime
) -> None:
    rows = Finding.objects.filter(pk=finding.pk)
    decided = {"state": "cleared", "reason": "ก", "decided_at": now}
    Hand.objects.create(scan=finding.scan, user=somebody("hand", finding.scan.agency, Role.OFFICER).user)
    for own in (anong.user, Hand.objects.exclude(user=anong.user).get().user):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(decided_by=own, **decided)
    for change in ({"kind": "x"}, {"excerpt": "x"}, {"author": None}, {"state": "cleared"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    rows.update(decided_by=chai.user, **decided)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="confirmed")
    for model in (Finding, Hand, Scan):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all().delete()


def test_of_two_who_decide_the_second_is_told(
    finding: Finding, chai: Member, bangkok_yai: Agency, now: datetime
) -> None:
    _decide(finding, chai, now)
    other = somebody("deputy", bangkok_yai, Role.ASSISTANT_DIRECTOR)
    with pytest.raises(actions.CannotDecide) as refused:
        _decide(finding, other, now, is_clear=False)
    assert refused.value.code == "decided"
    assert Finding.objects.get().state == Finding.State.CLEARED


def test_strangers_and_readers_decide_nothing(
    finding: Finding, dao: Member, boon: Member, bangkok_yai: Agency, now: datetime
) -> None:
    for member in (dao, boon, somebody("reader", bangkok_yai, Role.WORKING_GROUP)):
        with pytest.raises(PermissionDenied):
            _decide(finding, member, now)


def test_a_head_decides_for_the_own_division_alone(bangkok_yai: Agency, anong: Member, now: datetime) -> None:
    own, other = Unit.objects.filter(agency=bangkok_yai).order_by("pk")[:2]
    head = somebody("head", bangkok_yai, Role.DIVISION_HEAD, unit=own.code)
    _decide(found_in(bangkok_yai, own, "ของฝ่าย", now, by=anong).findings.get(), head, now)
    for unit in (other, None):
        with pytest.raises(PermissionDenied):
            _decide(found_in(bangkok_yai, unit, f"อื่น {unit}", now, by=anong).findings.get(), head, now)


def _put_in(content: bytes, by: Member, now: datetime, before: FileVersion | None = None) -> FileVersion:
    with holding_bytes(iter([content]), "แผนปฏิบัติการ.pdf") as incoming:
        if before is not None:
            added = add_version(
                evidence=before.evidence, incoming=incoming, upload_id="v2", note="แก้", by=by, now=now
            )
        else:
            added = add_file(
                agency=by.agency, incoming=incoming, upload_id="v1", description=Description(), by=by, now=now
            )
    return FileVersion.objects.select_related("file", "evidence__agency", "evidence__unit").get(
        pk=added.version.pk
    )


@pytest.mark.slow
def test_a_stored_file_is_looked_through_once_and_every_hand_in_it_is_kept(
    anong: Member, chai: Member, bangkok_yai: Agency, now: datetime
) -> None:
    other = somebody("colleague", bangkok_yai, Role.OFFICER)
    first = _put_in(pdf(words("Plan")), anong, now)
    second = _put_in(pdf(words("Plan, telephone 081-234-5678")), other, now, first)
    made = actions.scan_file(version=second, author=None, now=now)
    assert [one.kind for one in made.findings.all()] == ["phone"]
    assert set(made.hands.values_list("user", flat=True)) == {anong.user.pk, other.user.pk}
    assert actions.scan_file(version=second, author=chai, now=now).pk == made.pk
    assert made.hands.filter(user=chai.user).exists()
    assert is_clear(subject_of(second), second.file.sha256, agency=bangkok_yai).gate == Gate.WAITING
    clean = actions.scan_file(version=first, author=None, now=now)
    assert (_stands(clean), clean.openness) == (Gate.CLEAR, 2)


@pytest.mark.slow
def test_bytes_that_are_missing_cannot_be_told(anong: Member, now: datetime, places: Any) -> None:
    version = _put_in(pdf(words("Plan")), anong, now)
    for path in (places / "evidence").rglob("original"):
        path.unlink()
    made = actions.scan_file(version=version, author=None, now=now)
    assert [(one.answer, one.kind) for one in made.findings.all()] == [("unsure", "unread")]
    assert _stands(made) == Gate.WAITING
    assert not list((places / "incoming").iterdir())


def test_no_number_is_stored_or_written_into_the_trail(
    bangkok_yai: Agency, anong: Member, now: datetime
) -> None:
    content = Content(texts=(("ผู้ร้อง", "โทร 081-234-5678 หรือ 0898765432"),))
    actions.scan_content(
        agency=bangkok_yai, subject="O7", title="คำร้อง", content=content, author=anong, now=now
    )
    stored = str([*Finding.objects.values(), *Scan.objects.values(), *Entry.objects.values()])
    for secret in ("5678", "0898765432", "8765432"):
        assert secret not in stored


def test_the_pages_show_what_waits_and_take_the_decision(
    finding: Finding, anong: Member, chai: Member, dao: Member, client_of: Callable[[Member], Any]
) -> None:
    place = f"/checks/bangkok-yai/findings/{finding.pk}/"
    director = client_of(chai)
    listed = director.get("/checks/bangkok-yai/findings/").content.decode()
    assert "xxx-xxx-xxxx" in listed
    assert "5678" not in listed
    page = director.post(place, {"decision": "clear", "reason": ""})
    assert page.status_code == 422
    page = director.post(place, {"decision": "clear", "reason": "โทรไปที่ 081-234-5678 แล้ว"})
    assert (page.status_code, "โทรไปที่ 081-234-5678" in page.content.decode()) == (422, True)
    own = client_of(anong)
    assert '<form class="form"' not in own.get(place).content.decode()
    assert own.post(place, {"decision": "clear", "reason": "ก"}).status_code == 422
    assert client_of(dao).get(place).status_code == 404
    assert director.post(place, {"decision": "clear", "reason": "เป็นเบอร์ของสำนักงาน"}).status_code == 302
    decided = director.get("/checks/bangkok-yai/findings/?show=decided").content.decode()
    assert "chai" in decided
    assert Entry.objects.filter(action="checks.finding.cleared").count() == 1


def test_the_list_asks_the_database_no_more_for_many(
    bangkok_yai: Agency,
    chai: Member,
    now: datetime,
    client_of: Callable[[Member], Any],
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(20):
        found_in(bangkok_yai, None, f"ตาราง {number}", now)
    client = client_of(chai)
    client.get("/checks/bangkok-yai/findings/")
    with django_assert_max_num_queries(12):
        client.get("/checks/bangkok-yai/findings/")
