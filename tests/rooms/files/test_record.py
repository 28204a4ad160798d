"""The whole record in one archive: everything of the agency, nothing of another, nothing secret, little memory."""

import csv
import hashlib
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.files.actions import describe_evidence
from prongsai.files.content import Description
from prongsai.files.export import Table, of, registered_tables
from prongsai.files.export.archive import whole_record
from prongsai.files.export.rows import columns_of, write_rows
from prongsai.files.models import Evidence
from prongsai.files.stores import key_of, the_store
from prongsai.reports.models import PaperTemplate
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.rooms.files.attacks import pdf
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Member], Client]


def archive_of(agency: Agency, now: datetime) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(whole_record(agency, now=now, foreword="read me"))))


def rows_of(archive: zipfile.ZipFile, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(archive.read(f"tables/{table}.json"))
    return rows


def test_every_file_and_row_is_in_it(
    put_in: PutIn, bangkok_yai: Agency, official_2567: ScoreSheet, now: datetime
) -> None:
    photo = put_in(phone_photo(), caption="ประชุม").evidence
    announcement = pdf()
    document = put_in(announcement, "ประกาศ.pdf", upload_id="u2").evidence
    archive = archive_of(bangkok_yai, now)
    assert archive.testzip() is None
    assert archive.read(f"evidence/{photo.pk}/v1/photo.jpg") == phone_photo()
    assert archive.read(f"evidence/{photo.pk}/v1/clean-copy.jpg").startswith(b"\xff\xd8\xff")
    assert archive.read(f"evidence/{document.pk}/v1/ประกาศ.pdf") == announcement
    assert [row["caption"] for row in rows_of(archive, "files.evidence")] == ["ประชุม", ""]
    figures = {row["item"]: row["value"] for row in rows_of(archive, "scoring.sheetfigure")}
    assert len(figures) == 40
    assert figures["E6"] == "90.840000"
    assert {row["fiscal_year"] for row in rows_of(archive, "rounds.round")} == {2567, 2568}
    assert json.loads(archive.read("manifest.json"))["rows"]["scoring.sheetfigure"] == 40


def test_spreadsheets_get_the_same_rows(
    put_in: PutIn, bangkok_yai: Agency, official_2567: ScoreSheet, now: datetime
) -> None:
    archive = archive_of(bangkok_yai, now)
    text = archive.read("tables/scoring.sheetfigure.csv").decode("utf-8-sig")
    assert {row["item"]: row["value"] for row in csv.DictReader(io.StringIO(text))}["E6"] == "90.840000"


def test_the_checksums_are_those_of_the_files(put_in: PutIn, bangkok_yai: Agency, now: datetime) -> None:
    put_in(phone_photo())
    archive = archive_of(bangkok_yai, now)
    lines = archive.read("SHA256SUMS").decode().splitlines()
    sums = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
    for path, digest in sums.items():
        assert hashlib.sha256(archive.read(path)).hexdigest() == digest


def test_nothing_of_another_agency_is_in_it(
    put_in: PutIn, anong: Member, dao: Member, bangkok_yai: Agency, khlong_toei: Agency, now: datetime
) -> None:
    put_in(phone_photo(), caption="canary of bangkok yai")
    before = {name: len(rows) for name, rows in _tables(archive_of(khlong_toei, now)).items()}
    assert before["files.evidence"] == 0
    whole = b"".join(whole_record(khlong_toei, now=now, foreword=""))
    content = "".join(str(_tables(zipfile.ZipFile(io.BytesIO(whole)))))
    assert "canary" not in content
    assert bangkok_yai.slug not in content
    assert anong.user.username not in content
    assert dao.user.username in content


def _tables(archive: zipfile.ZipFile) -> dict[str, list[dict[str, object]]]:
    return {table.name: rows_of(archive, table.name) for table in registered_tables()}


def test_no_secret_field_leaves() -> None:
    for table in registered_tables():
        secret = table.model.PRIVACY.secret  # type: ignore[attr-defined]
        assert not set(columns_of(table)) & {*secret, *(f"{name}_id" for name in secret)}


def test_files_in_the_database_come_out_as_files(anong: Member, bangkok_yai: Agency, now: datetime) -> None:
    template = PaperTemplate.objects.create(
        agency=bangkok_yai,
        kind="analysis",
        name="own.docx",
        content=b"PK word",
        checksum="0" * 64,
        uploaded_at=now,
        uploaded_by=anong.user,
    )
    archive = archive_of(bangkok_yai, now)
    place = f"reports.papertemplate/{template.pk}.docx"
    assert archive.read(f"tables/{place}") == b"PK word"
    assert rows_of(archive, "reports.papertemplate")[0]["content"] == place


@pytest.mark.parametrize("caption", ["=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)"])
def test_a_caption_is_never_a_formula(
    put_in: PutIn, anong: Member, bangkok_yai: Agency, now: datetime, caption: str
) -> None:
    evidence = put_in(phone_photo()).evidence
    describe_evidence(evidence=evidence, description=Description(caption), row_version=1, by=anong, now=now)
    as_csv, as_json = io.BytesIO(), io.BytesIO()
    list(write_rows(Table(Evidence, of("agency")), bangkok_yai, as_csv, as_json))
    row = next(csv.DictReader(io.StringIO(as_csv.getvalue().decode("utf-8-sig"))))
    assert row["caption"] == f"'{caption}"
    assert json.loads(as_json.getvalue())[0]["caption"] == caption


def test_what_the_store_has_lost_is_named(put_in: PutIn, bangkok_yai: Agency, now: datetime) -> None:
    version = put_in(phone_photo()).version
    the_store().remove(key_of(version.file))
    archive = archive_of(bangkok_yai, now)
    assert archive.testzip() is None
    lost = f"evidence/{version.evidence_id}/v1/photo.jpg"
    assert json.loads(archive.read("manifest.json"))["missing"] == [lost]
    assert lost not in archive.namelist()


@pytest.mark.slow
def test_a_large_record_takes_little_memory(
    put_in: PutIn, bangkok_yai: Agency, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty files of 5 MB each pass through; none of them is held."""
    for number in range(4):
        put_in(phone_photo(number), upload_id=str(number))
    big = [bytes(256 * 1024)] * 20
    monkeypatch.setattr("prongsai.files.stores.folder.FolderStore.read", lambda self, key: iter(big * 10))
    tracemalloc.start()
    size = sum(len(block) for block in whole_record(bangkok_yai, now=now, foreword=""))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 400_000_000
    assert peak < 8_000_000


@pytest.mark.parametrize(("who", "status"), [("anong", 200), ("chai", 200), ("boon", 403), ("dao", 200)])
def test_who_may_take_it_out_and_that_it_is_noted(
    client_of: ClientOf, cast: dict[str, Member], bangkok_yai_2568: Round, who: str, status: int
) -> None:
    client = client_of(cast[who])
    assert client.get("/files/record/").status_code == status
    answer = client.post("/files/record/download/")
    assert answer.status_code == status
    if status == 200:
        own = cast[who].agency
        archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
        assert [row["slug"] for row in rows_of(archive, "agencies.agency")] == [own.slug]
        assert answer["Content-Disposition"].startswith(f'attachment; filename="prongsai-{own.slug}-')
        assert Entry.objects.get(action="files.record.taken").agency_path == own.path
    assert client.get("/files/record/download/").status_code == 405
