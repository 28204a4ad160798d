"""What the pages of notices show."""

from prongsai.notices.presenters.calendar import calendar_page
from prongsai.notices.presenters.linking import (
    LineState,
    line_code_page,
    line_link_page,
    line_state,
    linking_address,
)
from prongsai.notices.presenters.log import log_page
from prongsai.notices.presenters.own import notices_page, preference_page

__all__ = [
    "LineState",
    "calendar_page",
    "line_code_page",
    "line_link_page",
    "line_state",
    "linking_address",
    "log_page",
    "notices_page",
    "preference_page",
]
