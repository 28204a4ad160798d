"""One record: what is asked, what was said last year, the form, or what stands there."""

from dataclasses import dataclass
from datetime import date, datetime

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.approvals.models import Step
from prongsai.disclosure import permissions
from prongsai.disclosure.asked import component_title
from prongsai.disclosure.flaws import format_asked
from prongsai.disclosure.forms import RecordForm
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Record
from prongsai.disclosure.presenters.item import files_of, wanted_words
from prongsai.disclosure.presenters.places import Status, address, crumbs, item_address, record_status
from prongsai.disclosure.presenters.said import ShownPart, shown_part
from prongsai.disclosure.presenters.supply import SupplyPart, supply_part
from prongsai.disclosure.queries import is_held, node_of
from prongsai.disclosure.queries.saying import part_of
from prongsai.disclosure.states import ITEM_FLOW
from prongsai.disclosure.suppliers import supplied_to
from prongsai.disclosure.wording import CANNOT_FILL, place_of_record
from prongsai.files.kinds import accepted_endings
from prongsai.files.models import FileVersion
from prongsai.files.queries import library, newest_versions
from prongsai.files.wording import form_limit
from prongsai.rules.digits import arabic
from prongsai.rules.framework import Text
from prongsai.ui.language import spoken
from prongsai.ui.parts import Crumbs
from prongsai.ui.versions import Versions

FROM_LIBRARY = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A file that may be shown, ticked or not."""

    id: int
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TableLink:
    """Where a table comes in and goes out."""

    title: Text
    csv: str
    xlsx: str
    json: str
    take_in: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """last_year: the year of which words that were brought over still speak, to be mended, or "".

    supply: what another room has for its table, where that is no longer what was looked at here
    remark: what the person who returned the item said of this record; closed: why it cannot be changed.
    """

    title: Text
    above: str
    code: str
    place: str
    crumbs: Crumbs
    status: Status
    due_on: date
    wanted: tuple[str, ...]
    remark: str
    is_carried: bool
    last_year: str
    closed: str
    supply: SupplyPart | None
    form: RecordForm | None
    said: ShownPart | None
    files: tuple[Choice, ...]
    tables: tuple[TableLink, ...]
    accept: str
    limit: str
    by: str
    at: datetime | None
    keep: str
    back: str
    versions: Versions | None


def record_page(
    record: Record,
    *,
    viewer: Member,
    today: date,
    form: RecordForm | None = None,
    versions: Versions | None = None,
    takes: bool = False,
) -> RecordPage:
    """Six queries, and those of the supplier of its table. takes: the form shows the rows of the supplier."""
    item, node = record.item, node_of(record.item)
    may_fill = permissions.may_fill(viewer, record)
    is_open = may_fill and not is_held(item)
    supply = supplied_to(record)
    is_draft = is_open and supply is not None and (takes or not record.is_filled)
    shown = (form or RecordForm(record, draft=supply if is_draft else None)) if is_open or form else None
    ask = kinds().ask(item.code, record.component)
    return RecordPage(
        title=component_title(node, record.component),
        above=f"{item.code} {node.text.in_language(spoken())}",
        code=item.code,
        place=place_of_record(record, spoken()),
        crumbs=crumbs(item.round, (item.code, item_address(item)), (place_of_record(record, spoken()), "")),
        status=record_status(record, today),
        due_on=record.due_on,
        wanted=tuple(wanted_words(ask, format_asked(node, record.component))),
        remark=_remark(record),
        is_carried=record.is_carried,
        last_year=_last_year(record) if record.is_carried else "",
        closed=str(CANNOT_FILL["held"]) if may_fill and is_held(item) else "",
        supply=supply_part(record, supply, is_draft=is_draft),
        form=shown,
        said=shown_part(part_of(node, record), files_of(record)) if record.is_filled and not shown else None,
        files=_choices(shown, viewer, item.round.agency) if shown else (),
        tables=tuple(_table_link(record, kind.key, kind.title) for kind in ask.tables),
        accept=accepted_endings(),
        limit=form_limit(),
        by=record.changed_by.name_th if record.changed_by else "",
        at=record.changed_at,
        keep=f"disclosure-{record.pk}-{record.row_version}" + (f"-{supply.mark}" if supply and takes else ""),
        back=item_address(item),
        versions=versions,
    )


def _last_year(record: Record) -> str:
    """The year before, where what was brought over still speaks of it; "" where it does not."""
    year = str(record.item.round.fiscal_year - 1)
    said = " ".join([record.words_th, record.words_en, str(record.tables), str(record.links)])
    return year if year in arabic(said) else ""


def _remark(record: Record) -> str:
    """What was last said of this row by somebody who sent it back."""
    step = (
        Step.objects.about(ITEM_FLOW.key, record.item_id)
        .prefetch_related("comments")
        .order_by("-seq")
        .first()
    )
    if step is None or step.kind != Step.Kind.SEND_BACK:
        return ""
    said = [one.text for one in step.comments.all() if one.row == f"record-{record.pk}"]
    return said[0] if said else step.comment


def _choices(form: RecordForm, viewer: Member, agency: Agency) -> tuple[Choice, ...]:
    chosen = form.chosen_files()
    ticked = FileVersion.objects.visible_to(viewer).filter(evidence__agency=agency)
    known = ticked.select_related("file", "evidence").in_bulk(chosen)
    newest = _from_library(viewer, agency)
    both = {pk: known[pk] for pk in chosen if pk in known} | newest
    return tuple(Choice(pk, _title(version), pk in chosen) for pk, version in both.items())


def _from_library(viewer: Member, agency: Agency) -> dict[int, FileVersion]:
    newest = {one.pk: one for one in library(viewer, agency)[:FROM_LIBRARY]}
    found = {}
    for version in newest_versions(newest.values()).values():
        version.evidence = newest[version.evidence_id]
        found[version.pk] = version
    return found


def _title(version: FileVersion) -> str:
    return version.evidence.caption or version.file.name


def _table_link(record: Record, key: str, title: Text) -> TableLink:
    place = {"record_id": record.pk, "key": key}
    out = {
        form: address("export_table", record.item.round, **place, format=form)
        for form in ("csv", "xlsx", "json")
    }
    take_in = address("import_table", record.item.round, **place)
    return TableLink(title, out["csv"], out["xlsx"], out["json"], take_in)
