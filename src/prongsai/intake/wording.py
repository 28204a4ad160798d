"""What the readers of tables have to say, in words. A sentence says what is wrong, where, and how to mend it."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from prongsai.intake.cannot_read import CannotRead
from prongsai.rules.framework import Framework
from prongsai.rules.reading import WRITING_ONLY, Notice, Problem

CANNOT_READ: Mapping[str, Promise] = {
    "not_found": _l("The file cannot be opened (%(reason)s); check its name and whether you may read it."),
    "empty": _l("There is nothing in it; put in a table with codes and scores."),
    "too_large": _l("The file is larger than %(limit)s; a result table is far smaller. Send only the table."),
    "too_many_rows": _l("The table has more than %(limit)s rows; send only the rows with scores."),
    "encoding": _l("The letters of the file cannot be read; save it as CSV UTF-8 or as XLSX."),
    "damaged": _l("The file is damaged and cannot be read; open it in Excel and save it again as XLSX."),
    "not_a_table_file": _l("This is not a table; send a CSV or XLSX file with codes and scores."),
    "old_excel": _l("This is an Excel file of the old kind (.xls); open it and save it as XLSX."),
    "macro": _l("This Excel file carries a macro, which is never accepted; save it as XLSX without macros."),
    "encrypted": _l("The Excel file is protected by a password; remove the password and send it again."),
    "unpacks_too_large": _l(
        "The Excel file unpacks to far more than a table needs; copy the table into a new file."
    ),
    "formula": _l(
        "The formula in cell %(cell)s has never been calculated; open the file in Excel, save it, and send it again."
    ),
    "several_sheets": _l(
        "Several sheets hold a table (%(sheets)s); keep only the one that is meant, or paste its rows."
    ),
    "no_columns": _l(
        "No column with codes such as I1, E3, O22 and no column with scores was found; "
        'name them "code" and "score" in the first row.'
    ),
    "two_score_columns": _l(
        'Several columns may be the score (%(columns)s); name the one that is meant just "score".'
    ),
    "two_scores_in_line": _l(
        "Line %(line)s holds several numbers that may be the score (%(scores)s); "
        'keep one, or put a first row with "code" and "score".'
    ),
    "too_many_for_draft": _l(
        "There are %(rows)s rows; a result has at most %(limit)s. Keep only the rows with scores."
    ),
}
PROBLEMS: Mapping[str, Promise] = {
    "unknown_code": _l('The framework of this round has no code "%(raw)s".'),
    "unknown_code_near": _l('The framework of this round has no code "%(raw)s"; near it are %(nearest)s.'),
    "ambiguous_code": _l('"%(raw)s" may mean %(readings)s; write the full code.'),
    "ambiguous_code_taken": _l(
        '"%(raw)s" looks like %(taken)s, which stands in another line; it may mean %(readings)s. Write the full code.'
    ),
    "broken_span": _l(
        '"%(raw)s" does not run from one item to a later one of the same kind; write both codes in full.'
    ),
    "no_code": _l('The score "%(score)s" has no code beside it; write the code.'),
    "no_code_near": _l(
        'The score "%(score)s" has no code beside it; by the text it may be %(readings)s. Write the code.'
    ),
    "text_disagrees": _l(
        "The code says %(code)s, but the text beside it is that of %(other)s; correct the code, or say that it is right."
    ),
    "not_a_number": _l('The score "%(raw)s" is not a number; write it like 92.13.'),
    "out_of_range": _l('The score "%(raw)s" does not lie between 0 and 100.'),
    "too_many_decimals": _l('The score "%(raw)s" has more than six decimals; round it to six or fewer.'),
    "ambiguous_score": _l('The score "%(raw)s" may mean %(first)s or %(second)s; write it like 92.13.'),
    "given_twice": _l(
        "%(code)s already has the score %(other)s in line %(other_line)s; keep the line that is right and empty the other."
    ),
    "nothing_usable": _l("No line gives a score for a code of this framework."),
}
NOTICES: Mapping[str, Promise] = {
    "one_as_i": _l('"%(raw)s" was taken for %(meant)s: a capital I read as the digit 1.'),
    "zero_as_o": _l('"%(raw)s" was taken for %(meant)s: a capital O read as a zero.'),
    "letter_lost": _l(
        '"%(raw)s" was taken for %(meant)s: the letter is missing, but the neighbouring lines tell.'
    ),
    "damaged_letter": _l('"%(raw)s" was taken for %(meant)s: a damaged letter.'),
    "span_expanded": _l('"%(raw)s" gives the same score to %(meant)s.'),
    "code_from_text": _l("The line has no code; by its text it is %(code)s."),
    "letters_as_digits": _l('The score "%(raw)s" was taken for %(meant)s: letters read for digits.'),
    "comma_decimal": _l('The score "%(raw)s" was taken for %(meant)s: a comma for the decimal point.'),
    "hyphen_decimal": _l('The score "%(raw)s" was taken for %(meant)s: a hyphen for the decimal point.'),
    "same_twice": _l("%(code)s stands in line %(other_line)s too, with the same score; it counts once."),
    "no_score": _l("%(code)s has no score; it counts as missing, not as zero."),
    "thai_digits": _l("Thai digits were read: %(meant)s."),
    "lower_case": _l("A small letter was read as a capital: %(meant)s."),
    "code_spelling": _l('"%(raw)s" was read as %(meant)s.'),
    "unit": _l("The words around the score were left out: %(meant)s."),
}


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
    title = other.title.in_language(get_language() or "th")
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
