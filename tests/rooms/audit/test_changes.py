"""What changed is told field by field: fairly shortened, and never what nobody may know."""

import ast
from datetime import date, time
from pathlib import Path

import pytest

import prongsai
from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.actions import SecretInTrail, record
from prongsai.audit.changes import CUT, LONGEST, differences, state_of
from prongsai.audit.models import Entry
from prongsai.notices.models import Preference
from tests.architecture.test_models import our_models
from tests.conftest import NOW


def test_only_what_differs_is_told() -> None:
    before = {"name": "ก", "day": date(2025, 3, 12), "hour": time(8), "open": True, "count": 1}
    after = {"name": "ข", "day": date(2025, 3, 13), "hour": time(8), "open": False, "count": None}
    assert differences(before, after) == {
        "name": ("ก", "ข"),
        "day": ("2025-03-12", "2025-03-13"),
        "open": (True, False),
        "count": (1, None),
    }
    assert differences({}, {"name": "ก"}) == {"name": (None, "ก")}
    assert differences({"name": "ก"}, {}) == {"name": ("ก", None)}


def test_a_long_text_is_cut_to_where_it_differs() -> None:
    before = "ก" * 2000 + "เก่า" + "ข" * 2000
    after = "ก" * 2000 + "ใหม่" + "ข" * 2000
    old, new = differences({"text": before}, {"text": after})["text"]
    assert old == CUT + "ก" * 40 + "เก่า" + "ข" * 40 + CUT
    assert new == CUT + "ก" * 40 + "ใหม่" + "ข" * 40 + CUT


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "ก" * 5000), ("ก" * 5000, ""), ("ก" * 5000, "ก" * 4000), ("กก่" * 900, "ขข้" * 900)],
)
def test_no_text_is_longer_than_it_may_and_the_two_still_differ(before: str, after: str) -> None:
    old, new = differences({"text": before}, {"text": after})["text"]
    assert old != new
    assert isinstance(old, str)
    assert isinstance(new, str)
    assert max(len(old), len(new)) <= LONGEST + 2 * len(CUT)
    assert not new.endswith("ข" + CUT) or after[LONGEST : LONGEST + 1] != "้", (
        "no mark is torn from its letter"
    )


def test_lists_are_told_line_by_line_and_long_ones_only_where_they_differ() -> None:
    assert differences({"steps": ("ก", "ข")}, {"steps": ["ข", "ก"]}) == {"steps": (["ก", "ข"], ["ข", "ก"])}
    assert differences({"items": {"E2", "E1"}}, {"items": {"E1"}}) == {"items": (["E1", "E2"], ["E1"])}
    many = [str(number) for number in range(100)]
    assert differences({"steps": many}, {"steps": [*many[:50], "ใหม่", *many[51:]]}) == {
        "steps": ([CUT, "50"], [CUT, "ใหม่"])
    }


def test_of_a_personal_field_only_its_name_is_kept(anong: Member) -> None:
    before = Preference(user=anong.user, line_user="U1", by_line=False)
    after = Preference(user=anong.user, line_user="U2", by_line=True)
    changes = differences(state_of(before, "line_user", "by_line"), state_of(after, "line_user", "by_line"))
    record("notices.preference.changed", by=anong, target=after, at=NOW, changes=changes)
    assert Entry.objects.latest("id").details == {"changes": {"line_user": [], "by_line": [False, True]}}


SECRETS = [(model, name) for model in our_models() for name in sorted(model.PRIVACY.secret)]  # type: ignore[attr-defined]


def test_there_are_secrets_to_keep() -> None:
    assert len(SECRETS) >= 4


@pytest.mark.parametrize(("model", "name"), SECRETS, ids=lambda value: getattr(value, "__name__", value))
def test_a_secret_never_enters(anong: Member, model: type, name: str) -> None:
    thing = model()
    with pytest.raises(SecretInTrail):
        record("people.unit.changed", by=anong, target=thing, at=NOW, changes={name: ("a", "b")})
    with pytest.raises(SecretInTrail):
        record("people.unit.changed", by=anong, target=thing, at=NOW, **{name: "a"})


def test_no_call_hands_a_secret_to_the_trail() -> None:
    """Not under another name either, as far as the name is that of secrets only."""
    harmless = {name for model in our_models() for name in set(model.PRIVACY.fields) - model.PRIVACY.secret}  # type: ignore[attr-defined]
    names = {name for model, name in SECRETS if "surveys" not in model.__module__} - harmless
    assert {"password", "code_hash"} <= names
    for path in Path(prongsai.__file__).parent.rglob("*.py"):
        source = path.read_text("utf-8")
        for call in ast.walk(ast.parse(source)) if "audit.record(" in source else ():
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.record":
                used = {one.attr for one in ast.walk(call) if isinstance(one, ast.Attribute)}
                assert not used & names, f"{path.name}:{call.lineno}"


def test_who_acts_for_another_is_told_apart(anong: Member, bangkok_yai: Agency) -> None:
    from dataclasses import replace

    record("people.unit.changed", by=replace(anong, is_acting=True), target=bangkok_yai, at=NOW)
    assert Entry.objects.latest("id").is_acting
