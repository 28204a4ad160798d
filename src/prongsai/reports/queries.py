"""Reading papers, their files and templates, and the content that a round's paper would have now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency, Unit
from prongsai.analysis.models import Analysis, Finding
from prongsai.measures.models import Measure, MeasureFinding
from prongsai.measures.queries import PlannedFinding
from prongsai.reports.assembling import assemble
from prongsai.reports.content import AnalysisPaper
from prongsai.reports.models import Paper, PaperFile, PaperKind, PaperTemplate
from prongsai.reports.word import house_template
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import scored_sheet

WITH_ANALYSIS = ("round__agency__parent", "baseline__round__framework")
LARGE = ("baseline__round__framework__content", "baseline__round__framework__source_text")


@dataclass(frozen=True, slots=True)
class CurrentAnalysis:
    """What the records of a round say now: the paper's content, and the rows that it came from."""

    baseline: ScoreSheet
    planned: Sequence[PlannedFinding]
    paper: AnalysisPaper


def current_analysis(round_: Round) -> CurrentAnalysis | None:
    """None while no result is analysed in this round. Five queries, whatever the number of rows."""
    findings = list(
        Finding.objects.filter(analysis__round=round_)
        .select_related("node", *(f"analysis__{path}" for path in WITH_ANALYSIS))
        .defer(*(f"analysis__{path}" for path in LARGE))
        .order_by("node__position")
    )
    analysis = findings[0].analysis if findings else _bare_analysis(round_)
    if analysis is None:
        return None
    planned = _with_measures(round_, findings)
    paper = assemble(
        round_=analysis.round,
        result_year=analysis.baseline.round.fiscal_year,
        scored=scored_sheet(analysis.baseline),
        planned=planned,
    )
    return CurrentAnalysis(analysis.baseline, planned, paper)


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


def papers_of(round_: Round, member: Member) -> list[Paper]:
    """The round's papers that the member may read, newest first, without their contents. One query."""
    readable = Q() if member.agency.pk == round_.agency_id else Q(state=Paper.State.APPROVED)
    papers = Paper.objects.visible_to(member).filter(readable, round=round_)
    return list(papers.select_related("submitted_by", "decided_by").defer("content"))


def paper_or_404(round_: Round, member: Member, paper_id: int) -> Paper:
    """A paper of that round, if the member may see it."""
    papers = Paper.objects.visible_to(member).filter(round=round_, pk=paper_id)
    found = papers.select_related("submitted_by", "decided_by").first()
    if found is None:
        raise Http404
    found.round = round_
    return found


def waiting_paper(round_: Round) -> Paper | None:
    return Paper.objects.filter(round=round_, kind=PaperKind.ANALYSIS, state=Paper.State.SUBMITTED).first()


def approved_paper(round_: Round) -> Paper | None:
    """The newest approved paper of the round."""
    approved = Paper.objects.filter(round=round_, kind=PaperKind.ANALYSIS, state=Paper.State.APPROVED)
    return approved.order_by("-decided_at", "-pk").first()


def number_is_used(agency_id: int, number: str) -> bool:
    return Paper.objects.filter(agency_id=agency_id, number=number).exists()


def frozen_file(paper: Paper, wanted: str) -> bytes:
    """The bytes made when the paper was approved."""
    found = PaperFile.objects.filter(paper=paper, format=wanted).first()
    if found is None:
        raise Http404
    return bytes(found.content)


def file_checksums(paper: Paper) -> dict[str, str]:
    """SHA-256 of each frozen file, by its format. One query."""
    return dict(PaperFile.objects.filter(paper=paper).order_by("format").values_list("format", "sha256"))


def own_template(agency: Agency) -> PaperTemplate | None:
    """The template that an office has put in the place of the house's, or None."""
    templates = PaperTemplate.objects.filter(
        agency=agency, kind=PaperKind.ANALYSIS, withdrawn_at__isnull=True
    )
    return templates.select_related("uploaded_by").first()


def template_of(agency: Agency) -> bytes:
    """The template that papers of this office are made with."""
    own = own_template(agency)
    return bytes(own.content) if own else house_template()
