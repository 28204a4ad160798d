"""The answer of `prongsai score` for people: the result, why, and a table down to the items."""

import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from prongsai.rules.framework import Kind
from prongsai.rules.score import Scored, Step
from prongsai.scoring.wording import (
    band_note,
    code_in_words,
    codes_in_words,
    in_full,
    level_reason,
    mismatch_in_words,
    provisional_note,
)
from prongsai.ui.language import in_words

LONGEST_TITLE = 70
INDENT = {
    Kind.TOTAL: 0,
    Kind.INSTRUMENT: 0,
    Kind.PART: 1,
    Kind.INDICATOR: 1,
    Kind.SUB_INDICATOR: 2,
    Kind.ITEM: 3,
}


def as_text(scored: Scored) -> str:
    return "\n".join(_lines(scored))


def _lines(scored: Scored) -> Iterator[str]:
    yield in_words(scored.framework.title)
    yield level_reason(scored)
    yield from filter(None, (band_note(scored), provisional_note(scored)))
    yield ""
    yield _row(_("Code"), _("Score"), _("Exact"), _("Title"))
    for step in scored.steps.values():
        if step.value is not None or step.kind is not Kind.ITEM:
            yield _step(step, scored)
    if scored.missing:
        yield ""
        yield _("No figure: %(codes)s") % {"codes": codes_in_words(scored.missing)}
    if scored.mismatches:
        yield ""
        yield from map(mismatch_in_words, scored.mismatches)


def _step(step: Step, scored: Scored) -> str:
    title = in_words(scored.framework.nodes[step.code].text)
    code = "  " * INDENT[step.kind] + (
        code_in_words(step.code, scored.framework) if step.kind is Kind.TOTAL else step.code
    )
    full = "" if step.value is None else in_full(step.value)
    return _row(code, step.shown or "–", full, _cut(title))


def _row(code: str, shown: str, full: str, title: str) -> str:
    return f"{_wide(code, 14)}{' ' * max(0, 7 - _width(shown))}{shown}  {_wide(full, 12)}{title}".rstrip()


def _wide(text: str, width: int) -> str:
    return text + " " * max(1, width - _width(text))


def _width(text: str) -> int:
    """Columns on a terminal: Thai marks above and below stand in none."""
    return sum(unicodedata.category(sign) not in {"Mn", "Cf"} for sign in text)


def _cut(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE].rstrip()}…"
