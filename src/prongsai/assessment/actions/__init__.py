"""What people do in an assessment."""

from prongsai.assessment.actions.answering import CannotAnswer, answer_item
from prongsai.assessment.actions.freezing import CannotFreeze, freeze_pack
from prongsai.assessment.actions.judging import CannotJudge, Stale, finish_own, judge_item
from prongsai.assessment.actions.telling import CannotTell, tell_office

__all__ = [
    "CannotAnswer",
    "CannotFreeze",
    "CannotJudge",
    "CannotTell",
    "Stale",
    "answer_item",
    "finish_own",
    "freeze_pack",
    "judge_item",
    "tell_office",
]
