"""The guides and their pictures belong together."""

import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
PAGES = sorted(GUIDES.glob("*.md"))
NAMED = re.compile(r'(?:src="|\]\()([^")#]+\.(?:png|md))')


def named(page: Path) -> set[str]:
    return set(NAMED.findall(page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_picture_and_page_that_a_guide_names_exists(page: Path) -> None:
    assert [name for name in sorted(named(page)) if not (GUIDES / name).is_file()] == []


def test_every_picture_is_used() -> None:
    used = {name for page in PAGES for name in named(page)}
    assert [
        path.name for path in sorted(GUIDES.glob("pictures/*")) if f"pictures/{path.name}" not in used
    ] == []


def test_every_guide_is_on_the_first_page() -> None:
    assert {page.name for page in PAGES} - {"README.md"} == {
        name for name in named(GUIDES / "README.md") if name.endswith(".md")
    }
