"""Office, machine and assessor side by side, differences first, to learn from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.assessment import permissions
from prongsai.assessment.content import Case
from prongsai.assessment.models import Assessment
from prongsai.assessment.presenters.parts import (
    ComponentRow,
    agency_of,
    component_rows,
    item_address,
    tabs,
    title_of,
)
from prongsai.assessment.queries.machine import checked_of
from prongsai.assessment.wording import DIFFERENCES
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class ComparedItem:
    code: str
    title: str
    href: str
    rows: tuple[ComponentRow, ...]
    differing: int


@dataclass(frozen=True, slots=True)
class ComparePage:
    """counts: each difference in words and of how many components; agreeing: the items without any, behind the others."""

    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    sentence: str
    counts: tuple[tuple[str, int], ...]
    differing: tuple[ComparedItem, ...]
    agreeing: tuple[ComparedItem, ...]


def compare_page(case: Case, *, viewer: Member) -> ComparePage:
    """Four queries: the case holds the documents."""
    sees = permissions.sees_assessor(viewer, case.assessment, case.round)
    checked, items = checked_of(case, case.items), []
    for one in case.items:
        rows = component_rows(one, checked, shows_assessor=sees)
        differing = sum(row.differs for row in rows)
        items.append(
            ComparedItem(one.item.code, in_words(one.node.text), item_address(case, one), rows, differing)
        )
    apart = sorted((one for one in items if one.differing), key=lambda one: -one.differing)
    return ComparePage(
        title=title_of(case.round),
        agency=agency_of(case.round),
        tabs=tabs(case.round, "compare"),
        sentence=_sentence(case, sum(one.differing for one in items), sees=sees),
        counts=_counts(items),
        differing=tuple(apart),
        agreeing=tuple(one for one in items if not one.differing),
    )


def _counts(items: Iterable[ComparedItem]) -> tuple[tuple[str, int], ...]:
    found = Counter(each for one in items for row in one.rows for each in row.differences)
    return tuple((str(words), found[key]) for key, words in DIFFERENCES.items() if found[key])


def _sentence(case: Case, count: int, *, sees: bool) -> str:
    if not sees:
        return _("The assessor’s opinion is shown here once the first scores are told.")
    if not count:
        return _("Nowhere do the office, the machine and the assessor disagree.")
    if case.assessment.state == Assessment.State.CONFIRMED:
        return ngettext(
            "The scores are confirmed. Of %(count)s component there is something to learn.",
            "The scores are confirmed. Of %(count)s components there is something to learn.",
            count,
        ) % {"count": count}
    return ngettext(
        "They disagree about %(count)s component.", "They disagree about %(count)s components.", count
    ) % {"count": count}
