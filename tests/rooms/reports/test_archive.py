"""All papers of a round in one archive: frozen ones as they are, the others as drafts, with evidence and checksums."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.receiving import holding_bytes
from prongsai.reports.actions import LetterContent, write_letter
from prongsai.reports.models import Paper
from prongsai.reports.queries import frozen_file
from prongsai.rounds.models import Round
from tests.rooms.files.pictures_for_tests import phone_photo
from tests.rooms.reports.reading_papers import pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow]
ADDRESS = "/rounds/bangkok-yai/2568/papers/archive/"
Browser = Callable[[Member], Client]


def taken(client: Client) -> zipfile.ZipFile:
    answer = client.post(ADDRESS)
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def ending(archive: zipfile.ZipFile, folder: str, words: str) -> bytes:
    (name,) = (one for one in archive.namelist() if one.startswith(folder) and one.endswith(words))
    return archive.read(name)


def test_frozen_papers_drafts_and_evidence_with_their_checksums(
    approved: Paper, planned_round: Round, anong: Member, now: datetime, client_of: Browser
) -> None:
    letter = LetterContent(subject="ขอเชิญ/ประชุม", office="ฝ่ายปกครอง")
    write_letter(round_=planned_round, form="memo", content=letter, by=anong, now=now)
    photo = phone_photo(3)
    with holding_bytes(iter([photo]), "=ภาพ.jpg") as incoming:
        add_file(
            agency=anong.agency, incoming=incoming, upload_id="1", description=Description("=cmd"), by=anong, now=now
        )  # fmt: skip
    archive = taken(client_of(anong))
    for wanted in ("docx", "pdf"):
        assert ending(archive, "approved/", f"เลขที่ กท 5101-1.{wanted}") == frozen_file(approved, wanted)
    memo = pages_of_pdf(ending(archive, "drafts/บันทึกข้อความ ขอเชิญ-ประชุม", ".pdf"))
    assert all("ร่าง" in page for page in memo)
    listed = archive.read("evidence.csv").decode("utf-8-sig")
    assert hashlib.sha256(photo).hexdigest() in listed
    assert "'=cmd" in listed
    sums = dict(line.split("  ", 1)[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
    names = set(archive.namelist()) - {"SHA256SUMS"}
    assert sums == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
    assert Entry.objects.filter(action="reports.archive.taken").count() == 1


def test_only_the_office_takes_its_papers_out(
    approved: Paper, cast: dict[str, Member], client_of: Browser
) -> None:
    answers = {who: client_of(member).post(ADDRESS).status_code for who, member in cast.items()}
    assert answers == {"anong": 200, "chai": 200, "boon": 403, "dao": 404}
