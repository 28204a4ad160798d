"""Rows of the duties around the measures, one module a noun."""

from prongsai.support.models.asking import Form, Remark, Sending, Tally
from prongsai.support.models.checks import CheckPoint, MonthlyCheck
from prongsai.support.models.comments import Comment
from prongsai.support.models.counts import MonthCount, Service
from prongsai.support.models.honours import Honour
from prongsai.support.models.limits import Limits
from prongsai.support.models.promotion import Line
from prongsai.support.models.rows import Row
from prongsai.support.models.shown import Shown
from prongsai.support.models.trainings import Attendance, Training

__all__ = [
    "Attendance", "CheckPoint", "Comment", "Form", "Honour", "Limits", "Line", "MonthCount", "MonthlyCheck", "Remark",
    "Row", "Sending", "Service", "Shown", "Tally", "Training",
]  # fmt: skip
