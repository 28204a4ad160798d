"""Downloads: tables and documents of a version, and the one gate to the files that the newest version names."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_safe

from prongsai.accounts.middleware import public
from prongsai.files.serving import download
from prongsai.files.stores import ORIGINAL, MissingBytes, key_of, the_store
from prongsai.public_site.addresses import Spot
from prongsai.public_site.downloads import JSON, MEDIA_TYPES, content_of, item_json, scores_csv, tables_of
from prongsai.public_site.kept import Made, answer_of, ready
from prongsai.public_site.middleware import packs
from prongsai.public_site.presenters.results import score_rows
from prongsai.public_site.views.showing import (
    Nothing,
    Versions,
    gone_file,
    office_or_404,
    results_or_nothing,
    show,
    show_item,
    tombstone,
    versions_or_nothing,
)
from prongsai.publication.queries import public_file, was_public
from prongsai.scoring.queries import scored_sheet


@public
@require_safe
def item_document(
    request: HttpRequest, language: str, office: str, year: int, code: str, number: int | None = None
) -> HttpResponse:
    """A version as JSON, the newest where no number is named."""
    return show_item(request, _document, language, office, year, code, number)


def _document(found: Versions, spot: Spot) -> Made:
    if found.shown.is_withdrawn:
        return tombstone(found, spot)
    name = f"{_stem(found)}.{JSON}"
    return Made(item_json(found.shown), MEDIA_TYPES[JSON], name=name)


@public
@require_safe
def item_table(
    request: HttpRequest,
    language: str,
    office: str,
    year: int,
    code: str,
    table: str,
    form: str,
    number: int | None = None,
) -> HttpResponse:
    """A table of a version as CSV, XLSX or JSON; of the newest where no number is named."""

    def make(found: Versions, spot: Spot) -> Made:
        return _table(found, spot, table, form)

    return show_item(request, make, language, office, year, code, number)


def _table(found: Versions, spot: Spot, name: str, form: str) -> Made:
    if found.shown.is_withdrawn:
        return tombstone(found, spot)
    named = next((one for one in tables_of(found.shown.said) if one.name == name), None)
    if named is None or form not in MEDIA_TYPES:
        raise Nothing(found.agency)
    content = content_of(named.table, form, spot.language)
    return Made(content, MEDIA_TYPES[form], name=f"{_stem(found)}-{name}.{form}")


def _stem(found: Versions) -> str:
    """samphanthawong-2568-O10-v2: says by itself what it is."""
    shown = found.shown
    return f"{found.agency.slug}-{shown.round.fiscal_year}-{shown.code}-v{shown.number}"


@public
@require_safe
def result_table(request: HttpRequest, language: str, office: str, year: int) -> HttpResponse:
    """The figures of the official result as CSV; those of the assessment of disclosure where there is none yet."""
    spot = Spot("result", language, {"office": office, "year": year})

    def make() -> Made:
        _round, found = results_or_nothing(office, year)
        sheet = found.official or found.assessed
        assert sheet
        rows = [
            (row.code, row.text.in_language(language), row.score) for row in score_rows(scored_sheet(sheet))
        ]
        return Made(scores_csv(rows), MEDIA_TYPES["csv"], name=f"{office}-{year}-result.csv")

    return show(request, spot, make)


@public
@require_safe
def attachment(
    request: HttpRequest, language: str, office: str, year: int, code: str, file: int
) -> HttpResponseBase:
    """A file of the newest version, saved and never opened in place. What is no longer handed out is 410; it is never kept."""
    spot = Spot("item", language, {"office": office, "year": year, "code": code})
    try:
        found = versions_or_nothing(office, year, code)
    except Nothing:
        return show(request, spot, lambda: _refused(office))
    named = public_file(found.shown, file)
    if named is None:
        return _not_handed_out(request, found, spot, file)
    source = named.rendition.kind if named.rendition else ORIGINAL
    try:
        content = the_store().read(key_of(named.version.file, source))
    except MissingBytes:
        return show(request, spot, lambda: _refused(office))
    return download(content, media_type=named.media_type, name=named.name, size=named.size)


def _refused(office: str) -> Made:
    raise Nothing(office_or_404(office))


def _not_handed_out(request: HttpRequest, found: Versions, spot: Spot, file: int) -> HttpResponse:
    if not was_public(found.shown, file):
        return show(request, spot, lambda: _refused(found.agency.slug))
    with translation.override(spot.language):
        return answer_of(ready(gone_file(found, spot)), packs=packs(request))
