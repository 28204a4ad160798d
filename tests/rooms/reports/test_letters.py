"""Memos and circulars: written, handed in as a paper, numbered once a year."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.reports.actions import (
    CannotDecide,
    CannotWrite,
    LetterContent,
    approve_paper,
    change_letter,
    remove_letter,
    return_paper,
    submit_paper,
    write_letter,
)
from prongsai.reports.kinds import kind_of
from prongsai.reports.making import make_files
from prongsai.reports.models import Letter, Paper
from prongsai.reports.topics import Topic
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from tests.rooms.reports.reading_papers import letters, opened, pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow]
HERE = "/rounds/bangkok-yai/2568/papers/"
DAY = date(2025, 3, 12)
Browser = Callable[[Member], Client]
CONTENT = LetterContent(
    subject="ขอเชิญประชุมคณะทำงาน",
    office="ฝ่ายปกครอง โทร. 0 0000 0000",
    to="หัวหน้าฝ่ายทุกฝ่าย",
    urgency="most-urgent",
    enclosures="ระเบียบวาระการประชุม\nคำสั่งแต่งตั้งคณะทำงาน",
    body="ด้วยสำนักงานเขตกำหนดประชุม\nจึงเรียนมาเพื่อโปรดพิจารณา",
    signer="ผู้ช่วยผู้อำนวยการเขต",
    acting_for="ผู้อำนวยการเขต",
)
TYPED = {"seen": "0", "subject": "ขอข้อมูล", "office": "ฝ่ายปกครอง", "body": "ด้วย..."}


@pytest.fixture
def memo(bangkok_yai_2568: Round, anong: Member, now: datetime) -> Letter:
    return write_letter(round_=bangkok_yai_2568, form="memo", content=CONTENT, by=anong, now=now)


def topic(letter: Letter) -> Topic:
    kind = kind_of(letter.form)
    subject = next(one for one in kind.subjects(letter.round, None) if one.key == str(letter.pk))
    return Topic(letter.round, kind, subject)


def approved(letter: Letter, number: str, by: Member, director: Member, now: datetime) -> Paper:
    paper = submit_paper(topic=topic(letter), by=by, now=now)
    return approve_paper(paper=paper, number=number, dated_on=DAY, by=director, now=now)


@pytest.mark.parametrize("form", ["memo", "circular"])
def test_a_letter_says_in_order_what_the_regulations_ask(
    form: str, bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    letter = write_letter(round_=bangkok_yai_2568, form=form, content=CONTENT, by=anong, now=now)
    kind = kind_of(form)
    content = kind.current(bangkok_yai_2568, str(letter.pk))
    manner = Manner(number="กท 5101/ว 12", dated_on=DAY, thai_digits=True)
    files = make_files(content, kind.house_template(), manner, today=DAY)
    words = letters("".join(pages_of_pdf(files.pdf)))
    places = [
        words.index(letters(text))
        for text in ("ด่วนที่สุด", "กท๕๑๐๑/ว๑๒", "๑๒มีนาคม๒๕๖๘", "เรื่องขอเชิญประชุม", "เรียนหัวหน้าฝ่าย", "๒.คำสั่งแต่งตั้ง", "ด้วยสำนักงานเขต", "รักษาการแทนผู้อำนวยการเขต")
    ]  # fmt: skip
    assert places == sorted(places)
    assert ("ขอแสดงความนับถือ" in words) == (form == "circular")


def test_a_draft_leaves_number_and_day_open(memo: Letter) -> None:
    kind = kind_of("memo")
    content = kind.current(memo.round, str(memo.pk))
    files = make_files(content, kind.house_template(), Manner(), today=DAY)
    assert "..........." in opened(files.docx).tables[0].cell(0, 0).text


def test_who_wrote_a_letter_does_not_approve_it(
    memo: Letter, anong: Member, chai: Member, now: datetime
) -> None:
    Letter.objects.update(changed_by=chai.user)
    paper = submit_paper(topic=topic(memo), by=anong, now=now)
    with pytest.raises(CannotDecide, match="own_paper"):
        approve_paper(paper=paper, number="1", dated_on=DAY, by=chai, now=now)


def test_a_number_is_given_once_a_year_among_all_letters(
    memo: Letter, anong: Member, chai: Member, now: datetime
) -> None:
    approved(memo, "กท 5101/7", anong, chai, now)
    other = write_letter(round_=memo.round, form="circular", content=CONTENT, by=anong, now=now)
    paper = submit_paper(topic=topic(other), by=anong, now=now)
    with pytest.raises(CannotDecide, match="number_used"):
        approve_paper(paper=paper, number="กท 5101/7", dated_on=DAY, by=chai, now=now)
    next_year = approve_paper(paper=paper, number="กท 5101/7", dated_on=date(2026, 1, 5), by=chai, now=now)
    assert next_year.register == "letters-2569"
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=next_year.pk).update(register="letters-2568")


def test_what_was_handed_in_stays_until_it_comes_back(
    memo: Letter, anong: Member, chai: Member, now: datetime
) -> None:
    paper = submit_paper(topic=topic(memo), by=anong, now=now)
    with pytest.raises(CannotWrite, match="handed_in"):
        change_letter(letter=memo, content=CONTENT, seen=1, by=anong, now=now)
    return_paper(paper=paper, comment="แก้เรื่อง", by=chai, now=now)
    assert change_letter(letter=memo, content=CONTENT, seen=1, by=anong, now=now).row_version == 2
    with pytest.raises(CannotWrite, match="handed_in"):
        remove_letter(letter=memo, by=anong, now=now)


def test_an_empty_letter_is_kept_and_says_what_it_lacks(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    bare = LetterContent(subject="ร่าง", office="ฝ่ายปกครอง")
    letter = write_letter(round_=bangkok_yai_2568, form="memo", content=bare, by=anong, now=now)
    kind = kind_of("memo")
    content = kind.current(bangkok_yai_2568, str(letter.pk))
    assert content is not None
    assert [gap.kind for gap in content.gaps] == ["to", "body", "signer"]


def test_a_password_in_the_text_is_pointed_out(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    told = LetterContent(subject="ประชุม", office="ฝ่าย", body="ห้องประชุม 1 รหัสผ่าน 1234")
    letter = write_letter(round_=bangkok_yai_2568, form="memo", content=told, by=anong, now=now)
    kind = kind_of("memo")
    content = kind.current(bangkok_yai_2568, str(letter.pk))
    assert content is not None
    assert [note.blocks for note in kind.notes(bangkok_yai_2568, content)] == [False]


@pytest.mark.parametrize("who", ["chai", "boon", "dao"])
def test_only_the_offices_officer_writes(
    who: str, cast: dict[str, Member], bangkok_yai_2568: Round, now: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        write_letter(round_=bangkok_yai_2568, form="memo", content=CONTENT, by=cast[who], now=now)


def test_from_the_form_to_the_paper(bangkok_yai_2568: Round, anong: Member, client_of: Browser) -> None:
    officer = client_of(anong)
    assert f"{HERE}letters/new/memo/" in officer.get(HERE).content.decode()
    answer = officer.post(f"{HERE}letters/new/memo/", TYPED, follow=True)
    letter = Letter.objects.get()
    assert answer.redirect_chain == [(f"{HERE}memo.{letter.pk}/", 302)]
    assert f"{HERE}letters/{letter.pk}/" in answer.content.decode()


def test_a_letter_without_a_subject_comes_back_with_what_was_typed(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    answer = client_of(anong).post(f"{HERE}letters/new/memo/", {**TYPED, "subject": " "})
    assert answer.status_code == 422
    assert "ด้วย..." in answer.content.decode()
    assert not Letter.objects.exists()


def test_two_who_write_at_once_see_both_versions(memo: Letter, anong: Member, client_of: Browser) -> None:
    officer = client_of(anong)
    place = f"{HERE}letters/{memo.pk}/"
    first = officer.post(place, {**TYPED, "seen": "1", "subject": "ฉบับแรก"})
    assert first.status_code == 302
    late = officer.post(place, {**TYPED, "seen": "1", "subject": "ฉบับช้า"})
    assert late.status_code == 422
    for words in ("ฉบับแรก", "ฉบับช้า"):
        assert words in late.content.decode()
    taken = officer.post(place, {**TYPED, "seen": "2", "subject": "ฉบับช้า", "take-subject": "now"})
    assert taken.status_code == 302
    assert Letter.objects.get().subject == "ฉบับแรก"


def test_a_letter_never_handed_in_can_be_removed(memo: Letter, anong: Member, client_of: Browser) -> None:
    client_of(anong).post(f"{HERE}letters/{memo.pk}/remove/")
    assert not Letter.objects.exists()


def test_a_letter_of_another_office_is_not_found(memo: Letter, dao: Member, client_of: Browser) -> None:
    assert client_of(dao).get(f"{HERE}letters/{memo.pk}/").status_code == 404
