"""Reading what the analysis paper of a round is made from."""

from collections import defaultdict

from django.db.models import Prefetch

from prongsai.agencies.models import Unit
from prongsai.analysis.models import Analysis, Finding
from prongsai.measures.models import Measure, MeasureFinding
from prongsai.measures.queries import PlannedFinding
from prongsai.reports.kinds.analysis.assembling import assemble
from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.rounds.models import Round
from prongsai.scoring.queries import scored_sheet

WITH_ANALYSIS = ("round__agency__parent", "baseline__round__framework")
LARGE = ("baseline__round__framework__content", "baseline__round__framework__source_text")


def current_analysis(round_: Round) -> AnalysisPaper | None:
    """What the records of a round say now; None while no result is analysed in this round. Five queries, whatever the number of rows."""
    findings = list(
        Finding.objects.filter(analysis__round=round_)
        .select_related("node", *(f"analysis__{path}" for path in WITH_ANALYSIS))
        .defer(*(f"analysis__{path}" for path in LARGE))
        .order_by("node__position")
    )
    analysis = findings[0].analysis if findings else _bare_analysis(round_)
    if analysis is None:
        return None
    return assemble(
        round_=analysis.round,
        result_year=analysis.baseline.round.fiscal_year,
        scored=scored_sheet(analysis.baseline),
        planned=_with_measures(round_, findings),
    )


def _bare_analysis(round_: Round) -> Analysis | None:
    """An analysis that found nothing weak."""
    return Analysis.objects.filter(round=round_).select_related(*WITH_ANALYSIS).defer(*LARGE).first()


def _with_measures(round_: Round, findings: list[Finding]) -> list[PlannedFinding]:
    serving: dict[int, list[Measure]] = defaultdict(list)
    links = MeasureFinding.objects.filter(finding__analysis__round=round_).select_related("measure")
    units = Prefetch("measure__units", Unit.objects.order_by("position"))
    for link in links.prefetch_related("measure__steps", units).order_by("measure__position", "measure_id"):
        serving[link.finding_id].append(link.measure)
    return [PlannedFinding(finding, tuple(serving[finding.pk])) for finding in findings]
