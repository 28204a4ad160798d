"""Wording an announcement of the year."""

from dataclasses import fields, replace
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.activities import permissions
from prongsai.activities.actions.recording import Stale
from prongsai.activities.announcements import AnnouncementContent, content_of, house_texts
from prongsai.activities.models import Announcement
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.rounds.models import Round
from prongsai.rules.thai_text import tidy


class CannotAnnounce(Exception):
    """The announcement is refused. code: unknown_kind; or the name of a field that is empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def word_announcement(
    *, round_: Round, kind: str, content: AnnouncementContent, seen: int, by: Member | None, now: datetime
) -> Announcement:
    """Write an announcement of the year, or write it otherwise. `by` None means the set-up of a demo.

    seen    the row_version that the writer had before them; 0 where there was none
    Raises  Stale, if it has changed since and does not say the same already; CannotAnnounce.
    """
    if by is not None:
        require(permissions.may_announce(by, round_))
    if kind not in house_texts():
        raise CannotAnnounce("unknown_kind")
    content = _settled(content)
    Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    standing = Announcement.objects.filter(round=round_, kind=kind).first()
    before = content_of(standing) if standing else None
    if standing is not None and before == content:
        return standing
    if (standing.row_version if standing else 0) != seen:
        raise Stale
    made = standing or Announcement(round=round_, kind=kind, row_version=0)
    for field in fields(content):
        setattr(made, field.name, getattr(content, field.name))
    made.row_version += 1
    made.changed_at, made.changed_by = now, by.user if by else None
    made.save()
    audit.record(
        "activities.announcement.worded",
        by=by,
        target=made,
        at=now,
        agency_path=round_.agency.path,
        changes=differences(state_of(before) if before else {}, state_of(content)),
    )
    return made


def _settled(content: AnnouncementContent) -> AnnouncementContent:
    kept = replace(content, **{field.name: tidy(getattr(content, field.name)) for field in fields(content)})
    empty = next((field.name for field in fields(kept) if not getattr(kept, field.name)), "")
    if empty:
        raise CannotAnnounce(empty)
    return kept
