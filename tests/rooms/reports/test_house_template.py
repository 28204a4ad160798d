"""The committed house template is what its words and styles make, and every tag is explained."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import prongsai
from prongsai.reports.printed.reading import read_paper
from prongsai.reports.tag_list import tag_list
from prongsai.reports.word import house_template
from prongsai.reports.word_templates.tags import all_tags
from tests.rooms.reports.reading_papers import opened

pytestmark = [pytest.mark.paper, pytest.mark.slow]
ROOT = Path(prongsai.__file__).resolve().parents[2]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("paper_templates", ROOT / "scripts" / "paper_templates.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_template_is_what_the_script_makes() -> None:
    module = maker()
    made = module.make(module.PAPERS / "analysis.yaml")
    assert read_paper(opened(made)) == read_paper(opened(house_template()))


def test_every_tag_is_explained_in_both_languages() -> None:
    assert [tag.name for tag in tag_list()] == list(all_tags())
    assert all(tag.text.th and tag.text.en for tag in tag_list())


def test_the_officers_page_lists_every_tag() -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    assert maker().tag_table() in page
