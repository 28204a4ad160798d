"""Every sentence about a table that was read: why not, what must be settled, what was mended."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.tables.wording import ABOUT_FILES

CANNOT_READ: Mapping[str, Promise] = {
    **ABOUT_FILES,
    "empty": _("There is nothing in it; put in a table with codes and scores."),
    "too_large": _("The file is larger than %(limit)s; a result table is far smaller. Send only the table."),
    "too_many_rows": _("The table has more than %(limit)s rows; send only the rows with scores."),
    "not_a_table_file": _("This is not a table; send a CSV or XLSX file with codes and scores."),
    "no_columns": _(
        "No column with codes such as I1, E3, O22 and no column with scores was found; "
        'name them "code" and "score" in the first row.'
    ),
    "two_score_columns": _(
        'Several columns may be the score (%(columns)s); name the one that is meant just "score".'
    ),
    "two_scores_in_line": _(
        "Line %(line)s holds several numbers that may be the score (%(scores)s); "
        'keep one, or put a first row with "code" and "score".'
    ),
    "too_many_for_draft": _(
        "There are %(rows)s rows; a result has at most %(limit)s. Keep only the rows with scores."
    ),
}
CANNOT_READ_PAPER: Mapping[str, Promise] = {
    **ABOUT_FILES,
    "empty": _("There is nothing in it; put in a table of measures."),
    "too_large": _("The file is larger than %(limit)s. Take the photos out of it, or copy the table alone."),
    "too_many_rows": _("The table has more than %(limit)s rows; send it in parts."),
    "too_many_for_draft": _("There are %(rows)s rows; at most %(limit)s are read at once. Send it in parts."),
    "not_a_table_file": _("This is not a table; send a Word, Excel or CSV file, or paste the table."),
    "no_heads": _(
        "No row names the columns. Put the head of the table back above it; needed are at least: %(columns)s."
    ),
    "no_measures": _(
        "No row names an item that is known here, such as I1, E3 or O22. Look at the first column."
    ),
    "no_results": _("The table has no column with results. Its head is: ผลการดำเนินการ."),
    "no_word_table": _(
        "The Word file holds no table; send the one with the table, or paste the table itself."
    ),
    "old_word": _("This is a Word file of the old kind (.doc); open it and save it as DOCX."),
    "macro_word": _(
        "This Word file carries a macro, which is never accepted; save it as DOCX without macros."
    ),
    "encrypted_word": _("The Word file is protected by a password; remove the password and send it again."),
    "damaged_word": _("This is no Word file that can be read; open it in Word and save it again as DOCX."),
    "word_unpacks": _(
        "The Word file unpacks to far more than a table needs; copy the table into a new file."
    ),
}
"""The same for tables of measures and results as papers print them."""
PROBLEMS: Mapping[str, Promise] = {
    "unknown_code": _('This framework has no code "%(raw)s".'),
    "unknown_code_near": _('This framework has no code "%(raw)s"; near it are %(nearest)s.'),
    "ambiguous_code": _('"%(raw)s" may mean %(readings)s; write the full code.'),
    "ambiguous_code_taken": _(
        '"%(raw)s" looks like %(taken)s, which stands in another line; it may mean %(readings)s. Write the full code.'
    ),
    "broken_span": _(
        '"%(raw)s" does not run from one item to a later one of the same kind; write both codes in full.'
    ),
    "no_code": _('The score "%(score)s" has no code beside it; write the code.'),
    "no_code_near": _(
        'The score "%(score)s" has no code beside it; by the text it may be %(readings)s. Write the code.'
    ),
    "text_disagrees": _(
        "The code says %(code)s, but the text beside it is that of %(other)s; correct the code, or say that it is right."
    ),
    "not_a_number": _('The score "%(raw)s" is not a number; write it like 92.13.'),
    "out_of_range": _('The score "%(raw)s" does not lie between 0 and 100.'),
    "too_many_decimals": _('The score "%(raw)s" has more than six decimals; round it to six or fewer.'),
    "ambiguous_score": _('The score "%(raw)s" may mean %(first)s or %(second)s; write it like 92.13.'),
    "given_twice": _(
        "%(code)s already has the score %(other)s in line %(other_line)s; keep the line that is right and empty the other."
    ),
    "nothing_usable": _("No line gives a score for a code of this framework."),
}
NOTICES: Mapping[str, Promise] = {
    "one_as_i": _('"%(raw)s" was taken for %(meant)s: a capital I read as the digit 1.'),
    "zero_as_o": _('"%(raw)s" was taken for %(meant)s: a capital O read as a zero.'),
    "letter_lost": _(
        '"%(raw)s" was taken for %(meant)s: the letter is missing, but the neighbouring lines tell.'
    ),
    "damaged_letter": _('"%(raw)s" was taken for %(meant)s: a damaged letter.'),
    "span_expanded": _('"%(raw)s" gives the same score to %(meant)s.'),
    "code_from_text": _("The line has no code; by its text it is %(code)s."),
    "letters_as_digits": _('The score "%(raw)s" was taken for %(meant)s: letters read for digits.'),
    "comma_decimal": _('The score "%(raw)s" was taken for %(meant)s: a comma for the decimal point.'),
    "hyphen_decimal": _('The score "%(raw)s" was taken for %(meant)s: a hyphen for the decimal point.'),
    "same_twice": _("%(code)s stands in line %(other_line)s too, with the same score; it counts once."),
    "no_score": _("%(code)s has no score; it counts as missing, not as zero."),
    "thai_digits": _("Thai digits were read: %(meant)s."),
    "lower_case": _("A small letter was read as a capital: %(meant)s."),
    "code_spelling": _('"%(raw)s" was read as %(meant)s.'),
    "unit": _("The words around the score were left out: %(meant)s."),
}
