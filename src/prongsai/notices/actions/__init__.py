"""What happens with notices: people are told, they read, they choose; digests go out."""

from prongsai.notices.actions.choosing import mark_all_read, mark_read, save_preference
from prongsai.notices.actions.sending import send_all
from prongsai.notices.actions.telling import Telling, tell

__all__ = ["Telling", "mark_all_read", "mark_read", "save_preference", "send_all", "tell"]
