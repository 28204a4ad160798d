"""What people can do with activities: record, change, withdraw them, put photos in and arrange them; word announcements."""

from prongsai.activities.actions.announcing import CannotAnnounce, word_announcement
from prongsai.activities.actions.photos import Placed, add_photos, arrange_photos, take_photo_out
from prongsai.activities.actions.recording import Stale, change_activity, record_activity, withdraw_activity
from prongsai.activities.content import CannotRecord

__all__ = [
    "CannotAnnounce",
    "CannotRecord",
    "Placed",
    "Stale",
    "add_photos",
    "arrange_photos",
    "change_activity",
    "record_activity",
    "take_photo_out",
    "withdraw_activity",
    "word_announcement",
]
