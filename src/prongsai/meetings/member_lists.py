"""Members of a working group as a table: typed, pasted from Word or Excel, or read from a file; and written back as text.

Lines without a head are read by their number of cells: position and role; name, position and role; or name, position,
division and role. A position that ends in the name of a division, as orders print it, is taken apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.accounts.models import Membership, User
from prongsai.agencies.models import Agency, Unit
from prongsai.agencies.queries import unit_among
from prongsai.meetings.content import MemberLine
from prongsai.meetings.models import OrderMember
from prongsai.rules.thai_text import folded, narrow
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.delimited import grid_from_text
from prongsai.tables.grid import GridRow
from prongsai.tables.records import Column, Record, records_of

_ROLE = OrderMember.Role
LONGEST = 200
MOST = 300
COLUMNS = (
    Column("name", ("ชื่อ", "ชื่อ-สกุล", "ชื่อและนามสกุล", "name")),
    Column("title", ("ตำแหน่ง", "position"), required=True),
    Column("division", ("ฝ่าย", "ส่วนราชการ", "สังกัด", "division")),
    Column("role", ("หน้าที่ในคณะทำงาน", "หน้าที่", "บทบาท", "role"), required=True),
)
ROLE_WORDS: Mapping[OrderMember.Role, str] = {
    _ROLE.CHAIR: "ประธานคณะทำงาน",
    _ROLE.DEPUTY: "รองประธานคณะทำงาน",
    _ROLE.MEMBER: "คณะทำงาน",
    _ROLE.SECRETARY: "คณะทำงานและเลขานุการ",
    _ROLE.ASSISTANT: "คณะทำงานและผู้ช่วยเลขานุการ",
}
"""As orders print them, whatever language the reader has chosen."""
_OTHER_WORDS = {
    "ประธาน": _ROLE.CHAIR,
    "ประธานกรรมการ": _ROLE.CHAIR,
    "รองประธาน": _ROLE.DEPUTY,
    "รองประธานกรรมการ": _ROLE.DEPUTY,
    "กรรมการ": _ROLE.MEMBER,
    "เลขานุการ": _ROLE.SECRETARY,
    "กรรมการและเลขานุการ": _ROLE.SECRETARY,
    "ผู้ช่วยเลขานุการ": _ROLE.ASSISTANT,
    "กรรมการและผู้ช่วยเลขานุการ": _ROLE.ASSISTANT,
    **{role.value: role for role in _ROLE},
}
_ROLES = {folded(words): role for role, words in ROLE_WORDS.items()} | {
    folded(words): role for words, role in _OTHER_WORDS.items()
}
_BY_CELLS = {
    2: ("title", "role"),
    3: ("name", "title", "role"),
    4: ("name", "title", "division", "role"),
}
_NUMBER = re.compile(r"^[0-9๐-๙]+[.)]\s*")


@dataclass(frozen=True, slots=True)
class MembersRead:
    """problems: (line, sentence); only a reading without any may be written."""

    lines: tuple[MemberLine, ...]
    problems: tuple[tuple[int, str], ...]


def text_of(lines: Iterable[MemberLine]) -> str:
    """The members as text with tabs, under a head: what the box on the page begins with."""
    rows = [tuple(column.heads[0] for column in COLUMNS)]
    rows += [
        (one.name, one.title, one.unit.name_th if one.unit else one.division, ROLE_WORDS[one.role])
        for one in lines
    ]
    return "\n".join("\t".join(row) for row in rows)


def grids_to_text(grids: Mapping[str, Sequence[GridRow]]) -> str:
    """A file's tables as the same text. Raises CannotRead: empty, several_sheets, no_heads."""
    filled = {title: grid for title, grid in grids.items() if grid}
    if len(filled) > 1:
        filled = {title: grid for title, grid in filled.items() if _has_head(grid)} or filled
    if len(filled) != 1:
        raise CannotRead("several_sheets" if filled else "empty", sheets=", ".join(filled))
    [grid] = filled.values()
    return "\n".join("\t".join(narrow(cell) for cell in row.cells) for row in grid)


def read_members(text: str, agency: Agency) -> MembersRead:
    """Three queries. Raises CannotRead: empty, too_many_rows, and as grid_from_text."""
    grid = grid_from_text(text)
    records = records_of({"": grid}, COLUMNS) if _has_head(grid) else list(_by_cells(grid))
    if not records:
        raise CannotRead("empty")
    if len(records) > MOST:
        raise CannotRead("too_many_rows", limit=f"{MOST:,}")
    units = list(agency.units.prefetch_related("aliases").order_by("position"))
    users = _users_of(agency)
    lines: list[MemberLine] = []
    problems: list[tuple[int, str]] = []
    for record in records:
        problem = _problem(record)
        if problem:
            problems.append((record.line, problem))
        else:
            lines.append(_line(record, units, users))
    return MembersRead(tuple(lines), tuple(problems))


def _has_head(grid: Sequence[GridRow]) -> bool:
    try:
        records_of({"": grid}, COLUMNS)
    except CannotRead:
        return False
    return True


def _by_cells(grid: Sequence[GridRow]) -> Iterable[Record]:
    """Lines without a head: empty cells, as two tabs in a row make them, do not count."""
    for row in grid:
        cells = [narrow(cell) for cell in row.cells if narrow(cell)]
        if cells:
            keys = _BY_CELLS.get(len(cells), ())
            yield Record(row.line, dict(zip(keys, cells, strict=False)))


def _problem(record: Record) -> str:
    if not record["title"]:
        return _("A position and a role are needed, parted by a tab, for example: นิติกร, ฝ่ายเทศกิจ, คณะทำงาน.")
    if any(len(cell) > LONGEST for cell in record.cells.values()):
        return _("A cell has more than %(limit)s letters. Please shorten it.") % {"limit": LONGEST}
    if folded(record["role"]) not in _ROLES:
        return _("“%(role)s” is no role here. Known are: %(known)s.") % {
            "role": record["role"][:40],
            "known": ", ".join(ROLE_WORDS.values()),
        }
    return ""


def _line(record: Record, units: Sequence[Unit], users: Mapping[str, User]) -> MemberLine:
    name, title = (_NUMBER.sub("", record[key]) for key in ("name", "title"))
    division = record["division"]
    unit = unit_among(units, division) if division else None
    if not division:
        title, unit = _parted(title, units)
    role = _ROLES[folded(record["role"])]
    return MemberLine(
        title, role, name, unit, "" if unit else division, users.get(folded(name)) if name else None
    )


def _parted(title: str, units: Sequence[Unit]) -> tuple[str, Unit | None]:
    """A position and the division at its end: "นิติกรปฏิบัติการ ฝ่ายเทศกิจ"."""
    for unit in units:
        if title.endswith(unit.name_th) and len(title) > len(unit.name_th):
            return title.removesuffix(unit.name_th).strip(), unit
    return title, None


def _users_of(agency: Agency) -> dict[str, User]:
    """Who has an account here, by name, so that a line finds its account."""
    current = Membership.objects.filter(agency=agency, ends_on__isnull=True).select_related("user")
    return {folded(one.user.name_th): one.user for one in current}
