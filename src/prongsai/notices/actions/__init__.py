"""What happens with notices: people are told, they read, they choose and link; digests go out."""

from prongsai.notices.actions.choosing import mark_all_read, mark_read, save_preference
from prongsai.notices.actions.hearing import Answer, hear
from prongsai.notices.actions.hours import CannotKeepHours, change_sending_hours
from prongsai.notices.actions.linking import (
    CannotLink,
    link_line,
    make_nonce,
    make_typed_code,
    sweep_line,
    unlink_line,
)
from prongsai.notices.actions.sending import send_all
from prongsai.notices.actions.subscribing import make_calendar_address, revoke_calendar_address
from prongsai.notices.actions.telling import Telling, tell

__all__ = [
    "Answer",
    "CannotKeepHours",
    "CannotLink",
    "Telling",
    "change_sending_hours",
    "hear",
    "link_line",
    "make_calendar_address",
    "make_nonce",
    "make_typed_code",
    "mark_all_read",
    "mark_read",
    "revoke_calendar_address",
    "save_preference",
    "send_all",
    "sweep_line",
    "tell",
    "unlink_line",
]
