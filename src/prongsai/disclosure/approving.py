"""How an item is handed in, checked by the officer, approved by the director, returned row by row, and opened again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import OF_A_UNIT, Role, Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Row, Words
from prongsai.checks.queries import Gate
from prongsai.disclosure import approved
from prongsai.disclosure.flaws import FlawKind, flaws_of
from prongsai.disclosure.gate import look_through, worst_gate
from prongsai.disclosure.models import Item, Record, Version
from prongsai.disclosure.queries.saying import node_of, records_of, said_of
from prongsai.disclosure.states import APPROVE, CHECK, HELD, ITEM_FLOW, RETURN, SUBMIT, UNLOCK
from prongsai.disclosure.wording import record_title_th
from prongsai.notices.kinds import Params
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.disclosing import document_of
from prongsai.rules.framework import Text

STATE = Item.State
WITH_ROUND = ("round__agency", "round__framework", "unit")
UNCHECKED = "unchecked"
WAITING = frozenset({STATE.IN_REVIEW.value, STATE.CHECKED.value})


class ItemProcedure(Procedure[Item]):
    flow = ITEM_FLOW
    verbs = {
        SUBMIT: frozenset({Verb.FOLLOW_UP}),
        CHECK: frozenset({Verb.ACCEPT_RECORD, Verb.ENDORSE}),
        APPROVE: frozenset({Verb.APPROVE_PAPER}),
        RETURN: frozenset({Verb.ACCEPT_RECORD, Verb.ENDORSE, Verb.APPROVE_PAPER}),
        UNLOCK: frozenset({Verb.FOLLOW_UP, Verb.UNLOCK}),
    }
    words = Words(
        told={
            STATE.IN_REVIEW: _("%(code)s of %(year)s is handed in and waits for you"),
            STATE.CHECKED: _("%(code)s of %(year)s is checked and waits for your approval"),
            STATE.RETURNED: _("%(code)s of %(year)s was returned for correction"),
            STATE.ACCEPTED: _("%(code)s of %(year)s is approved"),
            STATE.DRAFT: _("%(code)s of %(year)s is open for changes again"),
        },
        hindered={
            UNCHECKED: _("A division handed it in; an officer marks it as checked first."),
            Gate.WAITING: _(
                "The privacy check found something that nobody has decided yet. A second person decides it under Privacy check."
            ),
            Gate.REFUSED: _(
                "The privacy check found personal data, and a second person has confirmed it. Please return the item to be mended."
            ),
            Gate.UNSCANNED: _(
                "It was not looked through for personal data as it stands now. Please return it, so that it is handed in anew."
            ),
            FlawKind.EMPTY: _("Nothing is filled in yet, so there is nothing to hand in."),
            FlawKind.CARRIED: _(
                "Some rows came from last year and nobody has looked at them. Please open and save each of them."
            ),
            FlawKind.FORMAT: _("A file is not in the format that the item asks for. See the rows marked so."),
            FlawKind.LANGUAGE: _("The words are asked for in Thai and in English. See the rows marked so."),
        },
    )

    def visible_to(self, member: Member) -> QuerySet[Item]:
        return Item.objects.visible_to(member).select_related(*WITH_ROUND)

    def held(self, subject_id: int) -> Item:
        items = Item.objects.select_for_update(of=("self",)).select_related(*WITH_ROUND)
        return items.get(pk=subject_id)

    def agency_of(self, thing: Item) -> Agency:
        return thing.round.agency

    def unit_of(self, thing: Item) -> Unit | None:
        return thing.unit

    def title(self, thing: Item) -> Text:
        text = node_of(thing).text
        return Text(f"{thing.code} {text.th}", f"{thing.code} {text.en}")

    def allows(self, member: Member, move: str, thing: Item, setting: Setting) -> bool:
        """A division hands in what is its alone, and goes on with what it has a part in; all else is the office's."""
        if thing.round.phase == Round.Phase.CLOSED or not super().allows(member, move, thing, setting):
            return False
        if member.role not in OF_A_UNIT:
            return True
        if move == SUBMIT:
            return member.answers_for(thing.unit_id)
        return move == UNLOCK and thing.state == STATE.ACCEPTED and _has_part(member, thing)

    def hindrances(self, thing: Item, rule: ApprovalRule) -> Mapping[str, str]:
        found = dict(super().hindrances(thing, rule))
        if thing.needs_check and thing.state == STATE.IN_REVIEW:
            found[APPROVE] = UNCHECKED
        elif thing.state in WAITING and (gate := worst_gate(thing, records_at_hand(thing))) != Gate.CLEAR:
            found[APPROVE] = gate.value
        if thing.state not in HELD and (flaws := flaws_of(node_of(thing), records_at_hand(thing))):
            found[SUBMIT] = flaws[0].kind
        return found

    def rows(self, thing: Item) -> Sequence[Row]:
        node = node_of(thing)
        filled = (record for record in records_at_hand(thing) if record.is_filled)
        return tuple(Row(row_key(record), record_title_th(node, record)) for record in filled)

    def digest(self, thing: Item) -> str:
        beginning = FiscalYear(thing.round.fiscal_year).starts_on
        return said_of(thing, records_at_hand(thing), beginning).digest()

    def params(self, thing: Item) -> Params:
        return {
            "agency": thing.round.agency.slug,
            "year": thing.round.fiscal_year,
            "code": thing.code,
        }

    def address(self, params: Params) -> str:
        return reverse("disclosure:item", kwargs=_place(params))

    def move_address(self, params: Params, move: str) -> str:
        return reverse("disclosure:decide_on_item", kwargs={**_place(params), "move": move})

    def put(self, thing: Item, step: Step) -> None:
        if step.move == SUBMIT:
            thing.needs_check = step.role in OF_A_UNIT
            look_through(thing, records_at_hand(thing), by=_member(thing, step), now=step.at)
        if step.move == APPROVE:
            _settle(thing, step)
        thing.state = step.after
        thing.save(update_fields=["state", "needs_check"])


ITEM = ItemProcedure()


def records_at_hand(item: Item) -> list[Record]:
    """The records of an item: read once for each item that is at hand."""
    if "at_hand" not in item.__dict__:
        item.__dict__["at_hand"] = records_of(item)
    found: list[Record] = item.__dict__["at_hand"]
    return found


def row_key(record: Record) -> str:
    return f"record-{record.pk}"


def _has_part(member: Member, item: Item) -> bool:
    return member.unit is not None and item.records.filter(unit=member.unit).exists()


def _place(params: Params) -> dict[str, Any]:
    return {"agency": params["agency"], "year": params["year"], "code": params["code"]}


def _settle(item: Item, step: Step) -> None:
    """A new version of what stands there now; whoever listens is told in the same transaction."""
    records = [record for record in records_at_hand(item) if record.is_filled]
    said = said_of(item, records, timezone.localdate(step.at))
    newest = item.versions.order_by("-number").first()
    Version.objects.create(
        item=item,
        number=newest.number + 1 if newest else 1,
        document=document_of(said),
        digest=said.digest(),
        as_of=said.as_of,
        approved_at=step.at,
        approved_by=step.by,
    )
    item.records.exclude(approved_row=None).update(approved_row=None)
    for record in records:
        record.approved_row = record.row_version
    Record.objects.bulk_update(records, ["approved_row"], batch_size=200)
    approved.tell(item.round, said, by=_member(item, step), now=step.at)


def _member(item: Item, step: Step) -> Member:
    """Who made a step, as whom they made it."""
    return Member(step.by, item.round.agency, Role(step.role), step.unit, step.is_acting)
