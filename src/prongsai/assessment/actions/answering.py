"""The one round of answers: what the office says to the first scores, with files, within the days for it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.assessment import permissions
from prongsai.assessment.actions.judging import Stale
from prongsai.assessment.models import Answer, AnswerFile, Assessment, Judgement, PackItem
from prongsai.audit import actions as audit
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round
from prongsai.rules.thai_text import tidy


class CannotAnswer(Exception):
    """code   not_awaited, too_early, too_late, silent, outside_pack, decided, foreign_file"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def answer_item(
    *,
    round_: Round,
    code: str,
    text: str,
    files: Sequence[FileVersion],
    seen: int,
    by: Member,
    now: datetime,
) -> Answer:
    """Answer to the assessor's first opinion of an item, or mend the answer.

    seen    the row_version that the writer had before them; 0 for a new answer.
    Raises  Stale, CannotAnswer; PermissionDenied.
    """
    require(permissions.may_judge_own(by, round_))
    item = _item_in_time(round_, code, now)
    text = tidy(text)
    if not text:
        raise CannotAnswer("silent")
    if any(file.evidence.agency_id != round_.agency_id for file in files):
        raise CannotAnswer("foreign_file")
    standing = Answer.objects.select_for_update(of=("self",)).filter(item=item).first()
    if (standing.row_version if standing else 0) != seen:
        raise Stale
    answer = _write(standing, item, text, by, now)
    answer.files.all().delete()
    AnswerFile.objects.bulk_create(
        AnswerFile(answer=answer, version=file, position=place)
        for place, file in enumerate({one.pk: one for one in files}.values(), 1)
    )
    audit.record(
        "assessment.answer.given",
        by=by,
        target=answer,
        at=now,
        agency_path=round_.agency.path,
        code=code,
        files=len(files),
    )
    return answer


def _item_in_time(round_: Round, code: str, now: datetime) -> PackItem:
    """An item of the pack that may be answered to at this moment; the assessment is held."""
    assessment = Assessment.objects.select_for_update(of=("self",)).filter(pack__round=round_).first()
    item = PackItem.objects.filter(pack__round=round_, code=code).first()
    if assessment is None or item is None:
        raise CannotAnswer("outside_pack")
    if assessment.state == Assessment.State.SCORING or not assessment.answers_from:
        raise CannotAnswer("not_awaited")
    today, last = timezone.localdate(now), assessment.answers_until
    if last is None or today > last or assessment.state != Assessment.State.CLARIFYING:
        raise CannotAnswer("too_late")
    if today < assessment.answers_from:
        raise CannotAnswer("too_early")
    if Judgement.objects.filter(item=item, side=Judgement.Side.FINAL).exists():
        raise CannotAnswer("decided")
    return item


def _write(standing: Answer | None, item: PackItem, text: str, by: Member, now: datetime) -> Answer:
    answer = standing or Answer(item=item, row_version=0)
    answer.text, answer.changed_at, answer.changed_by = text, now, by.user
    answer.row_version += 1
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError as meanwhile:
        raise Stale from meanwhile
    return answer
