"""Satisfaction forms and their results: nothing of an open form, nothing of a small group."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.support.lists import QuestionSet, question_sets
from prongsai.support.models import Form, Tally

COUNTED_FROM = 5
"""Fewer answers than this are called fewer than five, in an open form too."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """numbers: by step, the best first. mean: 1 to 5. content: share of the two best steps in per cent."""

    text: Text
    numbers: tuple[int, ...]
    mean: Fraction
    content: Fraction


def form_or_404(member: Member, round_: Round, form_id: int) -> Form:
    found = (
        Form.objects.visible_to(member)
        .select_related("unit", "changed_by")
        .filter(round=round_, pk=form_id)
        .first()
    )
    if found is None:
        raise Http404
    found.round = round_
    return found


def forms_of(round_: Round) -> list[Form]:
    return list(Form.objects.filter(round=round_).select_related("unit"))


def form_at(token: str) -> Form | None:
    """What a short address stands for. One query."""
    return Form.objects.select_related("round__agency", "unit").filter(token=token).first()


def takes_answers(form: Form, today: date) -> bool:
    return form.closed_on is None and form.opens_on <= today <= form.closes_on


def shows_results(form: Form) -> bool:
    """Closed, and answered by enough people."""
    return form.closed_on is not None and form.answers >= form.smallest_group


def questions_of(form: Form) -> QuestionSet:
    return question_sets()[form.questions]


def results_of(form: Form) -> tuple[QuestionResult, ...]:
    """Empty where nothing may be shown. One query."""
    if not shows_results(form):
        return ()
    tallies: dict[str, dict[int, int]] = defaultdict(dict)
    for one in Tally.objects.filter(form=form):
        tallies[one.question][one.step] = one.number
    asked = questions_of(form)
    steps = [step for step, _words in asked.steps]
    return tuple(_result(question.text, steps, tallies[question.code]) for question in asked.questions)


def _result(text: Text, steps: list[int], tally: dict[int, int]) -> QuestionResult:
    total = sum(tally.values())
    return QuestionResult(
        text,
        tuple(tally[step] for step in steps),
        Fraction(sum(step * tally[step] for step in steps), total),
        Fraction(100 * (tally[5] + tally[4]), total),
    )


def remarks_of(form: Form) -> list[str]:
    """Words of visitors, in no order; none where results are not shown. One query."""
    return list(form.remarks.values_list("text", flat=True)) if shows_results(form) else []
