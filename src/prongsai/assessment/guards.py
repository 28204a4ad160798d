"""A pack never changes; what each side said stays as it was once its time is over; scores come by steps alone."""

from prongsai.approvals.guards import changed, flow_guard, state_guard
from prongsai.assessment.states import ASSESSMENT_FLOW
from prongsai.audit.guards import Guard, forbid_changes

_PACK_OF_ITEM = "(SELECT i.pack_id FROM assessment_packitem i WHERE i.id = {item})"
_ALL = ("INSERT", "UPDATE", "DELETE")


def _stands(item: str, condition: str) -> str:
    pack = _PACK_OF_ITEM.format(item=item)
    return f"EXISTS (SELECT 1 FROM assessment_assessment a WHERE a.pack_id = {pack} AND ({condition}))"  # noqa: S608 - our own names


def _of_mark(what: str) -> str:
    return f"(SELECT j.{what} FROM assessment_judgement j WHERE j.id = {{row}}.judgement_id)"  # noqa: S608 - our own names


def _over(item: str, side: str) -> str:
    """Is the time of that side over?"""
    own = f"{side} = 'own' AND (a.own_done_at IS NOT NULL OR a.state <> 'scoring')"
    first = f"{side} = 'first' AND a.state <> 'scoring'"
    final = f"{side} = 'final' AND a.state NOT IN ('clarifying', 'returned')"
    return _stands(item, f"({own}) OR ({first}) OR ({final})")


_OF_ANSWER = "(SELECT w.item_id FROM assessment_answer w WHERE w.id = {row}.answer_id)"
_SETTLED = "What was said in the assessment does not change once its time is over."
_FROZEN = "A frozen pack never changes."
_NOT_AWAITED = "a.state <> 'clarifying'"

GUARDS: list[Guard] = [
    flow_guard(ASSESSMENT_FLOW),
    state_guard(ASSESSMENT_FLOW, "assessment_assessment"),
    forbid_changes("assessment_pack", when="1 = 1", message=_FROZEN),
    forbid_changes("assessment_packitem", when="1 = 1", message=_FROZEN),
    forbid_changes("assessment_packfile", when="1 = 1", message=_FROZEN),
    Guard(
        "guard_assessment_packitem_late",
        "assessment_packitem",
        ("INSERT",),
        "EXISTS (SELECT 1 FROM assessment_assessment a WHERE a.pack_id = NEW.pack_id)",
        _FROZEN,
    ),
    Guard(
        "guard_assessment_packfile_late",
        "assessment_packfile",
        ("INSERT",),
        _stands("NEW.item_id", "1 = 1"),
        _FROZEN,
    ),
    Guard(
        "guard_assessment_assessment_begins",
        "assessment_assessment",
        ("INSERT",),
        f"NEW.state <> '{ASSESSMENT_FLOW.initial}'",
        "An assessment begins with scoring.",
    ),
    Guard(
        "guard_assessment_assessment_stays",
        "assessment_assessment",
        ("DELETE",),
        "1 = 1",
        "An assessment is never removed.",
    ),
    Guard(
        "guard_assessment_assessment_settled",
        "assessment_assessment",
        ("UPDATE",),
        "NEW.pack_id <> OLD.pack_id "
        f"OR (OLD.state <> 'scoring' AND {changed(('answers_from', 'answers_until'))}) "
        f"OR (OLD.own_done_at IS NOT NULL AND {changed(('own_done_at', 'own_done_by_id'))}) "
        f"OR (OLD.state = 'confirmed' AND {changed(('sheet_id',))})",
        "What an assessment has settled never changes.",
    ),
    Guard(
        "guard_assessment_judgement",
        "assessment_judgement",
        _ALL,
        _over("{row}.item_id", "{row}.side"),
        _SETTLED,
    ),
    Guard(
        "guard_assessment_mark",
        "assessment_mark",
        _ALL,
        _over(_of_mark("item_id"), _of_mark("side")),
        _SETTLED,
    ),
    Guard(
        "guard_assessment_answer", "assessment_answer", _ALL, _stands("{row}.item_id", _NOT_AWAITED), _SETTLED
    ),
    Guard(
        "guard_assessment_answerfile",
        "assessment_answerfile",
        _ALL,
        _stands(_OF_ANSWER, _NOT_AWAITED),
        _SETTLED,
    ),
]
