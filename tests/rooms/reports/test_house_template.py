"""The committed house template is what its words and styles make, and every tag is explained."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import prongsai
from prongsai.reports.kinds import KINDS, AnyKind
from prongsai.reports.printed.reading import read_paper
from prongsai.reports.tag_list import tag_list
from prongsai.reports.word_templates.checking import check_template
from prongsai.reports.word_templates.tags import all_tags
from tests.rooms.reports.reading_papers import opened

pytestmark = [pytest.mark.paper, pytest.mark.slow, pytest.mark.django_db]
ROOT = Path(prongsai.__file__).resolve().parents[2]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("paper_templates", ROOT / "scripts" / "paper_templates.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


@every_kind
def test_the_committed_template_is_what_the_script_makes(kind: AnyKind) -> None:
    made = maker().make(kind.folder / "paper.yaml")
    assert read_paper(opened(made)) == read_paper(opened(kind.house_template()))


@every_kind
@pytest.mark.django_db
def test_the_house_template_passes_the_check_of_templates(kind: AnyKind) -> None:
    check_template(kind.house_template(), kind.content, None)


@every_kind
def test_every_tag_is_explained_in_both_languages(kind: AnyKind) -> None:
    assert [tag.name for tag in tag_list(kind)] == list(all_tags(kind.content))
    assert all(tag.text.th and tag.text.en for tag in tag_list(kind))


def test_the_officers_page_lists_every_tag() -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    assert maker().tag_tables() in page


def test_keys_of_kinds_fit_into_addresses() -> None:
    keys = [kind.key for kind in KINDS]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z][a-z0-9-]*", key) and key != "template" for key in keys)
