"""How a LINE account is linked."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.notices import line
from prongsai.notices.actions.linking import VALID
from prongsai.notices.models import Preference
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class LineState:
    """linked_at, failed_at: None where nothing is linked, or nothing failed; account "" where the house names none."""

    is_set_up: bool
    linked_at: datetime | None
    failed_at: datetime | None
    account: str
    add_friend: str


@dataclass(frozen=True, slots=True)
class LineCodePage:
    crumbs: Crumbs
    code: str
    minutes: int
    account: str
    add_friend: str


@dataclass(frozen=True, slots=True)
class LineLinkPage:
    """token: of LINE, "" where it is missing or damaged; onward: to LINE, once the person has agreed."""

    crumbs: Crumbs
    token: str
    onward: str


def line_state(preference: Preference) -> LineState:
    return LineState(
        is_set_up=line.can_link(),
        linked_at=preference.line_linked_at if preference.line_user else None,
        failed_at=preference.line_failed_at,
        account=settings.LINE_ACCOUNT,
        add_friend=_add_friend(),
    )


def line_code_page(code: str) -> LineCodePage:
    minutes = int(VALID.total_seconds()) // 60
    return LineCodePage(_crumbs(), code, minutes, settings.LINE_ACCOUNT, _add_friend())


def line_link_page(token: str, onward: str) -> LineLinkPage:
    return LineLinkPage(_crumbs(), token, onward)


def linking_address(token: str) -> str:
    """Our page, for somebody who comes from LINE with that token."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('notices:link_line')}?{urlencode({'linkToken': token})}"


def _add_friend() -> str:
    account = settings.LINE_ACCOUNT
    return f"https://line.me/R/ti/p/{quote(account, safe='@')}" if account else ""


def _crumbs() -> Crumbs:
    return (
        (_("Your notices"), reverse("notices:notices")),
        (_("How you are told"), reverse("notices:preference")),
        (_("Link LINE"), ""),
    )
