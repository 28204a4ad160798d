"""The pages of the trail: entries as sentences, day by day, and what changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member, title_of
from prongsai.accounts.roles import Role, Verb
from prongsai.audit import permissions, queries
from prongsai.audit.actions import CHANGES, SYSTEM
from prongsai.audit.models import DailyRoot, Entry
from prongsai.audit.queries import Part
from prongsai.audit.sentences import Named, field_label, kind_of, sentence_of, shown
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import Crumbs

_MARK = "\x00"


@dataclass(frozen=True, slots=True)
class Change:
    """before, after: a line each; is_untold where the field is personal: that it changed is all that is kept."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    is_untold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. The sentence comes in three parts, so that the thing in its middle can be a link."""

    at: datetime
    start: str
    thing: str
    end: str
    history_href: str
    role: str
    changes: tuple[Change, ...]

    @property
    def sentence(self) -> str:
        return f"{self.start}{self.thing}{self.end}"


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TrailPage:
    """older_href: "" on the last page. is_own: the member sees only what they did themselves."""

    title: str
    crumbs: Crumbs
    days: tuple[Day, ...]
    older_href: str
    newest_href: str
    is_own: bool
    may_take_out: bool
    may_see_roots: bool
    page_href: str = ""


def trail_page(member: Member, part: Part, *, query: str, is_older: bool) -> TrailPage:
    """query: what narrows the page, without its place, as it stands in the address."""
    return TrailPage(
        title=_("Trail"),
        crumbs=(),
        days=_days(member, part.entries),
        older_href=_older(part, query),
        newest_href=f"?{query}" if is_older else "",
        is_own=not member.can(Verb.SEE_TRAIL),
        may_take_out=permissions.may_take_out_trail(member),
        may_see_roots=permissions.may_see_roots(member),
    )


def history_page(member: Member, kind_name: str, thing: Named | None, part: Part) -> TrailPage:
    title = thing.title if thing else kind_name
    return TrailPage(
        title=title,
        crumbs=((_("Trail"), reverse("audit:trail")), (title, "")),
        days=_days(member, part.entries),
        older_href=_older(part, ""),
        newest_href="",
        is_own=not member.can(Verb.SEE_TRAIL),
        may_take_out=False,
        may_see_roots=False,
        page_href=thing.href if thing else "",
    )


def _older(part: Part, query: str) -> str:
    if part.older is None:
        return ""
    return f"?{query}&before={part.older}" if query else f"?before={part.older}"


def _days(member: Member, entries: Sequence[Entry]) -> tuple[Day, ...]:
    lines = lines_of(member, entries)
    by_day = groupby(lines, key=lambda line: timezone.localtime(line.at).date())
    return tuple(Day(day, tuple(group)) for day, group in by_day)


def lines_of(member: Member, entries: Sequence[Entry]) -> list[Line]:
    """One query a kind of object."""
    names = queries.names_of(member, entries)
    return [_line(entry, names) for entry in entries]


def _line(entry: Entry, names: Mapping[str, Named]) -> Line:
    key, _colon, number = entry.target.partition(":")
    kind = kind_of(key)
    told = {name: value for name, value in entry.details.items() if name != CHANGES}
    sentence = sentence_of(entry.action, actor=actor_of(entry), thing=_MARK, details=told)
    start, _mark, end = sentence.partition(_MARK)
    has_thing = bool(_mark)
    return Line(
        at=entry.at,
        start=start,
        thing=_thing(names.get(entry.target), str(kind.name) if kind else key, number) if has_thing else "",
        end=end,
        history_href=reverse("audit:history", args=[key, number]) if kind and has_thing else "",
        role=role_of(entry),
        changes=tuple(changes_of(entry)),
    )


def _thing(named: Named | None, kind: str, number: str) -> str:
    """What is out of reach or gone has a number only."""
    return named.title if named else _("%(kind)s no. %(number)s") % {"kind": kind, "number": number}


def actor_of(entry: Entry) -> str:
    return _("The system") if entry.actor_id is None and entry.actor == SYSTEM else entry.actor


def role_of(entry: Entry) -> str:
    if entry.role not in Role:
        return ""
    return title_of(Role(entry.role), is_acting=entry.is_acting)


def changes_of(entry: Entry) -> Iterator[Change]:
    kind = entry.target.partition(":")[0]
    for field, pair in entry.details.get(CHANGES, {}).items():
        label = field_label(kind, field)
        if len(pair) != 2:
            yield Change(label, (), (), is_untold=True)
        else:
            yield Change(label, tuple(shown(field, pair[0])), tuple(shown(field, pair[1])))


@dataclass(frozen=True, slots=True)
class RootsPage:
    crumbs: Crumbs
    roots: tuple[DailyRoot, ...]


@dataclass(frozen=True, slots=True)
class RootPage:
    """blocks: the checksum in eights, to be read aloud and compared. command: how to verify with it."""

    crumbs: Crumbs
    root: DailyRoot
    entries: int
    blocks: tuple[str, ...]
    command: str


def roots_page() -> RootsPage:
    crumbs = ((_("Trail"), reverse("audit:trail")), (_("Daily roots"), ""))
    return RootsPage(crumbs, tuple(queries.newest_roots()))


def root_page(root: DailyRoot) -> RootPage:
    return RootPage(
        crumbs=(
            (_("Trail"), reverse("audit:trail")),
            (_("Daily roots"), reverse("audit:roots")),
            (day_in_words(root.day, spoken()), ""),
        ),
        root=root,
        entries=root.last - root.first + 1,
        blocks=tuple(root.digest[start : start + 8] for start in range(0, 64, 8)),
        command=f"prongsai trail verify --root {root.day.isoformat()}:{root.digest}",
    )
