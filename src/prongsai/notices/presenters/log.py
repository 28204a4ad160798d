"""How the people of an agency were reached: the log of deliveries."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.notices import queries
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Channel, Delivery, Notice
from prongsai.notices.presenters.own import CHANNELS, STATES
from prongsai.ui.parts import Crumbs, Tab

ON_A_PAGE = 50
State = Delivery.State
TROUBLED = (State.FAILED, State.UNCERTAIN, State.WAITING)
SHOWS = {"": (), "trouble": TROUBLED}


@dataclass(frozen=True, slots=True)
class LogRow:
    """at: when it was sent or given up, None while it is under way; why: what the other side said; matters: in words."""

    day: date
    at: datetime | None
    person: str
    channel: str
    label: str
    tone: str
    why: str
    attempts: int
    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogPage:
    crumbs: Crumbs
    shows: tuple[Tab, ...]
    rows: tuple[LogRow, ...]
    pages: "Page[Delivery]"


def log_page(member: Member, show: str, number: str) -> LogPage:
    """Four queries. show: a key of SHOWS, anything else is all."""
    show = show if show in SHOWS else ""
    pages = Paginator(queries.delivery_log(member, SHOWS[show]), ON_A_PAGE).get_page(number)
    return LogPage(
        crumbs=((_("Your notices"), reverse("notices:notices")), (_("Log of messages"), "")),
        shows=(_chip(_("All"), "", show), _chip(_("Did not arrive, or not known"), "trouble", show)),
        rows=tuple(_row(one) for one in pages),
        pages=pages,
    )


def _chip(label: str, key: str, show: str) -> Tab:
    query = f"?{urlencode({'show': key})}" if key else ""
    return Tab(label, f"{reverse('notices:log')}{query}", current=key == show)


def _row(one: Delivery) -> LogRow:
    label, tone = STATES[State(one.state)]
    lines = one.of_agency  # type: ignore[attr-defined]  # prefetched by the query
    return LogRow(
        day=one.day,
        at=one.ended_at,
        person=one.user.name_th,
        channel=str(CHANNELS[Channel(one.channel)]),
        label=str(label),
        tone=tone,
        why=one.last_error if one.state != State.SENT else "",
        attempts=one.attempts,
        matters=tuple(_matter(line.notice) for line in lines),
    )


def _matter(notice: Notice) -> str:
    kind = kind_of(notice.kind)
    return kind.sentence(notice.params) if kind else notice.kind
