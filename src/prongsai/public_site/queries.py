"""Reading what everybody may read."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from prongsai.agencies.models import Agency, Unit
from prongsai.frameworks.models import FrameworkNode
from prongsai.publication import queries as publication
from prongsai.publication.models import Publication, PublicationQuerySet, PublishedFile
from prongsai.publication.words import words_of
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind, Text
from prongsai.rules.thai_text import folded
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import newest_sheet, official_sheet
from prongsai.scoring.sheet_words import ASSESSMENT
from prongsai.ui.tones import instrument_of

SHORTEST_SOUGHT, LONGEST_SOUGHT = 2, 100
MOST_FOUND = 50
NEWS = 50
OIT = "oit"
TOLD = Q(source=ScoreSheet.Source.OFFICIAL) | Q(source=ScoreSheet.Source.COMPUTED, origin=ASSESSMENT)
"""The sheets that everybody may read."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes whenever something public does: the last version and sheet, and how many were withdrawn or replaced."""

    last: int | None
    withdrawn: int
    sheet: int | None
    years: int


@dataclass(frozen=True, slots=True)
class OfficeYear:
    """out: how many items stand. has_result: an official result is there, or a confirmed assessment of disclosure."""

    fiscal_year: int
    out: int
    has_result: bool


@dataclass(frozen=True, slots=True)
class Results:
    """official: as it was given out; assessed: what came of the assessment of disclosure, once confirmed."""

    official: ScoreSheet | None
    assessed: ScoreSheet | None

    @property
    def are_there(self) -> bool:
        return self.official is not None or self.assessed is not None


@dataclass(frozen=True, slots=True)
class District:
    agency: Agency
    out: int


@dataclass(frozen=True, slots=True)
class ItemHead:
    """An item of the framework with its newest version; None where nothing was ever published."""

    code: str
    title: Text
    group: Text | None
    newest: Publication | None


@dataclass(frozen=True, slots=True)
class Found:
    """A version in which the words stand. said: the piece of it that holds them."""

    publication: Publication
    title: Text
    said: str


def stamp() -> Stamp:
    """Two queries, whatever the number of pages."""
    out = Publication.objects.aggregate(last=Max("pk"), withdrawn=Count("withdrawn_at"))
    sheets = ScoreSheet.objects.aggregate(sheet=Max("pk"), years=Count("replaces"))
    return Stamp(**out, **sheets)


def office(slug: str) -> Agency | None:
    return Agency.objects.filter(slug=slug).first()


def round_of(agency: Agency, fiscal_year: int) -> Round | None:
    """The agency's year, whether or not something of it is public."""
    return (
        Round.objects.select_related("agency", "framework")
        .filter(agency=agency, fiscal_year=fiscal_year)
        .first()
    )


def years_of(agency: Agency) -> list[OfficeYear]:
    """Years of which something is public, newest first. Three queries."""
    rounds = {one.pk: one.fiscal_year for one in Round.objects.filter(agency=agency)}
    items = _counted(publication.current().filter(round__in=rounds), "round_id")
    results = set(
        ScoreSheet.objects.standing().filter(TOLD, round__in=rounds).values_list("round_id", flat=True)
    )
    found = [
        OfficeYear(year, items.get(pk, 0), pk in results)
        for pk, year in rounds.items()
        if pk in items or pk in results
    ]
    return sorted(found, key=lambda one: -one.fiscal_year)


def districts_of(agency: Agency) -> list[District]:
    """The agencies under it, in the order of the Thai dictionary. Two queries."""
    below = list(Agency.objects.under(agency).exclude(pk=agency.pk))
    items = _counted(publication.current().filter(agency__in=below), "agency_id") if below else {}
    return [District(one, items.get(one.pk, 0)) for one in below]


def _counted(rows: PublicationQuerySet, key: str) -> dict[int, int]:
    counted = rows.order_by().values(key).annotate(number=Count("pk"))
    return {row[key]: row["number"] for row in counted}


def heads_of(round_: Round) -> list[ItemHead]:
    """Every item of the disclosure part, in the order of the framework, and whatever else was published. Two queries."""
    newest = publication.newest_of(round_)
    nodes = FrameworkNode.objects.filter(version=round_.framework_id).select_related("parent")
    return [
        ItemHead(node.code, Text(node.title_th, node.title_en), _group(node), newest.get(node.code))
        for node in nodes.order_by("position")
        if node.kind == Kind.ITEM.value and (instrument_of(node.code) == OIT or node.code in newest)
    ]


def _group(node: FrameworkNode) -> Text | None:
    return Text(node.parent.title_th, node.parent.title_en) if node.parent else None


def versions_of(round_: Round, code: str) -> list[Publication]:
    """Newest first, with their documents. One query."""
    found = Publication.objects.filter(round=round_, code=code).order_by("-number")
    return list(found.select_related("agency", "round"))


def unit_names(agency: Agency, codes: Iterable[str]) -> dict[str, Text]:
    """By code. One query."""
    units = Unit.objects.filter(agency=agency, code__in=set(codes))
    return {one.code: Text(one.name_th, one.name_en) for one in units}


def current_of(agencies: Collection[Agency]) -> list[Publication]:
    """What stands of these agencies, newest year first. One query."""
    found = publication.current().filter(agency__in=agencies).select_related("agency", "round__framework")
    return list(found.order_by("agency__sort_key", "-round__fiscal_year", "pk"))


def files_by_version(shown: Collection[Publication]) -> dict[int, list[PublishedFile]]:
    """The files of each, by its id. One query."""
    found: dict[int, list[PublishedFile]] = {}
    for file in PublishedFile.objects.filter(publication__in=shown):
        found.setdefault(file.publication_id, []).append(file)
    return found


def showing_offices() -> list[Agency]:
    """Those of which something stands, and those above them. Two queries."""
    paths = set(publication.current().order_by().values_list("agency__path", flat=True))
    return [agency for agency in Agency.objects.all() if any(path.startswith(agency.path) for path in paths)]


def all_current() -> list[tuple[str, int, str, datetime]]:
    """Slug, year, code and moment of everything that stands. One query."""
    rows = publication.current().order_by("agency__sort_key", "-round__fiscal_year", "pk")
    return list(rows.values_list("agency__slug", "round__fiscal_year", "code", "published_at"))


def news_of(agency: Agency) -> list[Publication]:
    """The newest versions of the agency and of those under it, withdrawn ones too. One query."""
    found = Publication.objects.filter(agency__path__startswith=agency.path)
    return list(found.select_related("agency", "round").order_by("-published_at", "-pk")[:NEWS])


def results_of(round_: Round) -> Results:
    """Two queries."""
    return Results(official_sheet(round_), newest_sheet(round_, ScoreSheet.Source.COMPUTED, ASSESSMENT))


def sought_form(words: str) -> str:
    """The words as they are compared; "" where they are too short or too long to be looked for."""
    form = folded(words) if len(words) <= LONGEST_SOUGHT else ""
    return form if len(form) >= SHORTEST_SOUGHT else ""


def found_in(agency: Agency, words: str) -> tuple[list[Found], bool]:
    """What stands of the agency, and of those under it, and holds the words; and whether there is more. One query."""
    form = sought_form(words)
    if not form:
        return [], False
    rows = (
        publication.current()
        .filter(agency__path__startswith=agency.path, sought__contains=form)
        .select_related("agency", "round")
        .order_by("-round__fiscal_year", "agency__sort_key", "pk")[: MOST_FOUND + 1]
    )
    found = [_found(one, form) for one in rows[:MOST_FOUND]]
    return found, len(rows) > MOST_FOUND


def _found(one: Publication, form: str) -> Found:
    said = one.said
    pieces = [piece for piece in words_of(said) if form in folded(piece)]
    return Found(one, said.title, _longest(pieces))


def _longest(pieces: Sequence[str]) -> str:
    return max(pieces, key=len, default="")
