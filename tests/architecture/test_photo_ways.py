"""A photo that comes in by any way: where and by what it was taken stays in the sealed original, or the file is not kept at all.

The ways are found by asking: every address that takes something is sent a photo, and whichever looks at the files of the
request is a way. A new one fails here until it says in WAYS what becomes of a photo.
"""

import gc
import hashlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.test import Client
from django.utils.datastructures import MultiValueDict
from pytest_django.plugin import DjangoDbBlocker

import prongsai
from prongsai.files.models import Rendition, StoredFile
from prongsai.files.stores import key_of, the_store
from prongsai.licences.models import SentPaper
from prongsai.licences.sealing import opened_bytes
from tests.architecture.matrix.asking import path_of
from tests.architecture.matrix.declaring import GET, POST, Row
from tests.architecture.matrix.questions import ADDRESSES, served
from tests.architecture.matrix.rows import ROWS
from tests.architecture.matrix.world import HERE, World, laid
from tests.conftest import NOW
from tests.rooms.files.pictures_for_tests import COMMENT, MAKER, phone_photo

KEPT, SEALED, REFUSED = "kept", "sealed", "refused"
WAYS = {
    "activities:add_activity": KEPT,
    "activities:add_photos": KEPT,
    "activities:change_activity": KEPT,
    "api:add_file": KEPT,
    "api:add_version": KEPT,
    "applying:status": SEALED,
    "assessment:answer": KEPT,
    "disclosure:import_table": REFUSED,
    "disclosure:record": KEPT,
    "files:add_files": KEPT,
    "files:add_version": KEPT,
    "followup:entry": KEPT,
    "intake:new": REFUSED,
    "intake:take_in_measures": REFUSED,
    "intake:take_in_results": REFUSED,
    "licences:import_outside": REFUSED,
    "meetings:order_members": REFUSED,
    "meetings:report_decision": KEPT,
    "people:import_agencies": REFUSED,
    "people:import_people": REFUSED,
    "people:import_units": REFUSED,
    "reports:template": REFUSED,
    "results:of_office": KEPT,
    "results:of_unit": KEPT,
    "support:import_counts": REFUSED,
    "support:prove_check": KEPT,
    "support:show_evidence": KEPT,
}
"""Address -> what becomes of a photo that is sent to it: it becomes evidence; its clean copy alone is sealed; or it is refused and nothing of it stays."""
TRACES = (COMMENT, MAKER.encode(), b"Exif", b"xmpmeta", b"canary")
THUMBNAIL = b"\xff\xd8\xff"
READS_FILES = re.compile(r"request\.FILES|taken_in\(request")
BESIDE = ("prongsai.accounts.kept", "prongsai.credentials.views.signing_in", "allauth.")
"""Those who ask for no file: whether there were any, and forms for signing in that pass on whatever came."""
ANY_DATABASE = pytest.mark.django_db(databases=["default", "surveys"])


@dataclass
class Seen:
    """What an address did with what it was sent. readers: modules on the way to the files of the request."""

    status: int = 0
    readers: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    with django_db_blocker.unblock(), laid(NOW, tmp_path_factory.mktemp("photos")) as found:
        gc.collect()
        yield found


def taking() -> Iterator[Row]:
    """The rows at which something is sent as a form."""
    return (row for row in ROWS if POST in row.methods)


@contextmanager
def sent(world: World, row: Row, number: int) -> Iterator[Seen]:
    """A photo under every name, with everything that the row sends; undone afterwards."""
    client, path, body = _question(world, row)
    photo = phone_photo(number)
    names = ("files", "file", world.things[HERE]["paper_field"])
    files = {name: SimpleUploadedFile("IMG_1.jpg", photo, "image/jpeg") for name in names}
    seen = Seen()
    with transaction.atomic():
        with _watching(seen.readers):
            seen.status = client.post(path, {**body, **files}).status_code
        yield seen
        transaction.set_rollback(True)


def _question(world: World, row: Row) -> tuple[Client, str, dict[str, Any]]:
    """Somebody who may, or a stranger where it is open."""
    things, address = world.things[HERE], ADDRESSES[row.name]
    asked = [one for one in served(world, row) if one.method != GET]
    own = asked[0].asker.own if asked else things
    mine = {**things, **own} if row.is_own else things
    body = row.body(mine, own) if row.body else {}
    return (asked[0].client(row) if asked else Client()), path_of(row, address, mine), body


@contextmanager
def _watching(readers: set[str]) -> Iterator[None]:
    usual = WSGIRequest.FILES

    def noting(request: WSGIRequest) -> MultiValueDict[str, Any]:
        callers = _callers()
        if not any(name.startswith(BESIDE) for name in callers):
            readers.update(callers)
        found: MultiValueDict[str, Any] = usual.__get__(request)
        return found

    with patch.object(WSGIRequest, "FILES", property(noting)):
        yield


def _callers() -> set[str]:
    """The modules of the view that is at work, down to its middleware."""
    found, frame = set(), sys._getframe(2)
    while "django.core.handlers" not in (name := frame.f_globals.get("__name__", "")):
        found.add(name)
        assert frame.f_back is not None
        frame = frame.f_back
    return found


@ANY_DATABASE
@pytest.mark.slow
def test_every_way_in_is_in_the_table_and_every_reader_of_files_was_asked(world: World) -> None:
    found, readers = set(), set()
    for number, row in enumerate(taking()):
        with sent(world, row, number) as seen:
            if seen.readers:
                found.add(row.name)
                readers |= seen.readers
    assert found == set(WAYS), "say in WAYS what becomes of a photo that is sent there"
    assert {name for name in _modules_that_read() - readers if not name.startswith(BESIDE)} == set()


def _modules_that_read() -> set[str]:
    root = Path(prongsai.__file__).parent
    return {
        f"prongsai.{'.'.join(path.relative_to(root).with_suffix('').parts)}"
        for path in root.rglob("*.py")
        if READS_FILES.search(path.read_text("utf-8"))
    }


@ANY_DATABASE
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WAYS))
def test_what_a_camera_wrote_leaves_by_no_way(world: World, name: str) -> None:
    number = 100 + sorted(WAYS).index(name)
    row = next(one for one in taking() if one.name == name)
    before, lying = set(StoredFile.objects.values_list("pk", flat=True)), _lying()
    papers = SentPaper.objects.count()
    with sent(world, row, number) as seen:
        fresh = StoredFile.objects.exclude(pk__in=before).prefetch_related("renditions")
        if WAYS[name] == REFUSED:
            assert seen.status in {200, 302, 413, 422}, seen.status
            assert not fresh
            assert _lying() == lying
            return
        if WAYS[name] == SEALED:
            assert not fresh
            assert _lying() == lying
            assert SentPaper.objects.count() == papers + 1
            for paper in SentPaper.objects.all():
                _is_clean(opened_bytes(paper, "content"))
            return
        assert fresh, f"{seen.status}: the photo was not taken in"
        for file in fresh:
            assert file.sha256 == hashlib.sha256(phone_photo(number)).hexdigest()
            assert {one.kind for one in file.renditions.all()} == {"working", "large", "small"}
            for copy in file.renditions.all():
                _is_clean(b"".join(the_store().read(key_of(file, copy.kind))))
                _is_clean(_handed_out(world, file, copy))


def _handed_out(world: World, file: StoredFile, copy: Rendition) -> bytes:
    """As somebody of the office gets it."""
    officer = next(one for one in world.askers if one.member.agency.slug == HERE and one.member.can("read"))
    got = officer.client.get(f"/files/versions/{file.version.pk}/{copy.kind}/")
    assert got.status_code == 200
    return b"".join(got.streaming_content) if got.streaming else got.content  # type: ignore[attr-defined]


def _is_clean(content: bytes) -> None:
    assert content.count(THUMBNAIL) == 1, "it holds a smaller picture of its own"
    for trace in TRACES:
        assert trace not in content


def _lying() -> set[str]:
    """Every file in the store and on the way into it."""
    folders = (Path(settings.EVIDENCE_FOLDER), Path(settings.INCOMING_FOLDER))
    return {str(path) for folder in folders for path in folder.rglob("*") if path.is_file()}
