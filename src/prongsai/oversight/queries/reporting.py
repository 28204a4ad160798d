"""Which of the offices below have an approved report of a half, and which have not."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.reports.kinds import RESULTS
from prongsai.reports.models import Paper
from prongsai.results.halves import Reporting
from prongsai.results.queries import half_or_404
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404

STATE = Paper.State


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """How the report of one office stands.

    round    of the year; None where the office has none
    state    of the paper that counts: the approved one, else the newest; "" where none was handed in
    paper    its id, dated_on and number only where it is approved
    """

    agency: Agency
    round: Round | None
    state: str = ""
    paper: int | None = None
    number: str = ""
    dated_on: date | None = None

    @property
    def is_approved(self) -> bool:
        return self.state == STATE.APPROVED


def gathering_or_404(member: Member, agency: str, year: int, half: str) -> Reporting:
    """A half of the supervising office's own round; no other office gathers."""
    round_ = round_or_404(member, agency, year)
    if not round_.agency.is_centre:
        raise Http404
    return half_or_404(round_, half)


def reports_below(reporting: Reporting, member: Member) -> list[OfficeReport]:
    """Every district below, by name. Three queries."""
    centre, year = reporting.round.agency, reporting.round.fiscal_year
    below = Agency.objects.filter(member.scope("")).under(centre).filter(kind=Agency.Kind.DISTRICT)
    rounds = Round.objects.visible_to(member).filter(fiscal_year=year).defer("opened_by")
    by_agency = {one.agency_id: one for one in rounds}
    papers = _papers(reporting, member)
    return [_standing(agency, by_agency, papers) for agency in below.order_by("sort_key")]


def _papers(reporting: Reporting, member: Member) -> dict[int, Paper]:
    """By round: the newest approved one, else the newest that was handed in."""
    papers = Paper.objects.visible_to(member).filter(
        kind=RESULTS.key, subject=reporting.half.key, round__fiscal_year=reporting.round.fiscal_year
    )
    found: dict[int, Paper] = {}
    for paper in papers.exclude(state=STATE.NEW).defer("content").order_by("submitted_at", "pk"):
        standing = found.get(paper.round_id)
        if standing is None or standing.state != STATE.APPROVED or paper.state == STATE.APPROVED:
            found[paper.round_id] = paper
    return found


def _standing(agency: Agency, rounds: dict[int, Round], papers: dict[int, Paper]) -> OfficeReport:
    round_ = rounds.get(agency.pk)
    paper = papers.get(round_.pk) if round_ else None
    if round_ is not None:
        round_.agency = agency
    if paper is None:
        return OfficeReport(agency, round_)
    if paper.state != STATE.APPROVED:
        return OfficeReport(agency, round_, paper.state)
    return OfficeReport(agency, round_, paper.state, paper.pk, paper.number, paper.dated_on)
