import gzip
import re

from django.contrib.staticfiles import finders

from prongsai.ui import bundles


def test_layers_are_declared_once_and_before_all_rules() -> None:
    css = bundles.stylesheet()
    assert css.index("@layer reset, tokens, base, components, pages, print;") < css.index("@layer reset {")
    assert css.count("{") == css.count("}")


def test_every_stylesheet_of_the_folder_is_in_the_bundle() -> None:
    css = bundles.stylesheet()
    for path in sorted((bundles.SOURCES / "css").rglob("*.css")):
        if path.parent.name != "apart":
            first_rule = (
                re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL).split("{")[0].strip()
            )
            assert first_rule in css, path


def test_dark_follows_the_system_until_somebody_chooses() -> None:
    css = bundles.stylesheet()
    wished = css.index("@media (prefers-color-scheme: dark)")
    assert ':root:not([data-theme="light"])' in css[wished:]
    assert css.count("--surface: #131715;") == 2


def test_paper_is_never_dark() -> None:
    css = bundles.stylesheet()
    on_screen = css.index("@media screen {")
    assert on_screen < css.index('[data-theme="dark"]')
    assert css.rindex("--surface: #131715;") < css.index("@layer base {")


def test_what_one_page_hides_on_paper_is_not_hidden_on_all() -> None:
    assert not re.search(r"(^|,)\s*\.page-head\s*[,{]\s*display: none", bundles.stylesheet(), re.MULTILINE)


def test_the_bundles_are_found_like_any_static_file() -> None:
    for path in bundles.BUNDLES:
        assert finders.find(path), path


def test_what_every_page_loads_stays_small() -> None:
    def weight(text: str) -> int:
        return len(gzip.compress(text.encode()))

    assert weight(bundles.stylesheet()) < 16_000
    assert weight(bundles.answering_stylesheet()) < 6_000
    assert weight(bundles.public_stylesheet()) < 7_000
    assert weight(bundles.script()) < 4_000


def test_no_rule_breaks_thai() -> None:
    css = bundles.stylesheet()
    assert "break-all" not in css
    assert "justify;" not in re.sub(r"justify-\w+", "", css)
    assert not re.search(r"letter-spacing:(?!\s*inherit)", css)
