"""Putting in a result in the browser: three ways in, everything shown, nothing lost."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from prongsai.accounts.members import Member
from prongsai.intake.models import ResultDraft
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of
from tests.rooms.intake.tables_for_tests import TABLE, workbook

HERE, BEFORE = "/rounds/bangkok-yai/2568/results", "/rounds/bangkok-yai/2567/results"
GOOD = "IIT\t99.96\nEIT\t93.00\nOIT\t100\n"


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def put_in(client: Client, pasted: str = GOOD, place: str = HERE, **more: object) -> ResultDraft:
    data = {"source": "official", "title": "ผลการประเมิน", "pasted": pasted, **more}
    answer = client.post(f"{place}/new/", data)
    assert answer.status_code == 302, answer.content.decode()
    draft = ResultDraft.objects.latest("id")
    assert answer["Location"] == f"{place}/drafts/{draft.pk}/"
    return draft


def fields(client: Client, address: str) -> dict[str, str]:
    """The form of a page as a browser would send it back untouched."""
    page = client.get(address).content.decode()
    form = page[page.index('id="draft"') :]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "checkbox" not in tag and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = value[1] if value else ""
    return found


def test_a_pasted_result_is_checked_saved_and_read(officer: Client, bangkok_yai_2568: Round) -> None:
    draft = put_in(officer)
    address = f"{HERE}/drafts/{draft.pk}/"
    assert "97.89" in officer.get(address).content.decode()
    assert not ScoreSheet.objects.filter(round=bangkok_yai_2568).exists()
    answer = officer.post(f"{address}save/", fields(officer, address))
    sheet = ScoreSheet.objects.get(round=bangkok_yai_2568)
    assert answer["Location"] == "/rounds/bangkok-yai/2568/result/"
    assert sheet.origin == "pasted"
    assert len(figures_of(sheet)) == 3


def test_how_a_result_came_in_is_told_in_words(officer: Client, bangkok_yai_2568: Round) -> None:
    draft = put_in(officer, source="mock")
    officer.post(f"{HERE}/drafts/{draft.pk}/save/", fields(officer, f"{HERE}/drafts/{draft.pk}/"))
    for place in ("/rounds/bangkok-yai/2568/result/", f"{HERE}/"):
        assert "pasted" not in officer.get(place).content.decode()


def test_what_the_set_up_laid_down_is_said_to_be_its_own(officer: Client, official_2567: ScoreSheet) -> None:
    page = officer.get(f"{BEFORE}/").content.decode()
    assert translation.gettext("the set-up of the system") in page


def test_a_file_comes_in_with_its_name(officer: Client, bangkok_yai_2568: Round) -> None:
    draft = put_in(officer, pasted="", file=SimpleUploadedFile("ผล.xlsx", workbook(TABLE)))
    assert draft.origin == "ผล.xlsx"
    assert [row.code for row in draft.raw_rows] == ["I1", "E1", "9.1", "9"]


def test_typed_scores_come_in_and_empty_fields_are_missing(officer: Client, bangkok_yai_2568: Round) -> None:
    draft = put_in(officer, pasted="", **{"score-I1": "100", "score-E1": "92.13", "score-O22": ""})
    assert draft.origin == "typed"
    assert [(row.code, row.score) for row in draft.raw_rows] == [("I1", "100"), ("E1", "92.13")]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"pasted": GOOD, "score-O5": "88.88"},
        {"pasted": "สวัสดี 88.88 และ 77.77"},
        {"pasted": "88.88\n" + "\n".join(f"E1\t{n % 100}" for n in range(301))},
        {"score-O5": "88.88", "title": ""},
        {"score-O5": "88.88", "source": "computed"},
    ],
    ids=["nothing", "two ways", "no table", "too many rows", "no title", "no such source"],
)
def test_a_refused_entry_keeps_everything_typed(officer: Client, data: dict[str, str]) -> None:
    sent = {"source": "mock", "title": "ผลทดลอง", **data}
    answer = officer.post(f"{HERE}/new/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'class="error-summary"' in page
    assert not data or "88.88" in page
    assert sent["title"] in page
    assert not ResultDraft.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("ผล.xlsm", workbook(TABLE)), ("ผล.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("ผล.csv", b"\x00\x01")],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    officer: Client, name: str, content: bytes
) -> None:
    sent = {"source": "mock", "title": "ผลทดลอง", "file": SimpleUploadedFile(name, content)}
    answer = officer.post(f"{HERE}/new/", sent)
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()


def test_problems_stand_first_and_block_saving(officer: Client) -> None:
    draft = put_in(officer, "I1\t100\n13\t99\nE1\t101\nX9\t50\n")
    page = officer.get(f"{HERE}/drafts/{draft.pk}/").content.decode()
    assert page.index('id="problems"') < page.index('id="notices"') < page.index('id="fine"')
    assert "/save/" not in page
    officer.post(f"{HERE}/drafts/{draft.pk}/save/", fields(officer, f"{HERE}/drafts/{draft.pk}/"))
    assert not ScoreSheet.objects.filter(title="ผลการประเมิน").exists()


def test_a_table_of_another_year_is_told_which_year_it_fits(officer: Client) -> None:
    draft = put_in(officer, "I30\t90\nO43\t90\n")
    page = officer.get(f"{HERE}/drafts/{draft.pk}/").content.decode()
    assert "nacc-2564" in page


def test_a_line_is_corrected_in_place(officer: Client) -> None:
    draft = put_in(officer, "E1\t101\nE2\t90\n")
    address = f"{HERE}/drafts/{draft.pk}/"
    sent = fields(officer, address)
    assert sent["score-0"] == "101"
    officer.post(address, {**sent, "score-0": "10.1"})
    draft.refresh_from_db()
    assert [(row.code, row.score) for row in draft.raw_rows] == [("E1", "10.1"), ("E2", "90")]


def test_missing_items_can_be_filled_and_lines_added_and_emptied(officer: Client) -> None:
    draft = put_in(officer, "IIT\t99\nE1\t90\nE2\t91\n")
    address = f"{HERE}/drafts/{draft.pk}/"
    sent = fields(officer, address)
    place = next(name for name, value in sent.items() if value == "E3").removeprefix("code-")
    last = max(int(name.removeprefix("code-")) for name in sent if name.startswith("code-"))
    officer.post(
        address,
        {
            **sent, f"score-{place}": "99.67", f"code-{last}": "O1-O22", f"score-{last}": "100",
            "code-1": "", "score-1": "",
        },
    )  # fmt: skip
    draft.refresh_from_db()
    assert [(row.line, row.code, row.score) for row in draft.raw_rows] == [
        (1, "IIT", "99"), (3, "E2", "91"), (4, "E3", "99.67"), (5, "O1-O22", "100"),
    ]  # fmt: skip


@pytest.mark.parametrize("verb", ["", "save/"])
def test_more_lines_than_a_result_has_are_shown_again_and_change_nothing(officer: Client, verb: str) -> None:
    draft = put_in(officer)
    lines = {f"{name}-{place}": "1" for place in range(301) for name in ("code", "score", "line")}
    answer = officer.post(f"{HERE}/drafts/{draft.pk}/{verb}", lines)
    assert answer.status_code == 422
    assert "301" in answer.content.decode()
    assert 'name="code-300"' in answer.content.decode()
    draft.refresh_from_db()
    assert len(draft.raw_rows) == 3


def test_a_request_cut_off_on_its_way_empties_no_draft(officer: Client) -> None:
    draft = put_in(officer)
    officer.post(f"{HERE}/drafts/{draft.pk}/", "{}", content_type="application/json")
    draft.refresh_from_db()
    assert len(draft.raw_rows) == 3
    assert (
        officer.post(f"{HERE}/new/", "--x", content_type="multipart/form-data; boundary=x").status_code == 422
    )


def test_a_title_turns_no_line_around(officer: Client) -> None:
    put_in(officer, title="ผล\u202e\x00 2568")
    assert ResultDraft.objects.get().title == "ผล 2568"


def test_saving_with_an_unread_correction_shows_it_first(officer: Client, bangkok_yai_2568: Round) -> None:
    draft = put_in(officer)
    address = f"{HERE}/drafts/{draft.pk}/"
    answer = officer.post(f"{address}save/", {**fields(officer, address), "score-1": "94"})
    assert answer["Location"] == address
    assert not ScoreSheet.objects.filter(round=bangkok_yai_2568).exists()
    assert ResultDraft.objects.get().raw_rows[1].score == "94"


def test_htmx_asks_what_a_correction_would_make_without_keeping_it(officer: Client) -> None:
    draft = put_in(officer)
    address = f"{HERE}/drafts/{draft.pk}/"
    sent = {**fields(officer, address), "score-1": "95.00"}
    page = officer.post(address, sent, headers={"HX-Request": "true"}).content.decode()
    assert "98.49" in page
    assert ResultDraft.objects.get().raw_rows[1].score == "93.00"


def test_a_code_against_its_text_can_be_kept_knowingly(officer: Client) -> None:
    from prongsai.frameworks.loading import framework_of

    text = framework_of("bma-district-2568").nodes["E6"].text.th
    draft = put_in(officer, f"E5\t{text}\t96.52\nE1\t\t90\n")
    address = f"{HERE}/drafts/{draft.pk}/"
    assert 'name="drop-text-0"' in officer.get(address).content.decode()
    officer.post(address, {**fields(officer, address), "drop-text-0": "yes"})
    page = officer.get(address).content.decode()
    assert 'id="problems"' not in page


def test_a_correction_of_the_official_result_is_an_explicit_choice(
    officer: Client, official_2567: ScoreSheet
) -> None:
    draft = put_in(officer, place=BEFORE)
    address = f"{BEFORE}/drafts/{draft.pk}/"
    sent = fields(officer, address)
    officer.post(f"{address}save/", sent)
    assert ResultDraft.objects.filter(pk=draft.pk).exists()
    officer.post(f"{address}save/", {**sent, "corrects": str(official_2567.pk), "note": "ประกาศแก้ไข"})
    sheet = ScoreSheet.objects.latest("id")
    assert (sheet.replaces, sheet.note) == (official_2567, "ประกาศแก้ไข")
    page = officer.get(f"{BEFORE}/").content.decode()
    assert "ประกาศแก้ไข" in page
    assert "sheet-replaced" in page


def test_a_second_click_and_an_old_tab_are_harmless(officer: Client, bangkok_yai_2568: Round) -> None:
    draft = put_in(officer)
    address = f"{HERE}/drafts/{draft.pk}/"
    sent = fields(officer, address)
    officer.post(f"{address}save/", sent)
    for answer in (
        officer.post(f"{address}save/", sent),
        officer.post(address, sent),
        officer.get(address),
        officer.post(f"{address}abandon/"),
    ):
        assert (answer.status_code, answer["Location"]) == (302, f"{HERE}/")
    assert ScoreSheet.objects.filter(round=bangkok_yai_2568).count() == 1


def test_an_abandoned_draft_is_gone(officer: Client) -> None:
    draft = put_in(officer)
    answer = officer.post(f"{HERE}/drafts/{draft.pk}/abandon/")
    assert answer["Location"] == f"{HERE}/"
    assert not ResultDraft.objects.exists()


def test_unfinished_drafts_are_offered_again(officer: Client) -> None:
    draft = put_in(officer)
    for page in (f"{HERE}/", f"{HERE}/new/"):
        assert f"{HERE}/drafts/{draft.pk}/" in officer.get(page).content.decode()


@pytest.mark.parametrize("who", ["chai", "boon"])
def test_those_without_the_role_read_the_list_but_put_nothing_in(
    officer: Client,
    cast: dict[str, Member],
    client_of: Callable[[Member], Client],
    official_2567: ScoreSheet,
    who: str,
) -> None:
    draft = put_in(officer, place=BEFORE)
    client = client_of(cast[who])
    page = client.get(f"{BEFORE}/")
    assert page.status_code == 200
    assert "97.89" in page.content.decode()
    assert "/new/" not in page.content.decode()
    for address in ("new/", f"drafts/{draft.pk}/", f"drafts/{draft.pk}/save/", f"drafts/{draft.pk}/abandon/"):
        assert client.post(f"{BEFORE}/{address}").status_code == 403
    assert ResultDraft.objects.filter(pk=draft.pk).exists()


def test_a_stranger_finds_nothing(
    officer: Client, dao: Member, client_of: Callable[[Member], Client]
) -> None:
    draft = put_in(officer)
    for address in ("", "new/", f"drafts/{draft.pk}/"):
        assert client_of(dao).get(f"{HERE}/{address}").status_code == 404


def test_another_officer_of_the_same_agency_does_not_see_the_draft(
    officer: Client, client_of: Callable[[Member], Client], bangkok_yai_2568: Round, now: datetime
) -> None:
    from prongsai.accounts.models import Membership, User

    draft = put_in(officer)
    user = User.objects.create_user("colleague", None, name_th="ผู้ช่วย")
    Membership.objects.create(
        user=user, agency=bangkok_yai_2568.agency, role="ita_officer", starts_on=now.date()
    )
    colleague = Client()
    colleague.force_login(user, "django.contrib.auth.backends.ModelBackend")
    assert colleague.get(f"{HERE}/drafts/{draft.pk}/").status_code == 302
    assert f"/drafts/{draft.pk}/" not in colleague.get(f"{HERE}/").content.decode()


def test_the_scoring_of_a_long_draft_asks_few_queries(officer: Client, official_2567: ScoreSheet) -> None:
    lines = "\n".join(f"{code}\t90" for code in figures_of(official_2567))
    draft = put_in(officer, lines, place=BEFORE)
    for address in (f"{BEFORE}/drafts/{draft.pk}/", f"{BEFORE}/new/", f"{BEFORE}/"):
        officer.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert officer.get(address).status_code == 200
        assert len(queries) <= 12, address


def test_pages_speak_english_when_asked(officer: Client) -> None:
    draft = put_in(officer, "13\t99\nE1\t101\n")
    officer.cookies["django_language"] = "en"
    with translation.override("en"):
        page = officer.get(f"{HERE}/drafts/{draft.pk}/").content.decode()
    assert "does not lie between 0 and 100" in page
    assert "a capital I read as the digit 1" in page
