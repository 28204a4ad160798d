"""The pages about papers, asked by everyone."""

import io
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.kinds.analysis.reading import current_analysis
from prongsai.reports.models import Paper, PaperFile, PaperTemplate
from prongsai.rounds.models import Round
from tests.rooms.reports.reading_papers import opened, pages_of_pdf
from tests.rooms.reports.templates_for_tests import template

pytestmark = [pytest.mark.paper, pytest.mark.slow]
Browser = Callable[[Member], Client]
HERE = "/rounds/bangkok-yai/2568/papers/"


def page_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", [200, 200, 200, 404]),
        ("analysis/", [200, 200, 403, 404]),
        ("analysis/draft/pdf/", [200, 200, 403, 404]),
        ("analysis/draft/docx/", [200, 200, 403, 404]),
        ("template/analysis/", [200, 200, 403, 404]),
        ("template/analysis/house/", [200, 200, 403, 404]),
        ("{submitted}/", [200, 200, 403, 404]),
        ("{submitted}/file/pdf/", [404, 404, 403, 404]),
    ],
)
def test_who_sees_what_nobody_has_approved(
    address: str,
    expected: list[int],
    cast: dict[str, Member],
    submitted: Paper,
    client_of: Browser,
) -> None:
    place = HERE + address.format(submitted=submitted.pk)
    assert [client_of(member).get(place).status_code for member in cast.values()] == expected


@pytest.mark.parametrize("address", ["{approved}/", "{approved}/file/pdf/", "{approved}/file/docx/"])
def test_an_approved_paper_is_read_by_the_supervising_office_too(
    address: str, cast: dict[str, Member], approved: Paper, client_of: Browser
) -> None:
    place = HERE + address.format(approved=approved.pk)
    expected = {"anong": 200, "chai": 200, "boon": 200, "dao": 404}
    assert {who: client_of(member).get(place).status_code for who, member in cast.items()} == expected


def test_the_list_shows_the_supervising_office_only_what_is_approved(
    submitted: Paper, boon: Member, anong: Member, client_of: Browser
) -> None:
    assert f"{HERE}{submitted.pk}/" in page_of(client_of(anong), HERE)
    assert f"{HERE}{submitted.pk}/" not in page_of(client_of(boon), HERE)


def test_the_list_shows_number_date_checksum_and_files(
    approved: Paper, boon: Member, client_of: Browser
) -> None:
    page = page_of(client_of(boon), HERE)
    for words in ("กท 5101/1", "12 มี.ค. 2568", approved.sha256[:16], f"{HERE}{approved.pk}/file/docx/"):
        assert words in page


def test_the_preview_is_the_paper(planned_round: Round, anong: Member, client_of: Browser) -> None:
    page = page_of(client_of(anong), HERE + "analysis/")
    assert "ได้คะแนนเท่ากับ 97.89 คะแนน จัดอยู่ในระดับผ่านดี" in page
    assert "มีระบบใหม่อยู่ระหว่างติดตั้ง" in page
    assert "ครบถ้วน พร้อมเสนอ" in page
    thai = page_of(client_of(anong), HERE + "analysis/?digits=thai")
    assert "ได้คะแนนเท่ากับ ๙๗.๘๙ คะแนน" in thai
    assert ">E1 " in thai


def test_what_is_missing_is_listed_with_its_place(
    open_round: Round, anong: Member, client_of: Browser
) -> None:
    page = page_of(client_of(anong), HERE + "analysis/")
    assert "/rounds/bangkok-yai/2568/plan/#finding-" in page
    assert "analysis/submit/" not in page
    assert "[ยังไม่ได้กำหนดมาตรการ" in page


def test_without_an_analysis_the_page_leads_to_the_weak_points(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    assert "/rounds/bangkok-yai/2568/findings/" in page_of(client_of(anong), HERE + "analysis/")
    page_of(client_of(anong), HERE + "analysis/draft/pdf/", 404)


def test_a_draft_is_a_file_with_a_thai_name_that_says_so(
    planned_round: Round, anong: Member, client_of: Browser
) -> None:
    for wanted in ("docx", "pdf"):
        answer = client_of(anong).get(f"{HERE}analysis/draft/{wanted}/?digits=thai")
        assert answer["X-Content-Type-Options"] == "nosniff"
        name = unquote(answer["Content-Disposition"].split("UTF-8''")[1])
        assert name == f"ร่าง การวิเคราะห์ผลการประเมิน บางกอกใหญ่ ปี 2568.{wanted}"
    assert all("ร่าง" in page for page in pages_of_pdf(answer.content))


def test_from_handing_in_to_the_frozen_files(
    planned_round: Round, anong: Member, chai: Member, client_of: Browser
) -> None:
    current = current_analysis(planned_round)
    assert current is not None
    answer = client_of(anong).post(
        HERE + "analysis/submit/", {"seen": current.sha256, "thai_digits": "False"}, follow=True
    )
    paper = Paper.objects.get()
    assert answer.redirect_chain == [(f"{HERE}{paper.pk}/", 302)]
    assert "approve/" not in answer.content.decode()
    director = client_of(chai)
    assert f"{HERE}{paper.pk}/approve/" in page_of(director, f"{HERE}{paper.pk}/")
    done = director.post(f"{HERE}{paper.pk}/approve/", {"number": "กท ๕๑๐๑/๗", "dated_on": "12/3/2568"})
    assert done.status_code == 302
    paper.refresh_from_db()
    assert (paper.state, paper.number, str(paper.dated_on)) == ("approved", "กท 5101/7", "2025-03-12")
    for file in PaperFile.objects.filter(paper=paper):
        kept = director.get(f"{HERE}{paper.pk}/file/{file.format}/")
        assert kept.content == bytes(file.content)
        assert "5101-7" in unquote(kept["Content-Disposition"])
        assert file.sha256 in page_of(director, f"{HERE}{paper.pk}/")
    assert "เลขที่ กท 5101/7" in page_of(director, f"{HERE}{paper.pk}/")


def test_a_stale_preview_is_not_handed_in(planned_round: Round, anong: Member, client_of: Browser) -> None:
    answer = client_of(anong).post(HERE + "analysis/submit/", {"seen": "0" * 64})
    assert answer.status_code == 422
    assert not Paper.objects.exists()
    assert "notice-problem" in answer.content.decode()


def test_a_wrong_decision_keeps_what_was_typed(submitted: Paper, chai: Member, client_of: Browser) -> None:
    director = client_of(chai)
    answer = director.post(f"{HERE}{submitted.pk}/approve/", {"number": "กท 9", "dated_on": "31 ก.พ. 2568"})
    assert answer.status_code == 422
    assert 'value="กท 9"' in answer.content.decode()
    empty = director.post(f"{HERE}{submitted.pk}/return/", {"comment": "  "})
    assert empty.status_code == 422
    assert Paper.objects.get().state == "submitted"


def test_a_used_number_is_said_beside_its_field(
    approved: Paper, planned_round: Round, anong: Member, chai: Member, client_of: Browser
) -> None:
    client_of(anong).post(HERE + "analysis/submit/", {"seen": approved.sha256})
    second = Paper.objects.get(state="submitted")
    answer = client_of(chai).post(
        f"{HERE}{second.pk}/approve/", {"number": "กท ๕๑๐๑/๑", "dated_on": "1 มี.ค. 2568"}
    )
    assert answer.status_code == 422
    assert "field-wrong" in answer.content.decode()


def test_a_returned_paper_shows_the_comment(
    submitted: Paper, chai: Member, anong: Member, client_of: Browser
) -> None:
    client_of(chai).post(f"{HERE}{submitted.pk}/return/", {"comment": "เพิ่มขั้นตอน\nของ E1"})
    assert "เพิ่มขั้นตอน<br>ของ E1" in page_of(client_of(anong), f"{HERE}{submitted.pk}/")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("analysis/submit/", [422, 403, 403, 404]),
        ("{submitted}/approve/", [403, 422, 403, 404]),
        ("{submitted}/return/", [403, 422, 403, 404]),
        ("template/analysis/withdraw/", [302, 403, 403, 404]),
        ("template/analysis/", [422, 403, 403, 404]),
    ],
)
def test_who_may_do_what(
    address: str,
    expected: list[int],
    cast: dict[str, Member],
    submitted: Paper,
    client_of: Browser,
) -> None:
    place = HERE + address.format(submitted=submitted.pk)
    assert [client_of(member).post(place).status_code for member in cast.values()] == expected


def test_an_offices_template_changes_all_three_forms_and_goes_back(
    planned_round: Round, anong: Member, client_of: Browser
) -> None:
    officer = client_of(anong)
    own = template("เอกสารของ {{ agency }} คะแนน {{ total }}")
    done = officer.post(HERE + "template/analysis/", {"file": SimpleUploadedFile("แบบของเขต.docx", own)})
    assert done.status_code == 302
    assert "เอกสารของ สำนักงานเขตบางกอกใหญ่ คะแนน 97.89" in page_of(officer, HERE + "analysis/")
    draft = opened(officer.get(HERE + "analysis/draft/docx/").content)
    assert "เอกสารของ สำนักงานเขตบางกอกใหญ่" in "\n".join(paragraph.text for paragraph in draft.paragraphs)
    assert "เอกสารของ" in pages_of_pdf(officer.get(HERE + "analysis/draft/pdf/").content)[0]
    assert "แบบของเขต.docx" in page_of(officer, HERE + "template/analysis/")
    assert officer.get(HERE + "template/analysis/own/").content == own
    officer.post(HERE + "template/analysis/withdraw/")
    assert "เอกสารของ" not in page_of(officer, HERE + "analysis/")
    assert officer.get(HERE + "template/analysis/own/").status_code == 404
    assert officer.get(HERE + "template/analysis/house/").content == ANALYSIS.house_template()


def test_a_refused_template_leaves_the_standing_one(
    planned_round: Round, anong: Member, client_of: Browser
) -> None:
    officer = client_of(anong)
    officer.post(
        HERE + "template/analysis/", {"file": SimpleUploadedFile("ดี.docx", template("{{ agency }}"))}
    )
    bad = template("ใกล้ตรงนี้ {{ agencyy }}")
    answer = officer.post(HERE + "template/analysis/", {"file": SimpleUploadedFile("เสีย.docx", bad)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "agencyy" in page
    assert "ใกล้ตรงนี้" in page
    assert "ดี.docx" in page
    assert PaperTemplate.objects.get(withdrawn_at=None).name == "ดี.docx"


def test_a_template_that_is_too_large_is_refused_with_a_sentence(
    planned_round: Round, anong: Member, client_of: Browser
) -> None:
    big = SimpleUploadedFile("ใหญ่.docx", io.BytesIO(b"0" * (5 * 1024 * 1024 + 1)).read())
    answer = client_of(anong).post(HERE + "template/analysis/", {"file": big})
    assert answer.status_code == 422
    assert "5 MB" in answer.content.decode()
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize(
    ("address", "most"), [("", 14), ("analysis/", 12), ("template/analysis/", 12), ("{approved}/", 12)]
)
def test_pages_ask_the_database_little(
    address: str,
    most: int,
    approved: Paper,
    anong: Member,
    client_of: Browser,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    client = client_of(anong)
    place = HERE + address.format(approved=approved.pk)
    client.get(place)
    with django_assert_max_num_queries(most):  # type: ignore[attr-defined]
        client.get(place)
