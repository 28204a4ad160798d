"""The decision: by another person, once, with a number of its own; then frozen."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.audit.models import Entry
from prongsai.reports.actions import CannotDecide, approve_paper, return_paper, submit_paper
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.queries import frozen_file
from prongsai.rounds.models import Round
from tests.factories.papers import analysis_of
from tests.rooms.reports.reading_papers import letters, opened, pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow]
DAY = date(2025, 3, 12)


def approve(paper: Paper, by: Member, now: datetime, number: str = "กท 5101/2") -> Paper:
    return approve_paper(paper=paper, number=number, dated_on=DAY, by=by, now=now)


def refusal(decide: Callable[[], object]) -> str:
    with pytest.raises(CannotDecide) as refused:
        decide()
    return refused.value.code


def test_both_files_are_made_and_kept_with_their_checksums(approved: Paper) -> None:
    files = {file.format: file for file in PaperFile.objects.filter(paper=approved)}
    assert set(files) == {"docx", "pdf"}
    for file in files.values():
        assert hashlib.sha256(bytes(file.content)).hexdigest() == file.sha256
    text = "\n".join(paragraph.text for paragraph in opened(bytes(files["docx"].content)).paragraphs)
    assert text.startswith("เลขที่ กท 5101/1\nลงวันที่ 12 มีนาคม 2568")
    assert "เลขที่กท5101/1" in letters(pages_of_pdf(bytes(files["pdf"].content))[0])


def test_an_approved_paper_says_who_when_and_which(approved: Paper, chai: Member, now: datetime) -> None:
    kept = Paper.objects.get(pk=approved.pk)
    assert (kept.state, kept.number, kept.dated_on) == ("approved", "กท 5101/1", DAY)
    assert (kept.decided_by_id, kept.decided_at) == (chai.user.pk, now)
    entry = Entry.objects.get(action="reports.paper.approved")
    assert entry.details == {"number": "กท 5101/1", "sha256": kept.sha256}


def test_thai_digits_chosen_when_handing_in_stand_on_the_paper(
    planned_round: Round, anong: Member, chai: Member, now: datetime
) -> None:
    paper = submit_paper(topic=analysis_of(planned_round), by=anong, now=now, thai_digits=True)
    approve(paper, chai, now)
    text = "\n".join(paragraph.text for paragraph in opened(frozen_file(paper, "docx")).paragraphs)
    assert "เลขที่ กท ๕๑๐๑/๒\nลงวันที่ ๑๒ มีนาคม ๒๕๖๘" in text


def test_of_two_directors_the_second_is_told(submitted: Paper, chai: Member, now: datetime) -> None:
    stale = Paper.objects.get(pk=submitted.pk)
    approve(submitted, chai, now)
    assert refusal(lambda: approve(stale, chai, now, "กท 5101/3")) == "decided_already"
    assert refusal(lambda: return_paper(paper=stale, comment="แก้", by=chai, now=now)) == "decided_already"
    assert Paper.objects.get(pk=submitted.pk).number == "กท 5101/2"


def test_a_returned_paper_is_not_approved_afterwards(submitted: Paper, chai: Member, now: datetime) -> None:
    returned = return_paper(paper=submitted, comment="เพิ่มขั้นตอน", by=chai, now=now)
    assert (returned.state, returned.comment) == ("returned", "เพิ่มขั้นตอน")
    assert refusal(lambda: approve(submitted, chai, now)) == "decided_already"
    assert not PaperFile.objects.exists()


def test_nobody_decides_on_their_own_paper(submitted: Paper, anong: Member, now: datetime) -> None:
    promoted = replace(anong, role=Role.DIRECTOR)
    assert refusal(lambda: approve(submitted, promoted, now)) == "own_paper"
    assert refusal(lambda: return_paper(paper=submitted, comment="แก้", by=promoted, now=now)) == "own_paper"
    assert not PaperFile.objects.exists()


def test_a_number_is_used_once_in_an_office(
    approved: Paper, planned_round: Round, anong: Member, chai: Member, now: datetime
) -> None:
    second = submit_paper(topic=analysis_of(planned_round), by=anong, now=now)
    assert refusal(lambda: approve(second, chai, now, "กท 5101/1")) == "number_used"
    assert Paper.objects.get(pk=second.pk).state == "submitted"
    assert PaperFile.objects.filter(paper=second).count() == 0
    assert approve(second, chai, now, "กท 5101/9").number == "กท 5101/9"


def test_a_number_and_a_comment_are_needed(submitted: Paper, chai: Member, now: datetime) -> None:
    assert refusal(lambda: approve(submitted, chai, now, "")) == "no_number"
    assert refusal(lambda: return_paper(paper=submitted, comment="", by=chai, now=now)) == "no_comment"


@pytest.mark.parametrize("who", ["anong", "boon", "dao"])
def test_only_the_offices_own_director_decides(
    who: str, cast: dict[str, Member], submitted: Paper, now: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        approve(submitted, cast[who], now)
    with pytest.raises(PermissionDenied):
        return_paper(paper=submitted, comment="แก้", by=cast[who], now=now)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports_paper SET number = 'x' WHERE id = %s",
        "UPDATE reports_paper SET state = 'returned' WHERE id = %s",
        "DELETE FROM reports_paper WHERE id = %s",
        "UPDATE reports_paperfile SET sha256 = 'x' WHERE paper_id = %s",
        "DELETE FROM reports_paperfile WHERE paper_id = %s",
        "INSERT INTO reports_paperfile (paper_id, format, content, sha256) SELECT paper_id, 'odt', content, sha256 "
        "FROM reports_paperfile WHERE paper_id = %s AND format = 'pdf'",
    ],
)
def test_the_database_itself_refuses_to_change_an_approved_paper(approved: Paper, sql: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [approved.pk])
    assert Paper.objects.get(pk=approved.pk).number == "กท 5101/1"
    assert PaperFile.objects.filter(paper=approved).count() == 2


def test_half_an_approval_is_none(
    submitted: Paper, chai: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("prongsai.approvals.actions.audit.record", fail)
    with pytest.raises(RuntimeError):
        approve(submitted, chai, now)
    assert Paper.objects.get(pk=submitted.pk).state == "submitted"
    assert not PaperFile.objects.exists()
