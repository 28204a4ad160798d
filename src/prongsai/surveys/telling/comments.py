"""Comments of a closed wave: what waits for an officer's eye, and what others may read. Never beside an answer."""

from dataclasses import dataclass

from prongsai.rules.personal_data import Trace, traces
from prongsai.surveys.models import CommentDecision, Wave
from prongsai.surveys.responses.comments import sealed_comments
from prongsai.surveys.telling.tables import StillOpen


@dataclass(frozen=True, slots=True)
class Written:
    """One comment. number: drawn by the seal; found: places that may tell who somebody is; decision: None while it waits."""

    number: int
    body: str
    found: tuple[Trace, ...]
    decision: CommentDecision | None


def are_too_few(wave: Wave) -> bool:
    """So few have answered that even a comment alone would point at somebody. Raises StillOpen."""
    if wave.closed_at is None:
        raise StillOpen
    return (wave.sheets or 0) < wave.smallest_group


def written_in(wave: Wave) -> list[Written]:
    """All that was written, in the order of the drawn numbers; none where too few answered. Two queries. Raises StillOpen."""
    if are_too_few(wave):
        return []
    decided = {one.number: one for one in CommentDecision.objects.filter(wave=wave)}
    return [
        Written(number, body, tuple(traces(body)), decided.get(number))
        for number, body in sealed_comments(wave.drawer).items()
    ]


def shown_of(wave: Wave) -> list[str]:
    """What others may read, in the order of the drawn numbers, which says nothing. One query. Raises StillOpen."""
    if are_too_few(wave):
        return []
    decisions = CommentDecision.objects.filter(wave=wave).exclude(verdict=CommentDecision.Verdict.WITHHELD)
    return list(decisions.order_by("number").values_list("shown", flat=True))
