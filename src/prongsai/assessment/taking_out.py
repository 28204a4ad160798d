"""The score sheet with every reason and difference, as a workbook."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from prongsai.assessment.content import Case, ItemCase, Side
from prongsai.assessment.presenters.parts import component_rows, component_titles, figure_words
from prongsai.assessment.queries.machine import checked_of
from prongsai.assessment.scores import assessor_figures, figure_of, own_figures, scored
from prongsai.assessment.wording import SIDES, SOURCES, VERDICTS
from prongsai.disclosure.asked import INSTRUMENT
from prongsai.frameworks.queries import framework_from
from prongsai.rules.framework import Kind
from prongsai.tables.writing import workbook_of
from prongsai.ui.language import in_words

ALL_SIDES = (Side.OWN, Side.FIRST, Side.FINAL)
Line = tuple[str, ...]


def workbook(case: Case) -> bytes:
    """Every component with verdicts and reasons; the scores that came of them; in what the sides differ, to learn from.

    The case holds the documents. Four queries.
    """
    return workbook_of(
        {
            _("Components"): list(_components(case)),
            _("Scores"): list(_scores(case)),
            _("Differences"): list(_differences(case)),
        }
    )


def _components(case: Case) -> Iterator[Line]:
    sides = [str(SIDES[side]) for side in ALL_SIDES]
    heads = [head for side in sides for head in (side, _("%(side)s: reason") % {"side": side})]
    yield (_("Item"), _("In the pack"), _("Component"), *heads, _("Answer of the office"))
    for one in case.items:
        for place, title in enumerate(component_titles(one), 1):
            yield (
                one.item.code,
                str(SOURCES[one.item.source]),
                f"{place}. {title}",
                *(text for side in ALL_SIDES for text in _said(one, side, place)),
                one.answer.text if one.answer else "",
            )


def _said(one: ItemCase, side: str, place: int) -> Line:
    opinion = one.opinions.get(side)
    if opinion is None or place not in opinion.said.verdicts:
        return "", ""
    return str(VERDICTS[opinion.said.verdicts[place]]), opinion.said.reasons.get(place, "")


def _differences(case: Case) -> Iterator[Line]:
    checked = checked_of(case, case.items)
    sides = [str(SIDES[side]) for side in ALL_SIDES]
    yield _("Item"), _("Component"), _("Difference"), _("Machine"), *sides
    for one in case.items:
        for row in component_rows(one, checked, shows_assessor=True):
            if row.differs:
                machine = " · ".join(words for words, _tone in row.machine)
                said = (_said(one, side, row.place)[0] for side in ALL_SIDES)
                words = " · ".join(row.difference_words)
                yield one.item.code, f"{row.place}. {row.title}", words, machine, *said


def _scores(case: Case) -> Iterator[Line]:
    own, assessor = scored(case, own_figures(case)), scored(case, assessor_figures(case))
    yield _("Code"), _("Title"), str(SIDES[Side.OWN]), _("Assessor")
    items = {one.item.code: one for one in case.items}
    for node in framework_from(case.round.framework).nodes[INSTRUMENT].walk():
        if node.kind is Kind.ITEM and node.code in items:
            one = items[node.code]
            figures = [figure_of(case, one, kept) for kept in (one.opinions.get(Side.OWN), one.of_assessor)]
            yield node.code, in_words(node.text), *(figure_words(case, figure) for figure in figures)
        else:
            shown = [result.steps[node.code].shown if result else "" for result in (own, assessor)]
            yield node.code, in_words(node.text), *shown
