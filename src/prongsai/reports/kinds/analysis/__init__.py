"""The analysis of last year's result and the measures of this year."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.approvals.queries import history_of
from prongsai.measures.models import Plan
from prongsai.measures.queries import GapKind, plan_of
from prongsai.measures.states import PLAN_FLOW
from prongsai.measures.words import GAPS
from prongsai.reports.kind import Kind, Note, Proposal
from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.reports.kinds.analysis.proposing import proposed_paper
from prongsai.reports.kinds.analysis.reading import current_analysis
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.scoring.queries import official_sheet


class AnalysisKind(Kind[AnalysisPaper]):
    key = "analysis"
    name = _("Analysis of the result and measures")
    file_name = "การวิเคราะห์ผลการประเมิน"
    content = AnalysisPaper
    lead = _("Made from the result and the plan as they stand now. Look at it, then hand it in.")
    nothing_yet = _(
        "No result is analysed in this year yet, so there is no paper. Please choose the weak points first."
    )

    def current(self, round_: Round, subject: str = "") -> AnalysisPaper | None:
        return None if subject else current_analysis(round_)

    def notes(self, round_: Round, content: AnalysisPaper) -> Iterable[Note]:
        """Figures that the result never had."""
        if content.missing:
            result = of_round("analysis:result", round_, year=int(content.result_year))
            yield Note(content.missing, gettext("has no figure in the result; the paper says so"), result)

    def start_href(self, round_: Round) -> str:
        return of_round("analysis:findings", round_)

    def hands(self, round_: Round, subject: str) -> Iterable[int]:  # noqa: ARG002 - a round has one
        """Whoever wrote the plan since it was last approved."""
        plan = plan_of(round_)
        if plan is None or plan.state == Plan.State.APPROVED:
            return ()
        return history_of(PLAN_FLOW.key, plan.pk).authors

    def proposed(self, round_: Round) -> Proposal[AnalysisPaper] | None:
        return proposed_paper(round_)

    def why_none(self, round_: Round) -> str:
        """What the paper builds on is missing; where the result of the year itself stands, its paper is next year's."""
        slug, year = round_.agency.slug, round_.fiscal_year
        facts = {"name": f"{slug}/{year}", "before": year - 1, "year": year, "next": f"{slug}/{year + 1}"}
        if official_sheet(round_) is not None:
            return (
                gettext(
                    "%(name)s builds on the result of fiscal year %(before)s, which is not there. "
                    "The paper on the result of %(year)s is that of %(next)s."
                )
                % facts
            )
        return (
            gettext(
                "%(name)s builds on the result of fiscal year %(before)s, which is not there yet. "
                "Please enter that result first."
            )
            % facts
        )

    def gap_sentence(self, kind: str) -> str:
        """What is still open about one weak item."""
        gap = GapKind(kind)
        if gap in {GapKind.UNDECIDED, GapKind.NO_ISSUE}:
            return str(GAPS[gap])
        return gettext("Measure still lacks: %(what)s") % {"what": GAPS[gap]}


KIND = AnalysisKind()
