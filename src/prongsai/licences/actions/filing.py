"""An application comes in, at the counter or on the public page; its applicant answers a notice."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.licences import codes, permissions
from prongsai.licences.actions.moving import check_move, held, move
from prongsai.licences.models import Answer, Applicant, Application, LicenceType
from prongsai.licences.moves import State
from prongsai.licences.queries.published import checklists_in_force
from prongsai.licences.refusing import CannotDo
from prongsai.licences.sealing import seal
from prongsai.rules.thai_text import tidy, tidy_line


@dataclass(frozen=True, slots=True)
class Filed:
    """secret: told now, and kept nowhere."""

    application: Application
    secret: str


@transaction.atomic
def file_application(
    *,
    of: LicenceType,
    name: str,
    contact: str,
    sending: str,
    channel: Application.Channel,
    by: Member | None,
    now: datetime,
) -> Filed:
    """Receive an application under the checklist in force today; the same sending files once and is told the same.

    name, contact  sealed before they reach the database
    sending        the random number that the form carried
    by             None on the public page
    Raises         CannotDo: no_checklist, closed, empty.
    """
    require(by is None or permissions.may_handle_type(by, of))
    name, contact = tidy_line(name), tidy(contact)
    if not name or not contact:
        raise CannotDo("empty")
    mark, secret = codes.mark_of(f"{of.agency_id} {of.key}", sending), codes.secret_of(sending)
    before = Application.objects.filter(sending=mark).select_related("licence_type", "checklist").first()
    if before is not None:
        return Filed(before, secret)
    today = timezone.localdate(now)
    checklist = checklists_in_force([of], today).get(of.pk)
    if of.closed_on is not None or (channel == Application.Channel.ONLINE and not of.takes_online):
        raise CannotDo("closed")
    if checklist is None:
        raise CannotDo("no_checklist")
    made = _numbered(
        Application(
            agency_id=of.agency_id,
            licence_type=of,
            checklist=checklist,
            sending=mark,
            channel=channel,
            filed_on=today,
        ),
        secret,
    )
    applicant = Applicant(application=made, keep_until=month_after(today, of.keep_months))
    applicant.name, applicant.contact = seal(applicant, "name", name), seal(applicant, "contact", contact)
    applicant.save(force_insert=True)
    move(held(made), State.RECEIVED, by=by, now=now)
    made.refresh_from_db()
    return Filed(made, secret)


@transaction.atomic
def resubmit(
    *, application: Application, words: str, by: Member | None, now: datetime, seen: int | None = None
) -> None:
    """The answer to the notice is in: from the applicant (by None) with words or papers, or handed over at the counter.

    Raises CannotDo: state, empty; Stale.
    """
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    check_move(standing, State.RESUBMITTED)
    kept = tidy(words)
    notice = standing.notices.order_by("-number")[0]
    if by is None and not kept and not notice.sent_papers.exists():
        raise CannotDo("empty")
    if kept:
        answer = Answer(notice=notice, answered_at=now)
        answer.words = seal(answer, "words", kept)
        answer.save(force_insert=True)
    move(standing, State.RESUBMITTED, by=by, now=now)


def month_after(day: date, months: int) -> date:
    """The first day of the month that begins so many whole months after a day."""
    place = day.month + months
    return date(day.year + place // 12, place % 12 + 1, 1)


def _numbered(application: Application, secret: str) -> Application:
    """Stored under a new reference; a reference that is taken already is drawn anew."""
    for _turn in range(5):
        application.reference = codes.new_reference()
        application.secret_hash = codes.hash_of(application.reference, secret)
        if Application.objects.filter(reference=application.reference).exists():
            continue
        application.save(force_insert=True)
        return application
    raise IntegrityError("no free reference")
