"""Compiles every template, and refuses what the style forbids in them: inline styles, scripts and event attributes."""

import re
import sys
from pathlib import Path

import django
from django.template import engines
from django.template.exceptions import TemplateSyntaxError

django.setup()
PACKAGE = Path(__file__).resolve().parents[1] / "src" / "prongsai"
FORBIDDEN = {
    r"\sstyle=": "an inline style",
    r"\son[a-z]+=": "an event attribute",
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>": "an inline script",
    r"<style[\s>]": "an inline style sheet",
}


def problems(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    found = [f"{path}: {words}" for pattern, words in FORBIDDEN.items() if re.search(pattern, text)]
    try:
        engines["django"].get_template(path.as_posix().split("/templates/", 1)[1])
    except TemplateSyntaxError as error:
        found.append(f"{path}: {error}")
    return found


found = [problem for path in sorted(PACKAGE.rglob("templates/**/*.html")) for problem in problems(path)]
print("\n".join(found)) if found else None
sys.exit(1 if found else 0)
