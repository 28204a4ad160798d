"""Making a move, noting whose hands were in a thing, and saying whether an endorsement is demanded."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals import permissions, queries
from prongsai.approvals.models import ApprovalRule, Author, Step, StepComment
from prongsai.approvals.procedures import Procedure, Thing
from prongsai.approvals.telling import tell_of
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.rules.moves import Kind, Move, Need, WhyNot, judged
from prongsai.rules.thai_text import tidy

Details = str | int | bool | list[str] | Mapping[str, str] | None


class CannotTake(Exception):
    """The move cannot be made.

    code    a rules.moves.WhyNot, a hindrance of the room, moved_on (somebody moved it since it was looked at),
            content_changed (what it says has changed since), no_comment, no_reason, unknown_row
    step    the newest step, where somebody was faster
    """

    def __init__(self, code: str, step: Step | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.step = step


@transaction.atomic
def take(
    *,
    procedure: Procedure[Thing],
    subject_id: int,
    move: str,
    by: Member,
    now: datetime,
    seen: int | None = None,
    digest: str | None = None,
    comment: str = "",
    rows: Mapping[str, str] | None = None,
    write: Callable[[Thing], None] | None = None,
    **details: Details,
) -> Step:
    """Move a thing one step: the step, the room's new state, the trail and the notices together, or nothing.

    seen      number of the newest step that the person had before them; None where they were shown none
    digest    checksum of what they had before them
    rows      row key -> comment about that row
    write     what else the room writes in the same transaction, before the state changes
    details   for the trail, beside the comment
    Raises    CannotTake; PermissionDenied without the role. The caller has loaded the thing within scope.
    """
    thing = procedure.held(subject_id)
    history = queries.history_of(procedure.flow.key, subject_id)
    rule = queries.rule_of(procedure.agency_of(thing))
    asked = _allowed(procedure, thing, move, by, history, rule, seen)
    comment, said = tidy(comment), _said(rows)
    _check_words(asked, comment, said, procedure, thing)
    stands = procedure.digest(thing)
    if digest is not None and digest != stands:
        raise CannotTake("content_changed")
    step = _step(procedure, thing, asked, by, now, history, comment, stands)
    _write_step(step, said, {row.key: row.title for row in procedure.rows(thing)} if said else {})
    if asked.kind is Kind.HAND_IN:
        for person in {by.user.pk, *procedure.makers(thing)}:
            _note(procedure.flow.key, subject_id, step.agency, step.turn, person, now)
    if write is not None:
        write(thing)
    procedure.put(thing, step)
    _record(procedure, thing, step, by, now, details)
    tell_of(procedure, thing, step, rule, by=by, now=now)
    return step


def note_hand(*, flow: str, subject_id: int, agency: Agency, by: Member | int | None, now: datetime) -> None:
    """Remember that a person (the member, or somebody by id) had a hand in the thing, which they may then not decide on.

    `by` None: the set-up of a demo.
    """
    if by is not None:
        turn = queries.turn_after(queries.newest_step(flow, subject_id))
        _note(flow, subject_id, agency, turn, by if isinstance(by, int) else by.user.pk, now)


@transaction.atomic
def change_rule(
    *, agency: Agency, endorse_first: bool, secretariat: Unit | str, by: Member, now: datetime
) -> ApprovalRule:
    """Say how an agency, and those below it without a rule of their own, approve. PermissionDenied."""
    require(permissions.may_change_rule(by, agency))
    code = secretariat.code if isinstance(secretariat, Unit) else secretariat
    values: dict[str, str | bool] = {"endorse_first": endorse_first, "secretariat": code}
    standing = ApprovalRule.objects.filter(agency=agency).first()
    changes = differences(state_of(standing, *values) if standing else {}, values)
    rule, _is_new = ApprovalRule.objects.update_or_create(
        agency=agency, defaults={**values, "changed_at": now, "changed_by": by.user}
    )
    audit.record(
        "approvals.rule.changed", by=by, target=rule, at=now, agency_path=agency.path, changes=changes
    )
    return rule


def _allowed(
    procedure: Procedure[Thing],
    thing: Thing,
    key: str,
    by: Member,
    history: queries.History,
    rule: ApprovalRule,
    seen: int | None,
) -> Move:
    """The move, if this person may make it now and nobody was faster."""
    facts = queries.facts_of(procedure, thing, by, history, rule)
    found = judged(procedure.flow, key, procedure.state_of(thing), facts)
    require(found.why_not != WhyNot.WITHOUT_ROLE)
    if seen is not None and seen != history.seq:
        raise CannotTake("moved_on", history.newest)
    if not found.is_possible:
        raise CannotTake(found.why_not, history.newest)
    return found.move


def _said(rows: Mapping[str, str] | None) -> dict[str, str]:
    """Comments that say something, by row."""
    return {key: text for key, words in (rows or {}).items() if (text := tidy(words))}


def _check_words(
    move: Move, comment: str, said: Mapping[str, str], procedure: Procedure[Thing], thing: Thing
) -> None:
    if Need.COMMENT in move.needs and not (comment or said):
        raise CannotTake("no_comment")
    if Need.REASON in move.needs and not comment:
        raise CannotTake("no_reason")
    if said and not set(said) <= {row.key for row in procedure.rows(thing)}:
        raise CannotTake("unknown_row")


def _step(
    procedure: Procedure[Thing],
    thing: Thing,
    move: Move,
    by: Member,
    now: datetime,
    history: queries.History,
    comment: str,
    digest: str,
) -> Step:
    return Step(
        flow=procedure.flow.key,
        subject_id=thing.pk,
        agency=procedure.agency_of(thing),
        seq=history.seq + 1,
        turn=history.turn,
        move=move.key,
        kind=move.kind.value,
        before=procedure.state_of(thing),
        after=move.target,
        by=by.user,
        role=by.role,
        unit=by.unit,
        is_acting=by.is_acting,
        at=now,
        comment=comment,
        seen=history.seq,
        digest=digest,
    )


def _write_step(step: Step, said: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """One step at a time: of two at the same moment the database lets one in."""
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError as refused:
        newest = queries.newest_step(step.flow, step.subject_id)
        if newest is None or newest.seq < step.seq:
            raise
        raise CannotTake("moved_on", newest) from refused
    StepComment.objects.bulk_create(
        StepComment(step=step, row=key, label=labels[key][:300], text=text) for key, text in said.items()
    )


def _note(flow: str, subject_id: int, agency: Agency, turn: int, person: int, now: datetime) -> None:
    Author.objects.get_or_create(
        flow=flow,
        subject_id=subject_id,
        turn=turn,
        user_id=person,
        defaults={"agency": agency, "first_at": now},
    )


def _record(
    procedure: Procedure[Thing],
    thing: Thing,
    step: Step,
    by: Member,
    now: datetime,
    details: Mapping[str, Details],
) -> None:
    done = procedure.flow.move(step.move).done
    said: dict[str, Any] = {"comment": step.comment} if step.comment else {}
    comments = {one.row: one.text for one in step.comments.all()}
    if comments:
        said["rows"] = comments
    path = step.agency.path
    audit.record(
        f"{procedure.flow.key}.{done}", by=by, target=thing, at=now, agency_path=path, **said, **details
    )
