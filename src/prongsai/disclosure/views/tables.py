"""A table in and out: XLSX and CSV both ways, JSON out."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.disclosure import actions, permissions, queries
from prongsai.disclosure.content import content_of, kept_table
from prongsai.disclosure.importing import columns_of, read_rows
from prongsai.disclosure.kinds import Kind, kinds
from prongsai.disclosure.models import Item, Record
from prongsai.disclosure.presenters.places import record_address
from prongsai.disclosure.presenters.said import rows_as_text
from prongsai.disclosure.wording import CANNOT_FILL
from prongsai.people.views.lists import List, import_list, list_file
from prongsai.rounds.queries import round_or_404
from prongsai.rules.disclosing import disclosed_of, table_document
from prongsai.rules.ocds import Publisher, package_of, releases_of
from prongsai.ui.language import in_words


@require_safe
def export_table(
    request: MemberRequest,
    agency: str,
    year: int,
    record_id: int,
    key: str,
    format: str,  # noqa: A002 - the address names it
) -> HttpResponse:
    """What the record says in that table; the heading alone where it says nothing, to be filled elsewhere."""
    record, kind = _found(request, agency, year, record_id, key)
    table = kept_table(kind, record.tables.get(key, ()))
    name = f"{record.item.code}-{record.component}-{key}-{agency}-{year}".lower()
    if format == "json":
        answer = JsonResponse(table_document(table), json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer["Content-Disposition"] = f'attachment; filename="{name}.json"'
        return answer
    return list_file(format, name, in_words(kind.title), rows_as_text(table))


@require_http_methods(["GET", "HEAD", "POST"])
def import_table(request: MemberRequest, agency: str, year: int, record_id: int, key: str) -> HttpResponse:
    """Shown first with what is wrong, then written whole or not at all, over what the table said."""
    record, kind = _found(request, agency, year, record_id, key)
    require(permissions.may_fill(request.member, record))

    def write(rows: list[Any]) -> HttpResponse:
        return _write(request, record, kind, rows)

    return import_list(
        request,
        List(
            title=_("Table from a file: %(table)s") % {"table": in_words(kind.title)},
            lead=_("The rows of the file take the place of those that the table has now."),
            above=f"{record.item.code} · {record.item.round.agency.name_th}",
            write_label=_("Write these rows"),
            back=record_address(record),
            columns=columns_of(kind),
            read=lambda records: read_rows(kind, record, records),
            write=write,
        ),
    )


@require_safe
def ocds(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    """The procurement of the newest approved version as an OCDS release package; 404 where there is none."""
    item = queries.item_or_404(request.member, round_or_404(request.member, agency, year), code)
    version = item.versions.order_by("-number").first()
    if version is None or not (found := releases_of(disclosed_of(version.document), _publisher(item))):
        raise Http404
    uri = request.build_absolute_uri(request.path)
    package = package_of(found, uri=uri, published_at=version.approved_at, publisher=_publisher(item))
    return JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _publisher(item: Item) -> Publisher:
    return Publisher(item.round.agency.slug, item.round.agency.name_th, item.round.fiscal_year)


@transaction.atomic
def _write(request: MemberRequest, record: Record, kind: Kind, rows: list[Any]) -> HttpResponse:
    content = content_of(record, tables={kind.key: tuple(rows)})
    try:
        actions.fill_record(
            record=record, content=content, seen=record.row_version, by=request.member, now=timezone.now()
        )
    except actions.CannotFill as refused:
        messages.error(request, str(CANNOT_FILL[refused.code]))
    except actions.Stale:
        messages.error(
            request, _("Somebody changed this row meanwhile. Please look at it and send the file again.")
        )
    else:
        said = ngettext("%(count)s row is written.", "%(count)s rows are written.", len(rows))
        messages.success(request, said % {"count": len(rows)})
    return redirect(record_address(record))


def _found(request: MemberRequest, agency: str, year: int, record_id: int, key: str) -> tuple[Record, Kind]:
    record = queries.record_or_404(request.member, round_or_404(request.member, agency, year), record_id)
    asked = kinds().ask(record.item.code, record.component).tables
    kind = next((one for one in asked if one.key == key), None)
    if kind is None:
        raise Http404
    return record, kind
