"""What the readers of tables have to say, in words of the active language."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.intake.sentences import CANNOT_READ, NOTICES, PROBLEMS
from prongsai.rules.framework import Framework
from prongsai.rules.reading import WRITING_ONLY, Notice, Problem
from prongsai.tables.cannot_read import CannotRead
from prongsai.ui.language import in_words


def why_unreadable(refusal: CannotRead) -> str:
    return str(CANNOT_READ[refusal.code]) % refusal.params


def about_problem(problem: Problem) -> str:
    """What must be settled, without its place."""
    near = problem.params.get("nearest") if problem.key == "unknown_code" else problem.params.get("readings")
    key = f"{problem.key}_near" if near and f"{problem.key}_near" in PROBLEMS else problem.key
    return str(PROBLEMS[key]) % problem.params


def about_notice(notice: Notice) -> str:
    """What was mended, without its place."""
    return str(NOTICES[notice.key]) % notice.params


def about_other_framework(other: Framework) -> str:
    """The table fits the framework of another year."""
    title = in_words(other.title)
    return _(
        "The codes fit the framework of fiscal year %(year)s (%(framework)s: %(title)s); choose that one."
    ) % {
        "year": other.fiscal_year,
        "framework": other.id,
        "title": title,
    }


def with_line(line: int, sentence: str) -> str:
    return _("Line %(line)s: %(sentence)s") % {"line": line, "sentence": sentence} if line else sentence


def notices_told(notices: Sequence[Notice]) -> list[str]:
    """One sentence a notice, with its line; those about the way of writing alone gathered into one for all."""
    told = [with_line(one.line, about_notice(one)) for one in notices if one.key not in WRITING_ONLY]
    lines = sorted({one.line for one in notices if one.key in WRITING_ONLY})
    return [*told, _of_writing(lines)] if lines else told


def _of_writing(lines: Sequence[int]) -> str:
    sentence = ngettext(
        "In line %(lines)s digits, capitals or words were only written differently.",
        "In lines %(lines)s digits, capitals or words were only written differently.",
        len(lines),
    )
    return sentence % {"lines": spans(lines)}


def spans(numbers: Iterable[int]) -> str:
    """1, 3-5, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
