"""How minutes are handed in, confirmed and returned. With the first handing-in their decisions become duties."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from json import dumps

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Row, Words
from prongsai.meetings.models import Meeting, Minutes
from prongsai.meetings.states import CONFIRM, MINUTES_FLOW, RETURN, SUBMIT, UNLOCK
from prongsai.meetings.telling import tell_of_decisions
from prongsai.meetings.wording import name_of
from prongsai.notices.kinds import Params
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

STATE = Minutes.State
WITH_MEETING = ("meeting__round__agency", "meeting__series")


class MinutesProcedure(Procedure[Minutes]):
    flow = MINUTES_FLOW
    verbs = {
        SUBMIT: frozenset({Verb.PLAN}),
        CONFIRM: frozenset({Verb.APPROVE_PAPER}),
        RETURN: frozenset({Verb.APPROVE_PAPER}),
        UNLOCK: frozenset({Verb.UNLOCK}),
    }
    words = Words(
        told={
            STATE.SUBMITTED: _("%(title)s: the minutes wait for you to confirm them"),
            STATE.RETURNED: _("%(title)s: the minutes were returned for correction"),
            STATE.CONFIRMED: _("%(title)s: the minutes are confirmed"),
            STATE.DRAFT: _("%(title)s: the minutes are open for changes again"),
        },
        hindered={
            "nothing_said": _(
                "Nothing is written yet: please write a note or a decision, then hand the minutes in."
            ),
        },
        states={STATE.SUBMITTED: _("Waiting to be confirmed")},
    )

    def visible_to(self, member: Member) -> QuerySet[Minutes]:
        return Minutes.objects.visible_to(member).select_related(*WITH_MEETING)

    def held(self, subject_id: int) -> Minutes:
        minutes = Minutes.objects.select_for_update(of=("self",)).select_related(*WITH_MEETING)
        return minutes.get(pk=subject_id)

    def agency_of(self, thing: Minutes) -> Agency:
        return thing.meeting.round.agency

    def title(self, thing: Minutes) -> Text:
        return name_of(thing.meeting)

    def allows(self, member: Member, move: str, thing: Minutes, setting: Setting) -> bool:
        is_open = thing.meeting.round.phase != Round.Phase.CLOSED
        return is_open and super().allows(member, move, thing, setting)

    def hindrances(self, thing: Minutes, rule: ApprovalRule) -> Mapping[str, str]:
        found = dict(super().hindrances(thing, rule))
        if not says_something(thing):
            found[SUBMIT] = "nothing_said"
        return found

    def makers(self, thing: Minutes) -> Collection[int]:
        return {one for one in (thing.opened_by_id,) if one is not None}

    def rows(self, thing: Minutes) -> Sequence[Row]:
        """The items of the agenda with their notes, then the decisions."""
        items = (
            Row(f"item-{one.pk}", one.title, (one.note,) if one.note else ())
            for one in thing.meeting.agenda.all()
        )
        decisions = (Row(f"decision-{one.pk}", one.text) for one in thing.meeting.decisions.all())
        return (*items, *decisions)

    def digest(self, thing: Minutes) -> str:
        said = dumps(_as_said(thing), ensure_ascii=False, sort_keys=True, default=str)
        return sha256(said.encode()).hexdigest()

    def put(self, thing: Minutes, step: Step) -> None:
        """Handed in for the first time, decisions become duties, and those who have them are told."""
        if step.after == STATE.SUBMITTED:
            fresh = list(thing.meeting.decisions.filter(given_on__isnull=True).select_related("unit"))
            thing.meeting.decisions.filter(given_on__isnull=True).update(given_on=timezone.localdate(step.at))
            tell_of_decisions(thing.meeting, fresh, step.at)
        super().put(thing, step)

    def params(self, thing: Minutes) -> Params:
        name = name_of(thing.meeting)
        return {
            "agency": thing.meeting.round.agency.slug,
            "year": thing.meeting.round.fiscal_year,
            "meeting": thing.meeting_id,
            "title_th": name.th,
            "title_en": name.en,
        }

    def sentence(self, state: str, params: Params) -> str:
        title = in_words(Text(str(params["title_th"]), str(params["title_en"])))
        return super().sentence(state, {**params, "title": title})

    def address(self, params: Params) -> str:
        return reverse("meetings:minutes", kwargs=_place(params))

    def move_address(self, params: Params, move: str) -> str:
        return reverse("meetings:decide_on_minutes", kwargs={**_place(params), "move": move})


def says_something(minutes: Minutes) -> bool:
    """Is there a note or a decision? Minutes without a word are none."""
    meeting: Meeting = minutes.meeting
    has_words = bool(minutes.announced) or meeting.agenda.exclude(note="").exists()
    return has_words or meeting.decisions.exists()


def _as_said(minutes: Minutes) -> dict[str, object]:
    meeting = minutes.meeting
    return {
        "announced": minutes.announced,
        "ends_at": minutes.ends_at,
        "notes": list(meeting.agenda.values_list("title", "note")),
        "came": list(meeting.attendance.values_list("title", "state", "instead")),
        "decisions": list(meeting.decisions.values_list("text", "unit", "first_due_on")),
    }


def _place(params: Params) -> dict[str, str | int]:
    return {"agency": params["agency"], "year": params["year"], "meeting_id": params["meeting"]}


MINUTES = MinutesProcedure()
