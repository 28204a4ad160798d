"""The list of applications, and the choice of a kind for a new one."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.licences import permissions
from prongsai.licences.applying.addresses import address as public_address
from prongsai.licences.codes import printed
from prongsai.licences.models import Application, LicenceType
from prongsai.licences.moves import ENDED
from prongsai.licences.presenters.parts import (
    ListPage,
    address,
    day,
    exports,
    kind_name,
    named,
    tabs,
    unit_name,
)
from prongsai.licences.wording import CHANNELS, STATES, TONES
from prongsai.ui.navigation import Link
from prongsai.ui.parts import Cell, Table


def state_cell(application: Application, today: date) -> Cell:
    words = str(STATES[application.state])
    if is_overdue(application, today):
        return Cell(words, tone="late", note=_("Overdue"))
    return Cell(words, tone=TONES.get(application.state, "review"))


def is_overdue(application: Application, today: date) -> bool:
    return application.state not in ENDED and application.due_on is not None and application.due_on < today


def applications_page(
    agency: Agency,
    year: int,
    rows: Sequence[Application],
    kinds: Sequence[LicenceType],
    *,
    viewer: Member,
    today: date,
) -> ListPage:
    """No name of an applicant stands in the list."""
    heads = (
        (_("Application"), False),
        (_("Kind"), False),
        (_("Filed on"), False),
        (_("Due by"), False),
        (_("State"), False),
    )
    lines = tuple(
        (
            Cell(printed(one.reference), address("application", agency, application_id=one.pk)),
            Cell(kind_name(one.licence_type), note=str(CHANNELS[one.channel])),
            Cell(day(one.filed_on)),
            Cell(day(one.due_on)),
            state_cell(one, today),
        )
        for one in rows
    )
    open_ = sum(1 for one in rows if one.state not in ENDED)
    late = sum(1 for one in rows if is_overdue(one, today))
    said = ngettext("%(count)s application is open", "%(count)s applications are open", open_) % {
        "count": open_
    }
    sentence = _("%(open)s; %(late)s overdue.") % {"open": said, "late": late}
    intake = [one for one in kinds if permissions.may_handle_type(viewer, one)]
    more: tuple[Link, ...] = ()
    if permissions.may_take_list(viewer, agency.pk):
        more = exports(lambda one: f"{address('export_applications', agency, format=one)}?year={year}")
    return ListPage(
        title=_("Applications for licences"),
        agency=named(agency),
        sentence=sentence,
        tabs=tabs(agency, "applications"),
        tables=(Table(_("Applications of FY %(year)s and open ones") % {"year": year}, heads, lines),)
        if rows
        else (),
        add=Link(_("Take an application"), address("choose", agency), "plus") if intake else None,
        more=(*more, Link(_("Public page"), public_address("kinds", agency.slug, "th"), "globe")),
        empty=_("Applications come from the public page, or are taken at the counter."),
    )


def choose_page(agency: Agency, kinds: Sequence[LicenceType], *, viewer: Member) -> ListPage:
    mine = [one for one in kinds if permissions.may_handle_type(viewer, one)]
    rows = tuple(
        (Cell(kind_name(one), address("file_application", agency, key=one.key)), Cell(unit_name(one)))
        for one in mine
    )
    heads = ((_("Kind"), False), (_("Division"), False))
    return ListPage(
        _("Take an application: which kind?"),
        named(agency),
        "",
        tabs(agency, "applications"),
        (Table(_("Kinds"), heads, rows),) if rows else (),
    )
