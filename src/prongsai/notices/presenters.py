"""The list of notices, and how a person is told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prongsai.accounts.members import Member
from prongsai.notices import channels, queries
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Channel, Delivery, Notice

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


@dataclass(frozen=True, slots=True)
class Sent:
    day: date
    channel: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class PreferencePage:
    """mail_is_missing, line_is_missing: what the house has not set up, or the account lacks, in one sentence each."""

    crumbs: tuple[tuple[str, str], ...]
    hints: tuple[str, ...]
    sent: tuple[Sent, ...]


def notices_page(member: Member) -> NoticesPage:
    """One query."""
    rows = tuple(row for notice in queries.notices_of(member) if (row := _row(notice)))
    unread = sum(row.is_unread for row in rows)
    sentence = ngettext("%(count)s unread notice", "%(count)s unread notices", unread) % {"count": unread}
    return NoticesPage(sentence if unread else _("Everything is read."), unread, rows)


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
        sent=tuple(_sent(one) for one in queries.deliveries_of(member.user)),
    )


def _hints(member: Member) -> list[str]:
    hints = []
    if not member.user.email:
        hints.append(_("Your account has no e-mail address. Please ask your administrator to add it."))
    if not channels.mail_is_set_up():
        hints.append(_("This system does not send e-mail yet. Notices stand here all the same."))
    return hints


def _sent(delivery: Delivery) -> Sent:
    label, tone = STATES[Delivery.State(delivery.state)]
    return Sent(delivery.day, str(CHANNELS[Channel(delivery.channel)]), str(label), tone)
