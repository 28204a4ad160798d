"""The address of a person's calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.notices import queries
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """address: told this once, "" otherwise; subscribe: the same for programs; made_at: None where there is no address."""

    crumbs: Crumbs
    address: str
    subscribe: str
    made_at: datetime | None


def calendar_page(member: Member, secret: str) -> CalendarPage:
    """One query. secret: of an address that was just made."""
    standing = queries.calendar_address_of(member.user)
    path = reverse("notices:calendar_feed", args=[secret]) if secret else ""
    address = f"{settings.PUBLIC_ADDRESS}{path}" if secret else ""
    return CalendarPage(
        crumbs=((_("Your notices"), reverse("notices:notices")), (_("Duties in your own calendar"), "")),
        address=address,
        subscribe=f"webcal://{address.partition('://')[2]}" if secret else "",
        made_at=standing.made_at if standing else None,
    )
