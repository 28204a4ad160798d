"""Filling an empty system with the demo, through the same actions that people use."""

import csv
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from django.db import transaction

from prongsai.agencies.models import Agency
from prongsai.analysis.actions import choose_weak_points
from prongsai.config.demo.places import add_agencies, add_people, officer_of
from prongsai.frameworks import loading
from prongsai.frameworks.actions import load_mapping, publish_framework
from prongsai.frameworks.models import FrameworkVersion
from prongsai.measures.actions import load_plan, publish_plan
from prongsai.measures.plan_files import read_plan
from prongsai.rounds.actions import open_round
from prongsai.rounds.models import Round
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet

RESULTS = Path(__file__).parent / "results"
PLANS = Path(__file__).parent / "plans"
YEARS = (2567, 2568)
SINCE = date(2024, 10, 1)


def is_filled() -> bool:
    return Agency.objects.exists()


@transaction.atomic
def fill(*, now: datetime) -> None:
    """Fifty districts with ten divisions each, two frameworks' rounds, the published results, the real plan.

    Rounds are opened now: what was due before that is not counted as late.
    """
    agencies = add_agencies()
    add_people(agencies, since=SINCE)
    publish_frameworks(now=now)
    for agency in agencies.values():
        if agency.kind == Agency.Kind.DISTRICT:
            for year in YEARS:
                open_round(agency=agency, fiscal_year=year, framework=_framework(year), by=None, now=now)
    for path in sorted(RESULTS.glob("*.csv")):
        slug, printed_year = path.stem.rsplit("-", 1)
        save_result(agencies[slug], int(printed_year), now=now)
    for path in sorted(PLANS.glob("*.yaml")):
        slug, printed_year = path.stem.rsplit("-", 1)
        save_plan(agencies[slug], int(printed_year), now=now)


def publish_frameworks(*, now: datetime) -> None:
    """Every framework file and mapping of the repository."""
    for file in loading.known_frameworks():
        publish_framework(
            framework=loading.framework_of(file.id),
            source_text=file.path.read_text("utf-8"),
            by=None,
            now=now,
        )
    for mapping in loading.known_mappings():
        load_mapping(mapping=mapping, by=None, now=now)


def save_result(agency: Agency, year: int, *, now: datetime) -> ScoreSheet:
    """The published result of that agency and year, from its table beside this module."""
    path = RESULTS / f"{agency.slug}-{year}.csv"
    with path.open(encoding="utf-8", newline="") as table:
        figures = {row["code"]: Fraction(row["score"]) for row in csv.DictReader(table)}
    return save_sheet(
        round_=_round(agency, year),
        source=ScoreSheet.Source.OFFICIAL,
        title=f"ผลการประเมินอย่างเป็นทางการ ปีงบประมาณ พ.ศ. {year}",
        origin=path.name,
        figures=figures,
        by=None,
        now=now,
    )


def save_plan(agency: Agency, year: int, *, now: datetime) -> None:
    """The weak points of last year's result, those under 95, and the measures that the office printed for them; published."""
    round_ = _round(agency, year)
    baseline = official_sheet(_round(agency, year - 1))
    assert baseline is not None
    choose_weak_points(
        round_=round_, baseline=baseline, choice=Choice(WeakRule.BELOW_TARGET, Fraction(95)), by=None, now=now
    )
    plan = read_plan((PLANS / f"{agency.slug}-{year}.yaml").read_text("utf-8"))
    saved = load_plan(round_=round_, plan=plan, by=None, now=now)
    publish_plan(plan=saved, by=officer_of(agency, today=now.date()), now=now)


def _round(agency: Agency, year: int) -> Round:
    return Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=year)


def _framework(year: int) -> FrameworkVersion:
    return FrameworkVersion.objects.get(framework_id=f"bma-district-{year}")
