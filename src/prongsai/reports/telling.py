"""Who is told when a paper moves: the director when it is handed in, its author when it is decided."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from prongsai.accounts.members import Member
from prongsai.accounts.roles import ALLOWED, Verb
from prongsai.notices.actions import Telling, tell
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.notices.queries import holders
from prongsai.reports.models import Paper
from prongsai.reports.permissions import may_see_paper

SENTENCES = {
    Paper.State.SUBMITTED: gettext_lazy("The paper of fiscal year %(year)s waits for your decision"),
    Paper.State.RETURNED: gettext_lazy("The paper of fiscal year %(year)s was returned for correction"),
    Paper.State.APPROVED: gettext_lazy("The paper of fiscal year %(year)s is approved"),
}


def tell_of(paper: Paper, *, by: Member, now: datetime) -> None:
    """Tell those whose turn it is that the paper is in its present state."""
    state = Paper.State(paper.state)
    people = _deciders(paper, now) if state == Paper.State.SUBMITTED else {paper.submitted_by_id}
    place: Params = {"agency": paper.agency.slug, "year": paper.round.fiscal_year, "paper": paper.pk}
    one = Telling(_key(state), paper.pk, f"paper:{paper.pk}:{state.value}", place, people - {by.user.pk})
    tell(agency=paper.agency, tellings=[one], by=by, now=now)


def kinds() -> list[NoticeKind]:
    return [_kind(state) for state in SENTENCES]


def _kind(state: Paper.State) -> NoticeKind:
    def sentence(params: Params) -> str:
        return str(SENTENCES[state]) % {"year": params["year"]}

    def still_told(member: Member, ids: Collection[int]) -> set[int]:
        papers = Paper.objects.visible_to(member).filter(pk__in=ids, state=state)
        return {paper.pk for paper in papers.defer("content") if may_see_paper(member, paper)}

    return NoticeKind(_key(state), sentence, _address, still_told)


def _address(params: Params) -> str:
    place = {"agency": params["agency"], "year": params["year"], "paper_id": params["paper"]}
    return reverse("reports:paper", kwargs=place)


def _deciders(paper: Paper, now: datetime) -> set[int]:
    roles = {role.value for role, verbs in ALLOWED.items() if Verb.APPROVE_PAPER in verbs}
    return {one.user_id for one in holders(paper.agency_id, roles, timezone.localdate(now))}


def _key(state: Paper.State) -> str:
    return f"reports.paper_{state.value}"
