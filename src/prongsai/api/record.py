"""Nothing of this room belongs to an agency's record."""

from prongsai.api.models import KeptAnswer, RateWindow
from prongsai.files.export import LeftOut

LEFT_OUT = (
    LeftOut(
        KeptAnswer, "answers to programs, kept for a day; what was done stands in the tables of the rooms"
    ),
    LeftOut(RateWindow, "how many requests a program sent in the last minute"),
)
