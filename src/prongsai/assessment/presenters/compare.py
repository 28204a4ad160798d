"""Office, machine and assessor side by side, differences first, to learn from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.assessment import permissions
from prongsai.assessment.content import Case
from prongsai.assessment.presenters.parts import (
    ComponentRow,
    agency_of,
    component_rows,
    item_address,
    tabs,
    title_of,
)
from prongsai.assessment.queries.machine import links_of
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
    """agreeing: the items about which nobody disagrees, behind the others."""

    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    sentence: str
    differing: tuple[ComparedItem, ...]
    agreeing: tuple[ComparedItem, ...]


def compare_page(case: Case, *, viewer: Member) -> ComparePage:
    """One query: the case holds the documents."""
    sees = permissions.sees_assessor(viewer, case.assessment, case.round)
    links, items = links_of(case.items, case.round.agency), []
    for one in case.items:
        rows = component_rows(one, links, shows_assessor=sees)
        differing = sum(row.differs for row in rows)
        items.append(
            ComparedItem(one.item.code, in_words(one.node.text), item_address(case, one), rows, differing)
        )
    apart = sorted((one for one in items if one.differing), key=lambda one: -one.differing)
    return ComparePage(
        title=title_of(case.round),
        agency=agency_of(case.round),
        tabs=tabs(case.round, "compare"),
        sentence=_sentence(sum(one.differing for one in items), sees=sees),
        differing=tuple(apart),
        agreeing=tuple(one for one in items if not one.differing),
    )


def _sentence(count: int, *, sees: bool) -> str:
    if not sees:
        return _("The assessor’s opinion is shown here once the first scores are told.")
    if not count:
        return _("Nowhere do the office, the machine and the assessor disagree.")
    return ngettext(
        "They disagree about %(count)s component.", "They disagree about %(count)s components.", count
    ) % {"count": count}
