"""The reports of the offices below at a glance, and their results under one indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.followup.wording import unit_in_words
from prongsai.oversight import permissions, queries
from prongsai.oversight.forms import TakeForm
from prongsai.oversight.queries import OfficeReport
from prongsai.oversight.wording import NO_REPORT, NO_ROUND, STATES
from prongsai.results.halves import Reporting, halves
from prongsai.results.models import Result
from prongsai.results.presenters.places import line_address
from prongsai.results.queries import Line, sheet_of
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Node, Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs, Tab

Figure = tuple[str, str, str]
"""Label, value, tone."""
WAITING = frozenset({"submitted", "endorsed"})


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One office. href: its report where that is approved, else its round; "" where it has none."""

    name: Text
    state: str
    tone: str
    number: str
    dated_on: date | None
    href: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    code: str
    text: Text
    href: str
    results: int
    offices: int
    own: int


@dataclass(frozen=True, slots=True)
class GatheringPage:
    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    figures: tuple[Figure, ...]
    chips: tuple[Tab, ...]
    rows: tuple[ReportRow, ...]
    indicators: tuple[IndicatorRow, ...]
    results_href: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """One approved result of an office below. taken: the measures into whose results it was taken."""

    id: int
    office: Text
    unit: str
    measure: str
    text: str
    taken: tuple[str, ...]
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What the supervising office has written of one of its measures."""

    title: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ExamplesPage:
    """form is None where this person may not take anything here now, or no measure is at work under the indicator."""

    title: str
    agency: Text
    crumbs: Crumbs
    sentence: str
    offices: tuple[tuple[str, Text, bool], ...]
    rows: tuple[ExampleRow, ...]
    pages: "Page[Result]"
    own: tuple[OwnRow, ...]
    form: TakeForm | None
    plan_href: str


def gathering_page(reporting: Reporting, *, viewer: Member, show: str = "") -> GatheringPage:
    """Some twenty queries, however many offices. show: a state, or "" for every office."""
    offices = queries.reports_below(reporting, viewer)
    approved = sum(one.is_approved for one in offices)
    sheet = sheet_of(reporting, viewer)
    own = sorted({line.measure.pk for line in sheet.lines})
    results = queries.approved_results(reporting, viewer)
    agency = reporting.round.agency
    return GatheringPage(
        title=_("From the districts, FY %(year)s") % {"year": reporting.round.fiscal_year},
        agency=Text(agency.name_th, agency.name_en),
        sentence=_sentence(approved, len(offices)),
        tabs=_tabs(reporting),
        figures=tuple(_figures(offices)),
        chips=_chips(reporting, offices, show),
        rows=tuple(_report_row(one) for one in offices if not show or _key(one) == show),
        indicators=tuple(
            IndicatorRow(
                one.node.code,
                one.node.text,
                _examples_href(reporting, one.node),
                one.results,
                one.offices,
                one.own,
            )
            for one in queries.indicators_of(reporting.round, results, own)
        ),
        results_href=of_round("results:board", reporting.round, half=reporting.half.key),
    )


def _sentence(approved: int, offices: int) -> str:
    return ngettext(
        "%(count)s of %(all)s districts has an approved report.",
        "%(count)s of %(all)s districts have an approved report.",
        approved,
    ) % {"count": approved, "all": offices}


def _tabs(reporting: Reporting) -> tuple[Tab, ...]:
    return tuple(
        Tab(
            in_words(half.text),
            of_round("oversight:reports", reporting.round, half=half.key),
            half.key == reporting.half.key,
        )
        for half in halves().values()
    )


def _key(one: OfficeReport) -> str:
    return one.state or (NO_ROUND if one.round is None else NO_REPORT)


def _figures(offices: Sequence[OfficeReport]) -> list[Figure]:
    keys = [_key(one) for one in offices]
    of_all = _("%(count)s of %(whole)s")
    approved = sum(key == "approved" for key in keys)
    waiting = sum(key in WAITING for key in keys)
    missing = len(keys) - approved - waiting
    return [
        (label, of_all % {"count": count, "whole": len(keys)}, tone)
        for label, count, tone in (
            (_("Approved"), approved, "accepted" if approved == len(keys) else "due"),
            (_("On their way"), waiting, "review" if waiting else "idle"),
            (_("Without a report"), missing, "due" if missing else "accepted"),
        )
    ]


def _chips(reporting: Reporting, offices: Sequence[OfficeReport], show: str) -> tuple[Tab, ...]:
    """Every state that some office is in, with how many."""
    here = of_round("oversight:reports", reporting.round, half=reporting.half.key)
    keys = [_key(one) for one in offices]
    every = Tab(_("All (%(count)s)") % {"count": len(keys)}, here, not show)
    return (
        every,
        *(
            Tab(f"{words} ({keys.count(key)})", f"{here}?show={key}", show == key)
            for key, (words, _tone) in STATES.items()
            if key in keys
        ),
    )


def _report_row(one: OfficeReport) -> ReportRow:
    words, tone = STATES[_key(one)]
    href = ""
    if one.round is not None:
        paper = one.paper
        href = (
            of_round("reports:paper", one.round, paper_id=paper)
            if paper
            else of_round("dashboards:round", one.round)
        )
    return ReportRow(
        Text(one.agency.short_th, one.agency.short_en), str(words), tone, one.number, one.dated_on, href
    )


def _examples_href(reporting: Reporting, node: Node) -> str:
    return of_round("oversight:examples", reporting.round, half=reporting.half.key, code=node.code)


def examples_page(
    reporting: Reporting,
    node: Node,
    *,
    viewer: Member,
    lines: Sequence[Line],
    offices: Sequence[Agency],
    chosen: str,
    pages: "Page[Result]",
    form: TakeForm,
) -> ExamplesPage:
    """offices: those that have results here; chosen: the slug of the one whose results are shown, or "". One query."""
    agency, year = reporting.round.agency, reporting.round.fiscal_year
    rows = list(pages.object_list)
    taken = queries.taken_from(reporting, [one.pk for one in rows])
    title = _("Indicator %(code)s %(name)s") % {"code": node.code, "name": in_words(node.text)}
    crumb = _("From the districts, FY %(year)s") % {"year": year}
    may_take = permissions.may_take(viewer, reporting.round)
    return ExamplesPage(
        title=title,
        agency=Text(agency.name_th, agency.name_en),
        crumbs=(
            (crumb, of_round("oversight:reports", reporting.round, half=reporting.half.key)),
            (title, ""),
        ),
        sentence=_found(pages.paginator.count, len(offices)),
        offices=tuple((one.slug, Text(one.short_th, one.short_en), one.slug == chosen) for one in offices),
        rows=tuple(_example_row(one, taken, form.ticked) for one in rows),
        pages=pages,
        own=tuple(_own_row(reporting, line) for line in lines),
        form=form if may_take and lines else None,
        plan_href=of_round("measures:plan", reporting.round) if may_take and not lines else "",
    )


def _found(count: int, offices: int) -> str:
    if not count:
        return _("No district has an approved result under this indicator.")
    return _("Approved results: %(count)s. Districts: %(offices)s.") % {"count": count, "offices": offices}


def _example_row(one: Result, taken: Mapping[int, Sequence[Result]], ticked: Sequence[int]) -> ExampleRow:
    agency = one.round.agency
    return ExampleRow(
        id=one.pk,
        office=Text(agency.name_th, agency.name_en),
        unit=unit_in_words(one.unit) if one.unit else "",
        measure=one.title,
        text=one.text,
        taken=tuple(into.title for into in taken.get(one.pk, ())),
        is_ticked=one.pk in ticked,
    )


def _own_row(reporting: Reporting, line: Line) -> OwnRow:
    title = next((step.text for step in line.measure.steps.all()), "")
    return OwnRow(title, line.result.text if line.result else "", line_address(reporting, line))
