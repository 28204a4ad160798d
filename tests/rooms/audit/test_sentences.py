"""Every action of the house has its sentence, every field that is told its name; and what is not known breaks no page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.utils import translation

import prongsai
from prongsai.accounts.members import Member
from prongsai.approvals.procedures import Procedure
from prongsai.approvals.registry import procedures
from prongsai.audit.sentences import field_label, kind_of, kinds, known_actions, sentence_of, shown

SOURCE = Path(prongsai.__file__).parent
ROOMS = {config.label for config in apps.get_app_configs() if config.name.startswith("prongsai.")}
ACTION = re.compile(r"([a-z_]+)\.[a-z_]+\.[a-z_]+")
WRITES = re.compile(r"audit\.record\(|audit import .*record|\brecord\(")


def names_in(source: str) -> Iterator[str]:
    """Actions written out, and for those put together the pattern of what they may be called."""
    tree = ast.parse(source)
    told = {
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith("record")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = ACTION.fullmatch(node.value)
            if found and found[1] in ROOMS:
                yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr) and node in told:
            parts = [str(one.value) if isinstance(one, ast.Constant) else "\x00" for one in node.values]
            found = ACTION.fullmatch("".join(parts).replace("\x00", "x"))
            if found and found[1] in ROOMS:
                yield "".join(re.escape(part) if part != "\x00" else "[a-z_]+" for part in parts)


def written() -> list[str]:
    files = [
        path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts and path.name != "trail.py"
    ]
    sources = [path.read_text("utf-8") for path in files]
    return sorted({name for source in sources if WRITES.search(source) for name in names_in(source)})


@pytest.mark.parametrize("pattern", written())
def test_every_action_that_is_written_has_a_sentence(pattern: str) -> None:
    known = [name for name in known_actions() if re.fullmatch(pattern, name)]
    assert known, f"give {pattern} a sentence in trail.py of its room"


def test_all_are_found() -> None:
    assert len(written()) >= 50


@pytest.mark.parametrize("procedure", procedures(), ids=lambda procedure: procedure.flow.key)
def test_every_move_of_a_flow_has_a_sentence(procedure: Procedure[Any]) -> None:
    assert {f"{procedure.flow.key}.{move.done}" for move in procedure.flow.moves} <= known_actions()


def test_no_sentence_is_left_over() -> None:
    patterns = [re.compile(pattern) for pattern in written()]
    of_flows = {procedure.flow.key for procedure in procedures()} | {"reports.paper", "rounds.duty"}
    left = {name for name in known_actions() if not any(one.fullmatch(name) for one in patterns)}
    assert not {name for name in left if name.rpartition(".")[0] not in of_flows}


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("action", sorted(known_actions()))
def test_every_sentence_can_be_said_without_its_details(action: str, language: str) -> None:
    """Entries of earlier years lack what was added since."""
    with translation.override(language):
        said = sentence_of(action, actor="อนงค์ 100%", thing="แผน%(x)s", details={})
    assert "%(" not in said.replace("%(x)s", "")
    assert action not in said


def test_an_action_that_nobody_knows_any_more_is_told_by_its_name() -> None:
    assert "gone.thing.done" in sentence_of("gone.thing.done", actor="ก", thing="ข", details={})


def test_every_target_that_is_written_is_a_kind(db: None) -> None:
    from prongsai.audit.models import Entry

    for target in Entry.objects.values_list("target", flat=True):
        assert kind_of(target.partition(":")[0]), target


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_every_kind_looks_within_scope_with_few_queries(
    anong: Member,
    kind,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    with django_assert_max_num_queries(2):
        kind.find(anong, range(1, 50))
    assert str(kind.name)
    model = apps.get_model(kind.key)
    assert model._meta.label_lower == kind.key


def test_values_are_told_in_words() -> None:
    with translation.override("en"):
        assert shown("x", "2025-03-12") == ["12 Mar 2568 BE"]
        assert shown("x", True) == ["yes"]
        assert shown("x", ["ก", "ข"]) == ["ก", "ข"]
        assert shown("kind", "school") == ["School"]
        assert shown("x", None) == shown("x", "") == []
        assert shown("x", "2025-99-99") == ["2025-99-99"]
        assert field_label("agencies.unit", "name_th") == "Name in Thai"
        assert field_label("x.y", "unknown") == "unknown"
