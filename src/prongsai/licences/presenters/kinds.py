"""Kinds of licence: the list, and one with the versions of its checklist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.licences import permissions
from prongsai.licences.models import Checklist, LicenceType
from prongsai.licences.presenters.parts import ListPage, address, day, kind_name, named, tabs, unit_name
from prongsai.licences.wording import STARTS
from prongsai.rules.framework import Text
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Cell, Crumbs, Table, numeric


def kinds_page(
    agency: Agency,
    kinds: Sequence[LicenceType],
    standing: Mapping[int, Checklist],
    drafts: frozenset[int],
    *,
    viewer: Member,
) -> ListPage:
    heads = (
        (_("Kind"), False), (_("Division"), False), (_("Checklist"), False), (_("Working days"), True), (_("Draft"), False),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(kind_name(one), address("kind", agency, key=one.key)),
            Cell(unit_name(one)),
            Cell(_("Version %(number)s") % {"number": found.number}, tone="accepted")
            if (found := standing.get(one.pk))
            else Cell(_("None in force"), tone="due"),
            numeric(str(found.days) if found else NOTHING),
            Cell(_("Waits for a second person"), tone="review") if one.pk in drafts else Cell(NOTHING),
        )
        for one in kinds
    )
    may_add = permissions.may_handle_any(viewer, agency.pk)
    whole = may_add and viewer.own_unit is None
    return ListPage(
        title=_("Kinds of licence and their checklists"),
        agency=named(agency),
        sentence=_("A checklist that is published never changes; a change is a new version, for applications filed from its first day on."),
        tabs=tabs(agency, "kinds"),
        tables=(Table(_("Kinds"), heads, rows),) if rows else (),
        add=Link(_("Add a kind"), address("add_kind", agency), "plus") if may_add else None,
        post=(_("Take the kinds that every district has"), address("take_kinds", agency)) if whole else None,
        empty=_("The twelve processes of O11 can be taken over with a first checklist each, which a second person publishes."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """checklist with its items and steps; publish_href: for a draft that the viewer may publish."""

    title: str
    facts: tuple[tuple[str, str], ...]
    checklist: Checklist
    tone: str
    state: str
    publish_href: str


@dataclass(frozen=True, slots=True)
class KindPage:
    title: str
    agency: Text
    crumbs: Crumbs
    unit: str
    facts: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    links: tuple[Link, ...]


def kind_page(of: LicenceType, checklists: Sequence[Checklist], *, viewer: Member) -> KindPage:
    agency = of.agency
    links = []
    if permissions.may_handle_type(viewer, of):
        links = [
            Link(_("Take an application"), address("file_application", agency, key=of.key), "plus"),
            Link(_("Write the next version"), address("write_checklist", agency, key=of.key), "pencil"),
            Link(_("Change the kind"), address("change_kind", agency, key=of.key), "pencil"),
        ]
    return KindPage(
        title=kind_name(of),
        agency=named(agency),
        crumbs=((_("Kinds and checklists"), address("kinds", agency)), (kind_name(of), "")),
        unit=unit_name(of),
        facts=(
            (_("Days are counted"), str(STARTS[of.starts])),
            (_("The public page takes applications"), _("Yes") if of.takes_online else _("No")),
            (_("Months for which name and contact are kept after the end"), str(of.keep_months)),
        ),
        versions=tuple(_version(one, viewer) for one in checklists),
        links=tuple(links),
    )


def _version(one: Checklist, viewer: Member) -> Version:
    of = one.licence_type
    may = not one.is_published and permissions.may_publish(viewer, one)
    facts = (
        (_("In force from"), day(one.effective_from)),
        (_("Decided within (working days)"), str(one.days)),
        (_("Fee"), one.fee),
        (_("Who decides"), one.decider),
        (_("Legal basis"), one.basis or NOTHING),
        (_("Written by"), one.written_by.name_th if one.written_by else NOTHING),
    )
    return Version(
        _("Version %(number)s") % {"number": one.number},
        facts,
        one,
        "accepted" if one.is_published else "review",
        _("Published") if one.is_published else _("Draft"),
        address("publish_checklist", of.agency, key=of.key, number=one.number) if may else "",
    )
