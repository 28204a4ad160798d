"""How a record of a unit is handed in, accepted and returned."""

from collections.abc import Collection
from hashlib import sha256

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Words
from prongsai.notices.kinds import Params
from prongsai.rounds.models import DutyRecord, Round
from prongsai.rounds.record_flow import ACCEPT, RECORD_FLOW, RETURN, SUBMIT
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

STATE = DutyRecord.State
WITH_DUTY = ("obligation__round__agency", "obligation__unit", "recorded_by")


class RecordProcedure(Procedure[DutyRecord]):
    flow = RECORD_FLOW
    verbs = {
        SUBMIT: frozenset({Verb.RECORD}),
        ACCEPT: frozenset({Verb.ACCEPT_RECORD}),
        RETURN: frozenset({Verb.ACCEPT_RECORD}),
    }
    words = Words(
        told={
            STATE.IN_REVIEW: _("%(title)s: a record waits for you to accept it"),
            STATE.RETURNED: _("%(title)s: your record was returned"),
            STATE.ACCEPTED: _("%(title)s: your record is accepted"),
        },
        states={STATE.NEW: _("Draft")},
    )

    def visible_to(self, member: Member) -> QuerySet[DutyRecord]:
        records = DutyRecord.objects.filter(member.scope("obligation__round__agency"))
        return records.select_related(*WITH_DUTY)

    def held(self, subject_id: int) -> DutyRecord:
        records = DutyRecord.objects.select_for_update(of=("self",)).select_related(*WITH_DUTY)
        return records.get(pk=subject_id)

    def agency_of(self, thing: DutyRecord) -> Agency:
        return thing.obligation.round.agency

    def title(self, thing: DutyRecord) -> Text:
        return Text(thing.obligation.title_th, thing.obligation.title_en)

    def unit_of(self, thing: DutyRecord) -> Unit | None:
        return thing.obligation.unit

    def makers(self, thing: DutyRecord) -> Collection[int]:
        return (thing.recorded_by_id,)

    def digest(self, thing: DutyRecord) -> str:
        said = "\n".join((thing.done_on.isoformat(), thing.text, thing.reference))
        return sha256(said.encode()).hexdigest()

    def allows(self, member: Member, move: str, thing: DutyRecord, setting: Setting) -> bool:
        """People of a unit, and its head, for that unit alone; the ITA officer for all."""
        duty = thing.obligation
        is_open = duty.round.phase != Round.Phase.CLOSED
        return is_open and member.answers_for(duty.unit_id) and super().allows(member, move, thing, setting)

    def params(self, thing: DutyRecord) -> Params:
        duty = thing.obligation
        return {
            "agency": duty.round.agency.slug,
            "year": duty.round.fiscal_year,
            "duty": duty.pk,
            "record": thing.pk,
            "title_th": duty.title_th,
            "title_en": duty.title_en,
        }

    def sentence(self, state: str, params: Params) -> str:
        title = in_words(Text(str(params["title_th"]), str(params["title_en"])))
        return super().sentence(state, {**params, "title": title})

    def address(self, params: Params) -> str:
        return reverse("rounds:duty", kwargs=_place(params))

    def move_address(self, params: Params, move: str) -> str:
        place = {**_place(params), "record_id": params["record"], "move": move}
        return reverse("rounds:decide_on_record", kwargs=place)


def _place(params: Params) -> dict[str, str | int]:
    return {"agency": params["agency"], "year": params["year"], "duty_id": params["duty"]}


RECORD = RecordProcedure()
