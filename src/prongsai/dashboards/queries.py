"""What the first pages show, in a fixed number of queries however many agencies and years there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.analysis.models import Finding
from prongsai.frameworks.models import FrameworkVersion
from prongsai.frameworks.queries import framework_from
from prongsai.measures.queries import measured
from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from prongsai.rounds.queries import late_by_agency
from prongsai.rules.framework import Text
from prongsai.scoring.models import ScoreSheet


@dataclass(frozen=True, slots=True)
class Decisions:
    """Findings of a round, and how many of them have neither a measure nor a reason why not."""

    findings: int = 0
    undecided: int = 0

    @property
    def decided(self) -> int:
        return self.findings - self.undecided


@dataclass(frozen=True, slots=True)
class AgencyYear:
    """One agency in one year: its standing official results of this year and the last, how far its plan is, late duties."""

    agency: Agency
    sheet: ScoreSheet | None
    level: Text | None
    before: ScoreSheet | None
    level_before: Text | None
    decisions: Decisions
    paper_state: str
    late: int


def years_seen(member: Member) -> list[int]:
    """The fiscal years for which the member sees a round, newest first. One query."""
    years = Round.objects.visible_to(member).order_by("-fiscal_year")
    return list(years.values_list("fiscal_year", flat=True).distinct())


def agencies_in_year(member: Member, year: int, today: date) -> list[AgencyYear]:
    """Every agency that the member sees with a round in that year, in dictionary order. Six queries."""
    rounds = list(
        Round.objects.visible_to(member)
        .filter(fiscal_year=year)
        .select_related("agency")
        .order_by("agency__sort_key")
    )
    official = _official_by_agency(member, year - 1, year)
    before, sheets = official[year - 1], official[year]
    decisions = _decisions_by_round(member, year)
    papers = _paper_states(member, year)
    levels = _level_texts(year - 1, year)
    late = late_by_agency(member, year, today)
    return [
        AgencyYear(
            agency=one.agency,
            sheet=sheets.get(one.agency_id),
            level=_level(sheets.get(one.agency_id), levels[year]),
            before=before.get(one.agency_id),
            level_before=_level(before.get(one.agency_id), levels[year - 1]),
            decisions=decisions.get(one.pk, Decisions()),
            paper_state=papers.get(one.pk, ""),
            late=late.get(one.agency_id, 0),
        )
        for one in rounds
    ]


def decisions_of(round_: Round) -> Decisions:
    """How far the plan of one round is. One query."""
    counted = _counted(Finding.objects.filter(analysis__round=round_))
    return counted.get(round_.pk, Decisions())


def newest_papers(round_: Round) -> dict[tuple[str, str], Paper]:
    """By kind and subject the paper last handed in for the round, without its content. One query."""
    papers = Paper.objects.filter(round=round_).defer("content")
    return {(paper.kind, paper.subject): paper for paper in papers.order_by("submitted_at", "pk")}


def _official_by_agency(member: Member, *years: int) -> Mapping[int, dict[int, ScoreSheet]]:
    """The official sheets that stand, by year and agency id."""
    sheets = (
        ScoreSheet.objects.visible_to(member)
        .standing()
        .filter(source=ScoreSheet.Source.OFFICIAL, round__fiscal_year__in=years)
        .select_related("round")
        .order_by("saved_at", "pk")
    )
    found: dict[int, dict[int, ScoreSheet]] = {year: {} for year in years}
    for sheet in sheets:
        found[sheet.round.fiscal_year][sheet.round.agency_id] = sheet
    return found


def _decisions_by_round(member: Member, year: int) -> dict[int, Decisions]:
    return _counted(
        Finding.objects.filter(member.scope("analysis__round__agency"), analysis__round__fiscal_year=year)
    )


def _counted(findings: QuerySet[Finding]) -> dict[int, Decisions]:
    rows = (
        findings.annotate(measured=ExpressionWrapper(measured(), output_field=BooleanField()))
        .order_by()
        .values("analysis__round")
        .annotate(findings=Count("pk"), undecided=Count("pk", filter=Q(measured=False, no_measure_reason="")))
    )
    return {row["analysis__round"]: Decisions(row["findings"], row["undecided"]) for row in rows}


def _paper_states(member: Member, year: int) -> dict[int, str]:
    """Of the analysis papers, by round id."""
    papers = Paper.objects.visible_to(member).filter(round__fiscal_year=year, kind=ANALYSIS.key)
    rows = papers.order_by("submitted_at", "pk").values_list("round", "state")
    return {round_id: str(state) for round_id, state in rows}


def _level_texts(*years: int) -> Mapping[int, Mapping[str, Text]]:
    """The levels of the frameworks of those years, by year and key."""
    texts: dict[int, dict[str, Text]] = {year: {} for year in years}
    for version in FrameworkVersion.objects.published().filter(fiscal_year__in=years):
        levels = framework_from(version).levels.levels
        texts[version.fiscal_year] |= {level.key: level.text for level in levels}
    return texts


def _level(sheet: ScoreSheet | None, levels: Mapping[str, Text]) -> Text | None:
    return levels.get(sheet.level_key) if sheet else None
