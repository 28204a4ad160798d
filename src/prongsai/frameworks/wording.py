"""Problems of framework files, and the few lines of the command line, in words."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from prongsai.frameworks.particulars import Completeness
from prongsai.frameworks.problems import Problem
from prongsai.rules.framework import Framework, How, Kind

KINDS: Mapping[str, Promise] = {
    Kind.TOTAL: _l("total"),
    Kind.INSTRUMENT: _l("instrument"),
    Kind.PART: _l("part"),
    Kind.INDICATOR: _l("indicator"),
    Kind.SUB_INDICATOR: _l("sub-indicator"),
    Kind.ITEM: _l("item"),
}
HOWS: Mapping[str, Promise] = {
    How.GIVEN: _l("given as it is"),
    How.WEIGHTED: _l("weighted sum"),
    How.MEAN_OF_CHILDREN: _l("mean of the parts"),
    How.MEAN_OF_ITEMS: _l("mean of the items"),
}
COMPLETENESS: Mapping[str, Promise] = {
    Completeness.FULL: pgettext_lazy("framework", "full texts"),
    Completeness.SHAPE: pgettext_lazy("framework", "arithmetic only"),
}
SENTENCES: Mapping[str, Promise] = {
    # the file as a whole
    "cannot_read": _l("The file cannot be opened; check its name and whether you may read it."),
    "too_large": _l("The file is larger than %(limit)s kB; a framework file is far smaller."),
    "not_utf8": _l("This line is not UTF-8; save the file with the encoding UTF-8."),
    "control_character": _l("This line holds an invisible control character; type the line anew."),
    "empty": _l("The file is empty."),
    "not_a_mapping": _l('The file must be a list of keys and values such as "id: bma-district-2568".'),
    "several_documents": _l('The file holds more than one document; remove the line "---" and what follows.'),
    # YAML
    "tab": _l("This line is indented with a tab; use spaces."),
    "indent": _l("This line is indented differently from its neighbours; line it up with them."),
    "colon": _l('A colon follows where none can stand; put the text between quotes, "like: this".'),
    "not_yaml": _l("This line cannot be read as YAML; check quotes, brackets and colons."),
    "alias": _l('This line uses "&" or "*" as YAML\'s anchor; write the text out, or put it between quotes.'),
    "too_deep": _l("The lines are nested too deeply here."),
    "key_not_a_word": _l("A key must be a single word."),
    "key_twice": _l('The key "%(given)s" stands twice in the same place; keep one.'),
    "unknown_key": _l('The key "%(given)s" is not known here; known are: %(known)s.'),
    # single fields
    "missing": _l('"%(field)s" is missing.'),
    "missing_thai": _l('The Thai text ("th") is missing.'),
    "missing_english": _l('The English text ("en") is missing.'),
    "not_text": _l('"%(field)s" must be text; write %(given)s between quotes.'),
    "not_a_code": _l(
        '"%(field)s" must be a code of Latin letters, digits, "-", "_" and ".", not "%(given)s".'
    ),
    "number_not_quoted": _l(
        '"%(field)s" must be an exact number between quotes: "%(given)s" instead of %(given)s.'
    ),
    "not_a_number": _l('"%(field)s" must be a number such as "0.30" or "1/3", not "%(given)s".'),
    "over_100": _l('"%(field)s" must lie between 0 and 100.'),
    "not_whole": _l('"%(field)s" must be a whole number, not "%(given)s".'),
    "out_of_range": _l('"%(field)s" must lie between %(least)s and %(most)s, not %(given)s.'),
    "unknown_word": _l('"%(given)s" is not known under "%(field)s"; use one of: %(known)s.'),
    "not_a_list": _l('"%(field)s" must be a list; begin each entry with "- ".'),
    "not_a_list_of_words": _l('"%(field)s" must be a list of words.'),
    "field_not_a_mapping": _l('"%(field)s" must hold keys and values.'),
    "entry_not_a_mapping": _l('Each entry of "%(field)s" must hold keys and values.'),
    "not_one_value": _l('"%(field)s" must be one value, not a list.'),
    # what refers to something else
    "code_twice": _l('The code "%(given)s" is used twice; each may be used once.'),
    "unknown_division": _l('The division "%(given)s" is not in the list of divisions of this file.'),
    "unknown_process": _l(
        'The permit process "%(given)s" is not in the list of permit processes of this file.'
    ),
    "unknown_scale": _l('The answer scale "%(given)s" is not in the list of scales of this file.'),
    "unknown_source": _l('The source "%(given)s" is not in the list of sources of this file.'),
    "unknown_instrument": _l('The instrument "%(given)s" of this sample is not in the tree.'),
    "unknown_kind": _l('"%(given)s" is not a kind of node.'),
    # the tree
    "item_outside_indicator": _l("The item stands in no indicator."),
    "item_with_children": _l("An item cannot have anything below it."),
    "given_with_children": _l(
        'There are figures below, so "how" cannot be "given"; say how they are counted.'
    ),
    "nothing_to_count": _l("There is nothing below from which a figure could be made."),
    "kind_out_of_order": _l("A node of the kind %(kind)s cannot stand below one of the kind %(above)s."),
    "weights_sum": _l("The weights below add up to %(sum)s, not to 1."),
    "weight_missing": _l("The weight is missing, although %(parent)s is a weighted sum."),
    "weight_unused": _l("A weight is given, although %(parent)s is not a weighted sum; remove it."),
    "weight_range": _l("The weight must be more than 0 and at most 1, not %(given)s."),
    "printed_items": _l("%(printed)s items are announced, but there are %(counted)s."),
    # the level table
    "no_levels": _l("The level table has no levels."),
    "level_gap": _l("No level takes a total from %(total)s up to %(total_end)s."),
    "level_gap_instrument": _l(
        "No level takes a total from %(total)s up to %(total_end)s whose lowest instrument "
        "lies from %(lowest)s up to %(lowest_end)s."
    ),
    "level_unreachable": _l("No result can reach this level, because the levels before it take everything."),
    "band_hole": _l("The printed band ends at %(end)s, but the next one begins at %(next)s."),
    "band_overlap": _l("The printed band ends at %(end)s, above the start of the next one at %(next)s."),
    # samples and calendar
    "quotas_sum": _l("The quotas add up to %(sum)s, not to the minimum of %(minimum)s."),
    "no_such_day": _l("Month %(month)s has no day %(day)s."),
    "calendar_twice": _l('Say either "every_month_on" or "from" and "until", not both.'),
    # mappings
    "unknown_framework": _l('The framework "%(given)s" is not known.'),
    "unknown_item": _l('The item "%(given)s" is not in %(framework)s.'),
    "mapped_twice": _l('The item "%(given)s" of %(framework)s stands in more than one row.'),
    "not_mapped": _l('The item "%(given)s" of %(framework)s stands in no row.'),
    "one_sided": _l('A row with the relation "%(given)s" names an item on one side only.'),
}


def sentence(problem: Problem) -> str:
    """What is wrong, in one sentence of the active language."""
    words = {**problem.params}
    for name in ("kind", "above"):
        if name in words:
            words[name] = str(KINDS[words[name]])
    return str(SENTENCES[problem.key]) % words


def sentence_with_place(problem: Problem) -> str:
    """`file:line: code: sentence`, the line and the code only where there is one."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return ": ".join(part for part in (place, problem.code, sentence(problem)) if part)


def about_file(path: Path, framework: Framework) -> str:
    """The one line for a framework file that can be used."""
    words = {
        "file": str(path),
        "framework": framework.id,
        "version": str(framework.version),
        "items": str(len(framework.root.items)),
        "nodes": str(len(framework.nodes)),
    }
    return (
        _("%(file)s: can be used: %(framework)s, version %(version)s, %(nodes)s nodes, %(items)s items.")
        % words
    )


def about_known(framework: Framework) -> str:
    """A line of the list: id, year, how complete, title."""
    language = get_language() or "th"
    complete = COMPLETENESS[framework.completeness]
    return f"{framework.id:<20} {framework.fiscal_year}  {complete}  {framework.title.in_language(language)}"


def about_unknown(id_: str, known: str) -> str:
    return _('There is no framework "%(given)s"; there are: %(known)s.') % {"given": id_, "known": known}
