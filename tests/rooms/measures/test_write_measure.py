"""Adding, changing, moving and removing measures through their forms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.audit.models import Entry
from prongsai.measures import actions
from prongsai.measures.content import content_of
from prongsai.measures.models import Measure
from prongsai.measures.queries import measures_of
from prongsai.rounds.models import Round
from tests.factories.plans import WHOLE, planned
from tests.rooms.measures.conftest import address

Sent = dict[str, object]
HTMX = {"HX-Request": "true"}


def filled(finding: Finding, **more: object) -> Sent:
    """What a browser sends for a whole measure."""
    return {
        "do": "save",
        "findings": [finding.pk],
        "steps": ["เวียนแจ้ง", "ประชุมชี้แจง"],
        "starts_on": "1 ต.ค. 2567",
        "ends_on": "๓๐/๙/๒๕๖๘",
        "units": ["revenue", "administration"],
        "awareness": "เว็บไซต์",
        "follow_up": "monthly",
        "follow_up_on": "",
        "follow_up_text": "ผู้อำนวยการเขต ติดตามทุกเดือน",
        "row_version": 1,
        **more,
    }


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


@pytest.fixture
def new(bangkok_yai_2568: Round, findings: dict[str, Finding]) -> str:
    return address("add_measure", bangkok_yai_2568) + f"?finding={findings['E1'].pk}"


@pytest.fixture
def edit(bangkok_yai_2568: Round, measure: Measure) -> str:
    return address("change_measure", bangkok_yai_2568, measure_id=measure.pk)


def only(round_: Round) -> Measure:
    (measure,) = measures_of(round_)
    return measure


def test_what_was_typed_is_what_is_planned(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    answer = officer.post(new, filled(findings["E1"]))
    assert answer.status_code == 302
    content = content_of(only(bangkok_yai_2568))
    assert content.steps == ("เวียนแจ้ง", "ประชุมชี้แจง")
    assert (content.starts_on, content.ends_on) == (date(2024, 10, 1), date(2025, 9, 30))
    assert content.units == ("administration", "revenue")
    assert content.follow_up_text == "ผู้อำนวยการเขต ติดตามทุกเดือน"


def test_a_list_pasted_into_one_box_becomes_steps(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    pasted = "1. เวียนแจ้ง\r\n2. จัดประชุม\r\n   ทุกฝ่าย\r\n๓) ติดตาม"
    officer.post(new, filled(findings["E1"], steps=["", pasted, "  "]))
    assert content_of(only(bangkok_yai_2568)).steps == ("เวียนแจ้ง", "จัดประชุม ทุกฝ่าย", "ติดตาม")


def test_text_is_kept_without_direction_and_control_characters(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    dirty = "นํ้า\u202eท่วม\u200b\x07"
    officer.post(new, filled(findings["E1"], steps=[dirty], awareness=dirty, follow_up_text=dirty))
    content = content_of(only(bangkok_yai_2568))
    assert (content.steps[0], content.awareness, content.follow_up_text) == ("น้ำท่วม",) * 3


def test_twenty_thousand_characters_are_kept_and_one_more_is_refused_with_everything_typed(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    answer = officer.post(new, filled(findings["E1"], steps=["ก" * 20_001]))
    assert answer.status_code == 422
    assert "ก" * 20_001 in answer.content.decode()
    assert not Measure.objects.exists()
    officer.post(new, filled(findings["E1"], steps=["ก" * 20_000], awareness="ข" * 20_000))
    assert content_of(only(bangkok_yai_2568)).steps == ("ก" * 20_000,)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"starts_on": "ตลอดปี"}, "starts_on"),
        ({"ends_on": "31 ก.ย. 2568"}, "ends_on"),
        ({"ends_on": "1 ก.ย. 2567"}, "ends_on"),
        ({"follow_up": "on_date"}, "follow_up_on"),
        ({"findings": []}, "findings"),
        ({"findings": ["999999"]}, "findings"),
        ({"units": ["moon"]}, "units"),
    ],
)
def test_a_wrong_entry_is_named_at_its_field_and_nothing_typed_is_lost(
    wrong: Sent,
    place: str,
    officer: Client,
    new: str,
    findings: dict[str, Finding],
) -> None:
    answer = officer.post(new, filled(findings["E1"], **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#new-{findings["E1"].pk}-{place}"' in page, "the summary leads to the field"
    assert "ประชุมชี้แจง" in page
    assert not Measure.objects.exists()


def test_a_form_sent_twice_plans_one_measure(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    for _time in range(2):
        assert officer.post(new, filled(findings["E1"])).status_code == 302
    assert only(bangkok_yai_2568)


def test_a_change_sent_twice_is_done_once_and_is_no_conflict(
    officer: Client, edit: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    for _time in range(2):
        assert officer.post(edit, filled(findings["E1"])).status_code == 302
    assert only(bangkok_yai_2568).row_version == 2


def test_step_buttons_keep_everything_typed_and_save_nothing(
    officer: Client, edit: str, measure: Measure, findings: dict[str, Finding]
) -> None:
    typed = filled(findings["E1"], steps=["หนึ่ง", "สอง", "สาม"], awareness="ยังไม่บันทึก", starts_on="อะไรก็ได้")
    for press, order in {
        "down-1": ["สอง", "หนึ่ง", "สาม"],
        "up-3": ["หนึ่ง", "สาม", "สอง"],
        "drop-2": ["หนึ่ง", "สาม"],
        "add": ["หนึ่ง", "สอง", "สาม", ""],
        "up-1": ["หนึ่ง", "สอง", "สาม"],
        "down-99": ["หนึ่ง", "สอง", "สาม"],
        "nonsense": ["หนึ่ง", "สอง", "สาม"],
        f"up-{'9' * 5000}": ["หนึ่ง", "สอง", "สาม"],
    }.items():
        answer = officer.post(edit, {**typed, "do": press})
        form = answer.context["page"].editing.form
        assert [box.text for box in form.step_boxes] == order, press
        assert answer.status_code == 200
        assert "ยังไม่บันทึก" in answer.content.decode()
        assert "อะไรก็ได้" in answer.content.decode()
    measure.refresh_from_db()
    assert (measure.row_version, measure.steps.count()) == (1, 2)


def test_a_stale_form_is_refused_and_shows_both_versions(
    officer: Client,
    edit: str,
    bangkok_yai_2568: Round,
    measure: Measure,
    findings: dict[str, Finding],
    anong: Member,
    now: datetime,
) -> None:
    theirs = replace(WHOLE, steps=("ฉบับของผู้อื่น",))
    actions.change_measure(
        measure=measure, findings=[findings["E1"]], content=theirs, seen=1, by=anong, now=now
    )
    mine = filled(findings["E1"], steps=["ฉบับของฉัน"])
    answer = officer.post(edit, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ฉบับของฉัน" in page
    assert "ฉบับของผู้อื่น" in page
    assert content_of(only(bangkok_yai_2568)).steps == ("ฉบับของผู้อื่น",)
    version = answer.context["page"].editing.form["row_version"].value()
    assert officer.post(edit, {**mine, "row_version": version}).status_code == 302
    assert content_of(only(bangkok_yai_2568)).steps == ("ฉบับของฉัน",)


def test_htmx_gets_the_block_of_the_item_and_the_new_standing(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    answer = officer.post(
        new, filled(findings["E1"], findings=[findings["E1"].pk, findings["E4"].pk]), headers=HTMX
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert page.index(f'id="finding-{findings["E1"].pk}"') < page.index(f'id="finding-{findings["E4"].pk}"')
    assert page.count("hx-swap-oob") == 4, "the other item, the desk, the standing and the messages"
    assert 'id="standing"' in page
    assert f'id="finding-{findings["E2"].pk}"' not in page


def test_htmx_gets_only_the_block_with_the_open_form(
    officer: Client, edit: str, findings: dict[str, Finding]
) -> None:
    page = officer.get(edit, headers=HTMX).content.decode()
    assert "<html" not in page
    assert page.count("<article") == 1
    assert 'name="steps"' in page
    refused = officer.post(edit, filled(findings["E1"], starts_on="?"), headers=HTMX)
    assert refused.status_code == 422
    assert refused.content.decode().count("<article") == 1


def test_all_divisions_speak_for_each_division(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    officer.post(new, filled(findings["E1"], all_divisions="on"))
    content = content_of(only(bangkok_yai_2568))
    assert content.all_divisions
    assert content.units == ()


def test_a_new_measure_begins_with_the_fiscal_year_and_the_follow_up_used_before(
    officer: Client, new: str, measure: Measure
) -> None:
    page = officer.get(new).content.decode()
    assert 'value="1 ต.ค. 2567"' in page
    assert 'value="30 ก.ย. 2568"' in page
    assert ">\nผู้อำนวยการเขต ติดตามทุกเดือน</textarea>" in page


def test_moving_changes_places_and_stops_at_the_ends(
    officer: Client, bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    first, second, third = (planned(findings["E1"], now, replace(WHOLE, steps=(text,))) for text in "กขค")
    planned(findings["E2"], now)

    def move(measure: Measure, direction: str) -> list[Measure]:
        url = address("move_measure", bangkok_yai_2568, measure_id=measure.pk)
        assert (
            officer.post(url, {"within": f"finding-{findings['E1'].pk}", "direction": direction}).status_code
            == 302
        )
        return [one for one in measures_of(bangkok_yai_2568) if findings["E1"] in one.findings.all()]

    assert move(third, "up") == [first, third, second]
    assert move(first, "up") == [first, third, second]
    assert move(first, "down") == [third, first, second]
    assert move(second, "down") == [third, first, second]


def test_removing_asks_first_and_takes_only_that_measure(
    officer: Client, bangkok_yai_2568: Round, measure: Measure, findings: dict[str, Finding], now: datetime
) -> None:
    other = planned(findings["E2"], now)
    url = address("remove_measure", bangkok_yai_2568, measure_id=measure.pk)
    assert 'name="row_version" value="1"' in officer.get(url).content.decode()
    assert Measure.objects.count() == 2
    assert officer.post(url, {"row_version": 1}).status_code == 302
    assert only(bangkok_yai_2568) == other
    assert officer.post(url, {"row_version": 1}).status_code == 404


def test_a_measure_that_has_changed_is_shown_again_before_it_is_removed(
    officer: Client, edit: str, bangkok_yai_2568: Round, measure: Measure, findings: dict[str, Finding]
) -> None:
    officer.post(edit, filled(findings["E1"], steps=["ใหม่กว่า"]))
    url = address("remove_measure", bangkok_yai_2568, measure_id=measure.pk)
    answer = officer.post(url, {"row_version": 1})
    assert answer.status_code == 422
    assert "ใหม่กว่า" in answer.content.decode()
    assert Measure.objects.count() == 1


def test_every_write_leaves_a_trail(
    officer: Client, new: str, bangkok_yai_2568: Round, findings: dict[str, Finding]
) -> None:
    officer.post(new, filled(findings["E1"]))
    measure = only(bangkok_yai_2568)
    officer.post(
        address("change_measure", bangkok_yai_2568, measure_id=measure.pk),
        filled(findings["E1"], awareness=""),
    )
    officer.post(address("remove_measure", bangkok_yai_2568, measure_id=measure.pk), {"row_version": 2})
    trail = Entry.objects.filter(action__startswith="measures.").order_by("id")
    assert [entry.action for entry in trail] == [
        "measures.plan.started",
        "measures.measure.added",
        "measures.measure.changed",
        "measures.measure.removed",
    ]
    assert {entry.agency_path for entry in trail} == {"bma/bangkok-yai/"}
    assert set(trail[2].details["changes"]) == {"awareness"}
    assert trail[2].details["changes"]["awareness"][1] == ""


def test_of_two_versions_each_field_is_chosen_by_itself(
    officer: Client, edit: str, measure: Measure, findings: dict[str, Finding], anong: Member, now: datetime
) -> None:
    theirs = replace(content_of(measure), awareness="ฉบับของผู้อื่น", steps=("ขั้นตอนของผู้อื่น",))
    actions.change_measure(
        measure=measure, findings=[findings["E1"]], content=theirs, seen=1, by=anong, now=now
    )
    mine = filled(findings["E1"], awareness="ฉบับของฉัน", steps=["ขั้นตอนของฉัน"], row_version=1)
    answer = officer.post(edit, mine)
    assert answer.status_code == 422
    versions = answer.context["page"].editing.versions
    differing = {pair.name: (pair.mine, pair.now) for pair in versions.differing}
    assert differing["awareness"] == ("ฉบับของฉัน", "ฉบับของผู้อื่น")
    assert differing["steps"] == ("1. ขั้นตอนของฉัน", "1. ขั้นตอนของผู้อื่น")
    assert (versions.by, versions.at) == ("anong", now)
    seen = answer.context["page"].editing.form["row_version"].value()
    chosen = {**mine, "row_version": seen, "take-steps": "now", "take-awareness": "mine"}
    assert officer.post(edit, chosen).status_code == 302
    measure.refresh_from_db()
    assert content_of(measure).steps == ("ขั้นตอนของผู้อื่น",)
    assert measure.awareness == "ฉบับของฉัน"
