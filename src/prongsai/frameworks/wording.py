"""Problems of framework files, and the few lines of the command line, in words."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.frameworks.mapping import FrameworkMapping
from prongsai.frameworks.particulars import Completeness
from prongsai.frameworks.problems import Problem
from prongsai.rules.framework import Framework, How, Kind
from prongsai.ui.language import in_words

KINDS: Mapping[str, Promise] = {
    Kind.TOTAL: pgettext_lazy("kind", "total"),
    Kind.INSTRUMENT: pgettext_lazy("kind", "instrument"),
    Kind.PART: pgettext_lazy("kind", "part"),
    Kind.INDICATOR: pgettext_lazy("kind", "indicator"),
    Kind.SUB_INDICATOR: pgettext_lazy("kind", "sub-indicator"),
    Kind.ITEM: pgettext_lazy("kind", "item"),
}
HOWS: Mapping[str, Promise] = {
    How.GIVEN: pgettext_lazy("how", "given as it is"),
    How.WEIGHTED: pgettext_lazy("how", "weighted sum"),
    How.MEAN_OF_CHILDREN: pgettext_lazy("how", "mean of the parts"),
    How.MEAN_OF_ITEMS: pgettext_lazy("how", "mean of the items"),
}
COMPLETENESS: Mapping[str, Promise] = {
    Completeness.FULL: pgettext_lazy("framework", "full texts"),
    Completeness.SHAPE: pgettext_lazy("framework", "arithmetic only"),
    Completeness.PARTIAL: pgettext_lazy("framework", "some items only"),
}
SENTENCES: Mapping[str, Promise] = {
    # the file as a whole
    "cannot_read": _("The file cannot be opened; check its name and whether you may read it."),
    "too_large": _("The file is larger than %(limit)s kB; a framework file is far smaller."),
    "not_utf8": _("This line is not UTF-8; save the file with the encoding UTF-8."),
    "control_character": _("This line holds an invisible control character; type the line anew."),
    "empty": _("The file is empty."),
    "not_a_mapping": _('The file must be a list of keys and values such as "id: bma-district-2568".'),
    "several_documents": _('The file holds more than one document; remove the line "---" and what follows.'),
    # YAML
    "tab": _("This line is indented with a tab; use spaces."),
    "indent": _(
        "This line does not fit those before it; check its indent, and whether a quote above was left open."
    ),
    "colon": _('A colon follows where none can stand; put the text between quotes, "like: this".'),
    "not_yaml": _("This line cannot be read as YAML; check quotes, brackets and colons."),
    "alias": _('This line uses "&" or "*" as YAML\'s anchor; write the text out, or put it between quotes.'),
    "too_deep": _("The lines are nested too deeply here."),
    "key_not_a_word": _("A key must be a single word."),
    "key_twice": _('The key "%(given)s" stands twice in the same place; keep one.'),
    "unknown_key": _('The key "%(given)s" is not known here; known are: %(known)s.'),
    # single fields
    "missing": _('"%(field)s" is missing.'),
    "missing_thai": _('The Thai text ("th") is missing.'),
    "missing_english": _('The English text ("en") is missing.'),
    "not_text": _('"%(field)s" must be text; write %(given)s between quotes.'),
    "not_a_code": _(
        '"%(field)s" must be a code of Latin letters, digits, "-", "_" and ".", not "%(given)s".'
    ),
    "number_not_quoted": _(
        '"%(field)s" must be an exact number between quotes: "%(given)s" instead of %(given)s.'
    ),
    "not_a_number": _('"%(field)s" must be a number such as "0.30" or "1/3", not "%(given)s".'),
    "over_100": _('"%(field)s" must lie between 0 and 100.'),
    "not_whole": _('"%(field)s" must be a whole number, not "%(given)s".'),
    "out_of_range": _('"%(field)s" must lie between %(least)s and %(most)s, not %(given)s.'),
    "unknown_word": _('"%(given)s" is not known under "%(field)s"; use one of: %(known)s.'),
    "not_a_list": _('"%(field)s" must be a list; begin each entry with "- ".'),
    "not_a_list_of_words": _('"%(field)s" must be a list of words.'),
    "field_not_a_mapping": _('"%(field)s" must hold keys and values.'),
    "entry_not_a_mapping": _('Each entry of "%(field)s" must hold keys and values.'),
    "not_one_value": _('"%(field)s" must be one value, not a list.'),
    # what refers to something else
    "code_twice": _('The code "%(given)s" is used twice; each may be used once.'),
    "unknown_division": _('The division "%(given)s" is not in the list of divisions of this file.'),
    "unknown_process": _(
        'The permit process "%(given)s" is not in the list of permit processes of this file.'
    ),
    "unknown_scale": _('The answer scale "%(given)s" is not in the list of scales of this file.'),
    "unknown_source": _('The source "%(given)s" is not in the list of sources of this file.'),
    "unknown_instrument": _('The instrument "%(given)s" of this sample is not in the tree.'),
    "unknown_kind": _('"%(given)s" is not a kind of node.'),
    # the tree
    "item_outside_indicator": _("The item stands in no indicator."),
    "item_with_children": _("An item cannot have anything below it."),
    "given_with_children": _(
        'There are figures below, so "how" cannot be "given"; say how they are counted.'
    ),
    "nothing_to_count": _("There is nothing below from which a figure could be made."),
    "kind_out_of_order": _("A node of the kind %(kind)s cannot stand below one of the kind %(above)s."),
    "weights_sum": _("The weights below add up to %(sum)s, not to 1."),
    "weight_missing": _("The weight is missing, although %(parent)s is a weighted sum."),
    "weight_unused": _("A weight is given, although %(parent)s is not a weighted sum; remove it."),
    "weight_range": _("The weight must be more than 0 and at most 1, not %(given)s."),
    "printed_items": _("%(printed)s items are announced, but there are %(counted)s."),
    # the level table
    "no_levels": _("The level table has no levels."),
    "level_gap": _("No level takes a total from %(total)s up to %(total_end)s."),
    "level_gap_instrument": _(
        "No level takes a total from %(total)s up to %(total_end)s whose lowest instrument "
        "lies from %(lowest)s up to %(lowest_end)s."
    ),
    "level_unreachable": _("No result can reach this level, because the levels before it take everything."),
    "band_hole": _("The printed band ends at %(end)s, but the next one begins at %(next)s."),
    "band_overlap": _("The printed band ends at %(end)s, above the start of the next one at %(next)s."),
    # samples and calendar
    "quotas_sum": _("The quotas add up to %(sum)s, not to the minimum of %(minimum)s."),
    "no_such_day": _("Month %(month)s has no day %(day)s."),
    "calendar_twice": _('Say either "every_month_on" or "from" and "until", not both.'),
    # mappings
    "unknown_framework": _('The framework "%(given)s" is not known.'),
    "unknown_item": _('The item "%(given)s" is not in %(framework)s.'),
    "mapped_twice": _('The item "%(given)s" of %(framework)s stands in more than one row.'),
    "not_mapped": _('The item "%(given)s" of %(framework)s stands in no row.'),
    "one_sided": _('A row with the relation "%(given)s" names an item on one side only.'),
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


def about_mapping(path: Path, mapping: FrameworkMapping) -> str:
    """The one line for a mapping file that can be used."""
    words = {
        "file": str(path),
        "older": mapping.older_id,
        "newer": mapping.newer_id,
        "rows": str(len(mapping.items)),
    }
    return _("%(file)s: can be used: %(older)s to %(newer)s, %(rows)s rows.") % words


def about_known(framework: Framework) -> str:
    """A line of the list: id, year, how complete, title."""
    complete = COMPLETENESS[framework.completeness]
    return f"{framework.id:<20} {framework.fiscal_year}  {complete}  {in_words(framework.title)}"


def about_unknown(id_: str, known: str) -> str:
    """No framework has that id; which there are."""
    return _('There is no framework "%(given)s"; there are: %(known)s.') % {"given": id_, "known": known}
