"""The list of notices, and how a person is told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prongsai.accounts.members import Member
from prongsai.notices import channels, permissions, queries
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Channel, Delivery, Notice
from prongsai.notices.presenters.linking import LineState, line_state
from prongsai.ui.parts import Crumbs

STATES = {
    Delivery.State.CLAIMED: (gettext_lazy("Being sent"), "due"),
    Delivery.State.WAITING: (gettext_lazy("Will be tried again"), "due"),
    Delivery.State.SENT: (gettext_lazy("Sent"), "accepted"),
    Delivery.State.UNCERTAIN: (gettext_lazy("Not known whether it arrived"), "late"),
    Delivery.State.FAILED: (gettext_lazy("Could not be sent"), "late"),
    Delivery.State.DROPPED: (gettext_lazy("Nothing was left to tell"), "idle"),
}
CHANNELS = {Channel.EMAIL: gettext_lazy("E-mail"), Channel.LINE: gettext_lazy("LINE")}


@dataclass(frozen=True, slots=True)
class Row:
    sentence: str
    href: str
    made_at: datetime
    is_unread: bool


@dataclass(frozen=True, slots=True)
class NoticesPage:
    sentence: str
    unread: int
    rows: tuple[Row, ...]
    may_read_log: bool


@dataclass(frozen=True, slots=True)
class Sent:
    day: date
    channel: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class PreferencePage:
    """hints: what the house has not set up, or the account lacks, in one sentence each."""

    crumbs: Crumbs
    hints: tuple[str, ...]
    line: LineState
    sent: tuple[Sent, ...]


def notices_page(member: Member) -> NoticesPage:
    """One query."""
    rows = tuple(row for notice in queries.notices_of(member) if (row := _row(notice)))
    unread = sum(row.is_unread for row in rows)
    sentence = ngettext("%(count)s unread notice", "%(count)s unread notices", unread) % {"count": unread}
    lead = sentence if unread else _("Everything is read.")
    return NoticesPage(lead, unread, rows, permissions.may_read_log(member))


def _row(notice: Notice) -> Row | None:
    kind = kind_of(notice.kind)
    if kind is None:
        return None
    href = reverse("notices:notice", args=[notice.pk])
    return Row(kind.sentence(notice.params), href, notice.made_at, notice.read_at is None)


def preference_page(member: Member) -> PreferencePage:
    return PreferencePage(
        crumbs=((_("Your notices"), reverse("notices:notices")), (_("How you are told"), "")),
        hints=tuple(_hints(member)),
        line=line_state(queries.preference_of(member.user)),
        sent=tuple(_sent(one) for one in queries.deliveries_of(member.user)),
    )


def _hints(member: Member) -> list[str]:
    hints = []
    if not member.user.email:
        hints.append(
            _(
                "Your account has no e-mail address. You can add one yourself, under Account security in the account menu."
            )
        )
    if not channels.mail_is_set_up():
        hints.append(_("This system does not send e-mail yet. Notices stand here all the same."))
    return hints


def _sent(delivery: Delivery) -> Sent:
    label, tone = STATES[Delivery.State(delivery.state)]
    return Sent(delivery.day, str(CHANNELS[Channel(delivery.channel)]), str(label), tone)
