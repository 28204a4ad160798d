"""Putting files in: who may, what is written, and what happens when it is sent again."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.files.actions import add_version, adding, describe_evidence, set_aside, sweep
from prongsai.files.actions.describing import StaleDescription
from prongsai.files.content import Description
from prongsai.files.models import Evidence, FileVersion, Rendition, StoredFile
from prongsai.files.receiving import holding_bytes
from prongsai.files.refusing import CannotTake
from prongsai.files.stores import MissingBytes, key_of, the_store
from tests.rooms.files.attacks import pdf
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

pytestmark = pytest.mark.django_db


def files_in(places: Path) -> set[str]:
    return {path.relative_to(places).as_posix() for path in places.rglob("*") if path.is_file()}


def renewed(
    evidence: Evidence, content: bytes, by: Member, now: datetime, upload_id: str = "v2"
) -> FileVersion:
    with holding_bytes(iter([content]), "new.jpg") as incoming:
        return add_version(
            evidence=evidence, incoming=incoming, upload_id=upload_id, note="clearer", by=by, now=now
        ).version


@pytest.mark.parametrize("name", ["chai", "boon", "dao"])
def test_only_its_own_officers_put_files_in(
    put_in: PutIn, cast: dict[str, Member], bangkok_yai: Agency, places: Path, name: str
) -> None:
    with pytest.raises(PermissionDenied):
        put_in(phone_photo(), by=cast[name], agency=bangkok_yai)
    assert files_in(places) == set()


def test_sending_again_is_harmless(put_in: PutIn, places: Path) -> None:
    first = put_in(phone_photo(), upload_id="same")
    before = files_in(places)
    again = put_in(phone_photo(), upload_id="same")
    assert (first.is_new, again.is_new) == (True, False)
    assert again.evidence == first.evidence
    assert files_in(places) == before
    assert Evidence.objects.count() == StoredFile.objects.count() == 1


def test_other_bytes_under_the_same_upload_id_are_another_file(put_in: PutIn) -> None:
    put_in(phone_photo(1), upload_id="same")
    assert put_in(phone_photo(2), upload_id="same").is_new


def test_two_that_arrive_at_once_become_one(put_in: PutIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second has looked before the first had written."""
    first = put_in(phone_photo(), upload_id="same")
    known = adding.queries.version_of_upload
    answers = iter([None])
    monkeypatch.setattr(adding.queries, "version_of_upload", lambda *args: next(answers, known(*args)))
    again = put_in(phone_photo(), upload_id="same")
    assert not again.is_new
    assert again.evidence == first.evidence
    assert StoredFile.objects.count() == 1


def test_the_trail_knows_who_put_in_what(put_in: PutIn, anong: Member) -> None:
    added = put_in(phone_photo())
    entry = Entry.objects.get(action="files.evidence.added")
    assert entry.actor_id == anong.user.pk
    assert entry.target == f"files.evidence:{added.evidence.pk}"
    assert entry.details["sha256"] == added.version.file.sha256


def test_a_new_version_leaves_the_old_one_whole(put_in: PutIn, anong: Member, now: datetime) -> None:
    first = put_in(phone_photo(1)).version
    second = renewed(first.evidence, phone_photo(2), anong, now)
    assert [version.number for version in first.evidence.versions.all()] == [2, 1]
    assert b"".join(the_store().read(key_of(first.file))) == phone_photo(1)
    assert second.note == "clearer"
    assert not second.file.likenesses.exists()


def test_a_version_may_be_of_another_kind(put_in: PutIn, anong: Member, now: datetime) -> None:
    first = put_in(phone_photo()).version
    assert renewed(first.evidence, pdf(), anong, now).file.media_type == "application/pdf"


def test_the_same_file_is_no_new_version(put_in: PutIn, anong: Member, now: datetime) -> None:
    first = put_in(phone_photo()).version
    with pytest.raises(CannotTake) as refused:
        renewed(first.evidence, phone_photo(), anong, now)
    assert refused.value.code == "same_as_newest"


def test_sealed_rows_neither_change_nor_vanish(put_in: PutIn) -> None:
    version = put_in(phone_photo()).version
    for attempt in (
        lambda: StoredFile.objects.update(sha256="0" * 64),
        lambda: Rendition.objects.all().delete() and StoredFile.objects.all()._raw_delete("default"),
        lambda: FileVersion.objects.update(number=7),
        lambda: FileVersion.objects.filter(pk=version.pk)._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_stored_originals_cannot_be_written_to(put_in: PutIn, places: Path) -> None:
    file = put_in(phone_photo()).version.file
    mode = (places / "evidence" / key_of(file)).stat().st_mode
    assert mode & 0o222 == 0


def test_a_stale_form_is_refused_and_changes_nothing(put_in: PutIn, anong: Member, now: datetime) -> None:
    evidence = put_in(phone_photo()).evidence
    describe_evidence(evidence=evidence, description=Description("first"), row_version=1, by=anong, now=now)
    with pytest.raises(StaleDescription) as stale:
        describe_evidence(
            evidence=evidence, description=Description("second"), row_version=1, by=anong, now=now
        )
    assert stale.value.now_saved.caption == "first"
    evidence.refresh_from_db()
    assert evidence.caption == "first"


def test_the_trail_shows_a_description_before_and_after(put_in: PutIn, anong: Member, now: datetime) -> None:
    evidence = put_in(phone_photo(), caption="old").evidence
    describe_evidence(
        evidence=evidence, description=Description("new", None, "ห้องประชุม"), row_version=1, by=anong, now=now
    )
    details = Entry.objects.get(action="files.evidence.described").details
    assert details["changes"]["caption"] == ["old", "new"]
    assert details["changes"]["place"] == ["", "ห้องประชุม"]


@pytest.mark.parametrize("name", ["chai", "boon", "dao"])
def test_others_neither_describe_nor_set_aside(
    put_in: PutIn, cast: dict[str, Member], now: datetime, name: str
) -> None:
    evidence = put_in(phone_photo()).evidence
    with pytest.raises(PermissionDenied):
        describe_evidence(
            evidence=evidence, description=Description("x"), row_version=1, by=cast[name], now=now
        )
    with pytest.raises(PermissionDenied):
        set_aside(evidence=evidence, by=cast[name], now=now)
    with pytest.raises(PermissionDenied):
        renewed(evidence, phone_photo(2), cast[name], now)


def test_the_sweep_removes_orphans_and_nothing_else(put_in: PutIn, places: Path, now: datetime) -> None:
    kept = put_in(phone_photo()).version.file
    orphan = places / "evidence/1/00000000000000000000000000000001/original"
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"half")
    foreign = places / "evidence/README/of/office"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"not ours")
    (places / "incoming" / "left.upload").write_bytes(b"half")
    (places / "incoming" / "desk").mkdir()
    (places / "incoming" / "desk" / "working").write_bytes(b"half")
    later = datetime.now(tz=now.tzinfo) + timedelta(hours=25)
    swept = sweep(now=later)
    assert (swept.stored, swept.incoming) == (1, 2)
    assert foreign.exists()
    assert not orphan.parent.exists()
    assert b"".join(the_store().read(key_of(kept))) == phone_photo()
    assert kept.renditions.count() == 3
    assert sweep(now=later).stored == 0


def test_the_sweep_leaves_what_may_still_be_under_way(places: Path, now: datetime) -> None:
    young = places / "evidence/1/00000000000000000000000000000001/original"
    young.parent.mkdir(parents=True)
    young.write_bytes(b"half")
    assert sweep(now=datetime.now(tz=now.tzinfo) + timedelta(hours=23)).stored == 0
    assert young.exists()


def test_missing_bytes_are_told_at_once(put_in: PutIn) -> None:
    file = put_in(phone_photo()).version.file
    the_store().remove(key_of(file))
    with pytest.raises(MissingBytes):
        the_store().read(key_of(file))
