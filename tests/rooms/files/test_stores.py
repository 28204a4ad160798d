"""A folder and a bucket behave alike; the bucket against a real S3 server on this machine."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prongsai.config import env
from prongsai.files.actions import sweep
from prongsai.files.models import StoredFile
from prongsai.files.refusing import CannotTake
from prongsai.files.stores import MissingBytes, Store, key_of, the_store
from prongsai.files.stores.bucket import BucketStore
from prongsai.files.stores.folder import FolderStore
from prongsai.files.verifying import verify
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

KEY = "7/00000000000000000000000000000001/original"


@pytest.fixture(scope="module")
def s3_address() -> Iterator[str]:
    server = pytest.importorskip("moto.server").ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3_settings(s3_address: str) -> dict[str, str]:
    import boto3

    options = {"endpoint": s3_address, "region": "us-east-1", "key": "key", "secret": "secret"}
    client = boto3.client(
        "s3",
        endpoint_url=s3_address,
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    client.create_bucket(Bucket="evidence")
    for entry in client.list_objects_v2(Bucket="evidence").get("Contents", []):
        client.delete_object(Bucket="evidence", Key=entry["Key"])
    client.close()
    return {"bucket": "evidence", "prefix": "office", **options}


@pytest.fixture(params=["folder", pytest.param("bucket", marks=pytest.mark.slow)])
def a_store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "store")
    return BucketStore(**request.getfixturevalue("s3_settings"))


def read(a_store: Store, key: str) -> bytes:
    return b"".join(a_store.read(key))


@pytest.mark.parametrize("size", [1, 3_000_000, 12_000_000])
def test_bytes_come_back_as_they_were(a_store: Store, tmp_path: Path, size: int) -> None:
    source = tmp_path / "source"
    content = os.urandom(size)
    source.write_bytes(content)
    a_store.put(KEY, source)
    source.unlink()
    assert read(a_store, KEY) == content


def test_everything_is_listed_with_its_moment(a_store: Store, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x")
    for name in ("original", "working"):
        a_store.put(f"7/{'0' * 31}1/{name}", tmp_path / "source")
    listed = dict(a_store.everything())
    assert set(listed) == {f"7/{'0' * 31}1/original", f"7/{'0' * 31}1/working"}
    assert all(abs(datetime.now(UTC) - moment) < timedelta(minutes=1) for moment in listed.values())


def test_what_is_removed_is_gone(a_store: Store, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x")
    a_store.put(KEY, tmp_path / "source")
    a_store.remove(KEY)
    assert list(a_store.everything()) == []
    with pytest.raises(MissingBytes):
        a_store.read(KEY)


def test_an_empty_store_lists_nothing(a_store: Store) -> None:
    assert list(a_store.everything()) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_evidence_lives_in_a_bucket(put_in: PutIn, settings: Settings, s3_settings: dict[str, str]) -> None:
    settings.EVIDENCE_S3 = s3_settings
    file = put_in(phone_photo()).version.file
    assert isinstance(the_store(), BucketStore)
    assert b"".join(the_store().read(key_of(file))) == phone_photo()
    assert all(verdict.is_whole for verdict in verify())
    assert not (settings.EVIDENCE_FOLDER).exists()
    later = datetime.now(UTC) + timedelta(hours=30)
    assert sweep(now=later).stored == 0
    stray = settings.INCOMING_FOLDER / "stray"
    stray.write_bytes(b"x")
    the_store().put(KEY, stray)
    assert sweep(now=later).stored == 1


@pytest.mark.django_db
def test_a_store_that_is_out_of_reach_keeps_the_file_out(put_in: PutIn, settings: Settings) -> None:
    settings.EVIDENCE_FOLDER.write_bytes(b"a file where the folder should be")
    with pytest.raises(CannotTake) as refused:
        put_in(phone_photo())
    assert refused.value.code == "not_stored"
    assert not StoredFile.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_bucket_that_does_not_answer_keeps_the_file_out(put_in: PutIn, settings: Settings) -> None:
    settings.EVIDENCE_S3 = {
        "bucket": "evidence",
        "prefix": "",
        "endpoint": "http://127.0.0.1:1",
        "region": "us-east-1",
        "key": "k",
        "secret": "s",
    }
    with pytest.raises(CannotTake) as refused:
        put_in(phone_photo())
    assert refused.value.code == "not_stored"


@pytest.mark.django_db
def test_bytes_that_changed_or_went_are_found(put_in: PutIn, places: Path) -> None:
    file = put_in(phone_photo()).version.file
    changed, gone = places / "evidence" / key_of(file), places / "evidence" / key_of(file, "small")
    changed.chmod(0o600)
    changed.write_bytes(b"other")
    gone.unlink()
    wrong = {verdict.key: verdict.is_missing for verdict in verify() if not verdict.is_whole}
    assert wrong == {key_of(file): False, key_of(file, "small"): True}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"T": "http://bucket"}, "must look like s3://"),
        ({"T": "s3://"}, "must look like s3://"),
        ({"T": "s3://bucket"}, "T_KEY and T_SECRET"),
        ({"T": "s3://bucket", "T_KEY": "k"}, "T_KEY and T_SECRET"),
    ],
)
def test_a_bucket_that_cannot_be_used_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], sentence: str
) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(env.BadSetting, match=sentence):
        env.bucket("T")


def test_a_bucket_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.bucket("NO_BUCKET") == {}
    for name, value in {
        "B": "s3://name/in/it/",
        "B_KEY": "k",
        "B_SECRET": "s",
        "B_ENDPOINT": "https://s3.example",
    }.items():
        monkeypatch.setenv(name, value)
    assert env.bucket("B") == {
        "bucket": "name",
        "prefix": "in/it",
        "endpoint": "https://s3.example",
        "region": "us-east-1",
        "key": "k",
        "secret": "s",
    }
