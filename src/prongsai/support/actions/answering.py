"""Satisfaction forms: opened and closed by the office, answered by visitors. An answer raises tallies and is not kept."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Unit
from prongsai.audit import actions as audit
from prongsai.rounds.models import Round
from prongsai.rules.thai_text import tidy
from prongsai.support import permissions
from prongsai.support.lists import newest_questions, question_sets
from prongsai.support.models import Form, Remark, Sending, Tally
from prongsai.support.queries.limits import limits_of
from prongsai.support.refusing import CannotWrite
from prongsai.surveys.codes import new_token


@transaction.atomic
def open_form(
    *,
    round_: Round,
    unit: Unit | None,
    title: str,
    opens_on: date,
    closes_on: date,
    by: Member | None,
    now: datetime,
    generated: bool = False,
) -> Form:
    """A form with the newest questions and the office's smallest group of today. Raises CannotWrite: bad_days, foreign."""
    require(by is None or permissions.may_ask(by, round_))
    if closes_on < opens_on:
        raise CannotWrite("bad_days")
    if unit is not None and unit.agency_id != round_.agency_id:
        raise CannotWrite("foreign")
    questions = newest_questions()
    form = Form.objects.create(
        round=round_,
        unit=unit,
        title=title,
        token=new_token(),
        questions=questions.code,
        opens_on=opens_on,
        closes_on=closes_on,
        smallest_group=limits_of(round_.agency).group,
        generated=generated,
        changed_at=now,
        changed_by=by.user if by else None,
    )
    Tally.objects.bulk_create(
        Tally(form=form, question=question.code, step=step)
        for question in questions.questions
        for step, _words in questions.steps
    )
    path = round_.agency.path
    audit.record("support.form.opened", by=by, target=form, at=now, agency_path=path)
    return form


@transaction.atomic
def close_form(*, form: Form, by: Member | None, now: datetime) -> None:
    """Nothing is taken any more, and the results may be shown. A closed form stays closed."""
    require(by is None or permissions.may_ask(by, form.round))
    standing = Form.objects.select_for_update(of=("self",)).get(pk=form.pk)
    if standing.closed_on is not None:
        return
    Sending.objects.filter(form=form).delete()
    form.closed_on, form.changed_at, form.changed_by = timezone.localdate(now), now, by.user if by else None
    form.row_version += 1
    form.save(update_fields=["closed_on", "changed_at", "changed_by", "row_version"])
    path = form.round.agency.path
    audit.record(
        "support.form.closed", by=by, target=form, at=now, agency_path=path, answers=standing.answers
    )


@transaction.atomic
def take_answers(*, form: Form, answers: Mapping[str, int], words: str, sending: str, today: date) -> None:
    """Raise the tallies by one visitor's answers; the same sending counts once. No trail: nothing is known of the sender.

    answers   step by question, all questions of the form
    sending   the number that the form carried
    Raises    CannotWrite: closed, foreign.
    """
    standing = Form.objects.select_for_update(of=("self",)).get(pk=form.pk)
    if standing.closed_on is not None or not standing.opens_on <= today <= standing.closes_on:
        raise CannotWrite("closed")
    asked = question_sets()[standing.questions]
    if set(answers) != {question.code for question in asked.questions}:
        raise CannotWrite("foreign")
    try:
        with transaction.atomic():
            Sending.objects.create(form=standing, mark=sha256(f"{form.token} {sending}".encode()).hexdigest())
    except IntegrityError:
        return
    for question, step in answers.items():
        Tally.objects.filter(form=standing, question=question, step=step).update(number=F("number") + 1)
    if kept := tidy(words):
        Remark.objects.create(form=standing, text=kept)
    Form.objects.filter(pk=standing.pk).update(answers=F("answers") + 1)
