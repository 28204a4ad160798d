"""How a paper is handed in and decided on: the flow of approvals, with number, date and files of its own."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.approvals.models import Step
from prongsai.approvals.permissions import Setting, may_move
from prongsai.approvals.procedures import Procedure, Words
from prongsai.notices.kinds import Params
from prongsai.reports.kinds import kind_of
from prongsai.reports.models import Paper
from prongsai.reports.permissions import may_see_paper
from prongsai.reports.states import APPROVE, ENDORSE, PAPER_FLOW, RETURN, SUBMIT
from prongsai.reports.topics import paper_name
from prongsai.rules.framework import Text
from prongsai.rules.moves import Kind

STATE = Paper.State


class PaperProcedure(Procedure[Paper]):
    flow = PAPER_FLOW
    verbs = {
        SUBMIT: frozenset({Verb.SUBMIT_PAPER}),
        ENDORSE: frozenset({Verb.ENDORSE}),
        APPROVE: frozenset({Verb.APPROVE_PAPER}),
        RETURN: frozenset({Verb.ENDORSE, Verb.APPROVE_PAPER}),
    }
    words = Words(
        told={
            STATE.SUBMITTED: _("The paper of fiscal year %(year)s waits for your decision"),
            STATE.ENDORSED: _("The paper of fiscal year %(year)s is endorsed and waits for your decision"),
            STATE.RETURNED: _("The paper of fiscal year %(year)s was returned for correction"),
            STATE.APPROVED: _("The paper of fiscal year %(year)s is approved"),
        },
        states={STATE.NEW: _("Draft")},
    )

    def visible_to(self, member: Member) -> QuerySet[Paper]:
        return Paper.objects.visible_to(member).select_related("agency", "round").defer("content")

    def held(self, subject_id: int) -> Paper:
        papers = Paper.objects.select_for_update(of=("self",)).select_related("agency", "round")
        return papers.get(pk=subject_id)

    def agency_of(self, thing: Paper) -> Agency:
        return thing.agency

    def title(self, thing: Paper) -> Text:
        name = paper_name(kind_of(thing.kind), thing.subject_name)
        return Text(name, name)

    def allows(self, member: Member, move: str, thing: Paper, setting: Setting) -> bool:
        """A kind may ask for another right to hand in or to approve."""
        kind = kind_of(thing.kind)
        verbs = {SUBMIT: frozenset({kind.hand_in}), APPROVE: frozenset({kind.approve})}.get(
            move, self.verbs[move]
        )
        return may_move(member, verbs, self.agency_of(thing), setting)

    def makers(self, thing: Paper) -> Collection[int]:
        return (thing.submitted_by_id,)

    def digest(self, thing: Paper) -> str:
        return thing.sha256

    def params(self, thing: Paper) -> Params:
        return {"agency": thing.agency.slug, "year": thing.round.fiscal_year, "paper": thing.pk}

    def address(self, params: Params) -> str:
        place = {"agency": params["agency"], "year": params["year"], "paper_id": params["paper"]}
        return reverse("reports:paper", kwargs=place)

    def put(self, thing: Paper, step: Step) -> None:
        """Who decided and when stand on the paper itself, with the words that it was returned with."""
        thing.state = step.after
        if step.kind in {Kind.SEND_BACK, Kind.APPROVE}:
            thing.decided_at, thing.decided_by = step.at, step.by
        if step.kind == Kind.SEND_BACK:
            thing.comment = step.comment
        thing.save(
            update_fields=["state", "decided_at", "decided_by", "register", "number", "dated_on", "comment"]
        )

    def still_so(self, member: Member, ids: Collection[int], state: str) -> set[int]:
        papers = Paper.objects.visible_to(member).filter(pk__in=ids, state=state).defer("content")
        return {paper.pk for paper in papers if may_see_paper(member, paper)}


PAPER = PaperProcedure()
