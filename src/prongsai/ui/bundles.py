"""Many small CSS and JS files in the repository, one of each on the wire: see docs/decisions/0002-css-without-a-build.md.

A staticfiles finder: whatever finds static files (collectstatic, the test server) also finds the bundles.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).parent / "static/ui"
LAYERS = ("reset", "tokens", "base", "components", "pages", "print")
TOKENS = ("tokens", "dark")
PUBLIC_COMPONENTS = ("button", "chart", "icon", "notice", "table")
ANSWERING_COMPONENTS = ("button", "error-summary", "field", "icon", "notice")
DARK_CHOSEN = ':root[data-theme="dark"]'
DARK_WISHED = ':root:not([data-theme="light"])'


def stylesheet(css: Path = SOURCES / "css") -> str:
    """All stylesheets in the order of their layers, without comments."""
    return _layered(css, {layer: sorted(css.glob(f"{layer}/*.css")) for layer in LAYERS})


def answering_stylesheet(css: Path = SOURCES / "css") -> str:
    """For the public pages of surveys alone, which must be quick on an old phone: the few components that they use."""
    return _apart(css, "answering", ANSWERING_COMPONENTS)


def public_stylesheet(css: Path = SOURCES / "css") -> str:
    """For the public site alone, likewise."""
    return _apart(css, "public", PUBLIC_COMPONENTS)


def _apart(css: Path, name: str, components: Sequence[str]) -> str:
    parts = [css / "components" / f"{one}.css" for one in components]
    pages = [css / "apart" / f"{one}.css" for one in ("every", name)]
    return _layered(css, {"components": parts, "pages": pages})


def _layered(css: Path, files: Mapping[str, Sequence[Path]]) -> str:
    """files: layer -> what stands in it beside the layer's own file."""
    parts = [_read(css / "fonts.css"), f"@layer {', '.join(LAYERS)};\n"]
    for layer in LAYERS:
        names = TOKENS if layer == "tokens" else (layer,)
        own = [path for name in names if (path := css / f"{name}.css").exists()]
        body = "".join(_read(path) for path in [*own, *files.get(layer, ())])
        parts.append(f"@layer {layer} {{\n{body}}}\n")
    return "".join(parts)


def script(js: Path = SOURCES / "js") -> str:
    """All modules one after another, each in a block of its own, so that their names do not meet.

    What only one page needs stands in js/pages and is asked for by that page.
    """
    modules = [path for path in sorted(js.glob("*.js")) if path.name != Path(SCRIPT).name]
    return "".join(f"{{\n{path.read_text(encoding='utf-8')}}}\n" for path in modules)


def _read(path: Path) -> str:
    text = re.sub(r"/\*.*?\*/\s*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    if path.name == "dark.css":
        wished = text.replace(DARK_CHOSEN, DARK_WISHED)
        return f"@media screen {{\n{text}@media (prefers-color-scheme: dark) {{\n{wished}}}\n}}\n"
    return text


STYLESHEET = "ui/css/prongsai.css"
ANSWERING_STYLESHEET = "ui/css/answering.css"
PUBLIC_STYLESHEET = "ui/css/public.css"
SCRIPT = "ui/js/prongsai.js"
BUNDLES: dict[str, Callable[[], str]] = {
    STYLESHEET: stylesheet,
    ANSWERING_STYLESHEET: answering_stylesheet,
    PUBLIC_STYLESHEET: public_stylesheet,
    SCRIPT: script,
}


class BundleFinder(BaseFinder):
    """Finds the bundles, made anew each time they are asked for."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(location=settings.STATE / "bundles")

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT002 (Django's signature)
        if path not in BUNDLES:
            return [] if find_all else None
        made = self._make(path)
        return [made] if find_all else made

    def list(self, _ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in BUNDLES:
            self._make(path)
            yield path, self.storage

    def _make(self, path: str) -> str:
        target = Path(self.storage.path(path))
        text = BUNDLES[path]()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(f"{target.suffix}.new")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(target)
        return str(target)
