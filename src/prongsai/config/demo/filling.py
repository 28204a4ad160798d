"""Filling an empty system with the demo, through the same actions that people use."""

import csv
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from prongsai.agencies.models import Agency
from prongsai.analysis.actions import choose_weak_points
from prongsai.config.demo.assessing import assess_disclosure
from prongsai.config.demo.central import gather, report_of_2565
from prongsai.config.demo.checking import check
from prongsai.config.demo.communicating import communicate
from prongsai.config.demo.corresponding import correspond
from prongsai.config.demo.deciding import hand_in_a_plan, hand_in_a_record
from prongsai.config.demo.disclosing import disclose
from prongsai.config.demo.following_up import follow_up
from prongsai.config.demo.khlong_toei import report_of_2567
from prongsai.config.demo.licensing import license_district
from prongsai.config.demo.meeting import meet
from prongsai.config.demo.places import add_agencies, add_people, officer_of
from prongsai.config.demo.reporting import report_half
from prongsai.config.demo.supporting import support_measures
from prongsai.config.demo.taking_place import announce, take_place
from prongsai.config.demo.year import BEGINS, LIVED, live
from prongsai.frameworks import loading
from prongsai.frameworks.actions import load_mapping, publish_framework
from prongsai.frameworks.models import FrameworkVersion
from prongsai.measures.actions import load_plan, publish_plan
from prongsai.measures.plan_files import read_plan
from prongsai.rounds.actions import open_round
from prongsai.rounds.models import Obligation, Round
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet

RESULTS = Path(__file__).parent / "results"
PLANS = Path(__file__).parent / "plans"
YEARS = (2567, 2568)
DISCLOSING = "samphanthawong"
SINCE = date(2024, 10, 1)
TODAY = datetime(2025, 4, 21, 9, tzinfo=timezone.get_default_timezone())
"""The demo's day: nine days before the reports of the first half-year and the disclosures are due."""


def is_filled() -> bool:
    return Agency.objects.exists()


@transaction.atomic
def fill(*, now: datetime) -> None:
    """Fifty districts with ten divisions each, two frameworks' rounds, the published results, the real plan at work.

    Rounds are opened now: what was due before that is not counted as late. Two districts have lived through the year.
    """
    agencies = add_agencies()
    add_people(agencies, since=SINCE)
    publish_frameworks(now=now)
    for agency in agencies.values():
        if agency.kind == Agency.Kind.DISTRICT:
            for year in YEARS:
                opened = BEGINS if (agency.slug in (*LIVED, DISCLOSING) and year == YEARS[-1]) else now
                open_round(agency=agency, fiscal_year=year, framework=_framework(year), by=None, now=opened)
    for path in sorted(RESULTS.glob("*.csv")):
        slug, printed_year = path.stem.rsplit("-", 1)
        save_result(agencies[slug], int(printed_year), now=now)
    for path in sorted(PLANS.glob("*.yaml")):
        slug, printed_year = path.stem.rsplit("-", 1)
        save_plan(agencies[slug], int(printed_year), now=now)
        follow_up(agencies[slug], int(printed_year), now=now)
    take_place(_round(agencies["bangkok-yai"], YEARS[-1]), now=now)
    communicate(agencies[DISCLOSING], 2568, now=now)
    license_district(agencies["samphanthawong"], now=now)
    disclose(agencies[DISCLOSING], 2568, officer_of(agencies[DISCLOSING], today=now.date()), now=now)
    announce(_round(agencies["bangkok-yai"], YEARS[-1]), now=now)
    for slug in (*LIVED, DISCLOSING):
        officer = officer_of(agencies[slug], today=now.date())
        proved = (Obligation.Kind.DISCLOSURE,) if slug == DISCLOSING else ()
        live(_round(agencies[slug], YEARS[-1]), officer=officer, now=now, but=proved)
    check(agencies["bangkok-yai"], officer=officer_of(agencies["bangkok-yai"], today=now.date()), now=now)
    report_of_2567(agencies["khlong-toei"], now=now)
    report_of_2565(agencies["bma"], now=now)
    gather(agencies["bma"], agencies["khlong-toei"], now=now)
    report_half(_round(agencies["bangkok-yai"], YEARS[-1]))
    meet(agencies["bangkok-yai"], _round(agencies["bangkok-yai"], YEARS[-1]), now=now)
    support_measures(_round(agencies["khlong-toei"], YEARS[0]), now=now)
    support_measures(_round(agencies["bangkok-yai"], YEARS[-1]), now=now)
    correspond(_round(agencies["bangkok-yai"], YEARS[-1]), now=now)
    hand_in_a_record(_round(agencies["bangkok-yai"], YEARS[-1]), now=now)
    hand_in_a_plan(agencies["wang-thonglang"], agencies["bangkok-yai"], 2568, now=now)
    assess_disclosure(_round(agencies["samphanthawong"], YEARS[-1]), now=now)


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
