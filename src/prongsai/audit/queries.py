"""Reading the trail for its pages, within scope. Nothing else reads it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import Http404
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.audit.models import DailyRoot, Entry, EntryQuerySet
from prongsai.audit.sentences import Named, ObjectKind, kind_of

ON_A_PAGE = 50
MOST_TAKEN_OUT = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; all that is empty does not narrow. before: entries older than this one."""

    agency: Agency | None = None
    person: int | None = None
    kind: str = ""
    object_id: int | None = None
    first: date | None = None
    last: date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Entries, newest first. older: where the next part begins; None at the end."""

    entries: Sequence[Entry]
    older: int | None


def part_of(member: Member, wanted: Wanted) -> Part:
    """One page of the trail. One query, however long the trail is."""
    found = list(entries_of(member, wanted)[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    return Part(shown, shown[-1].pk if len(found) > ON_A_PAGE else None)


def entries_of(member: Member, wanted: Wanted) -> EntryQuerySet:
    found = Entry.objects.visible_to(member)
    if wanted.agency is not None:
        found = found.filter(agency_path=wanted.agency.path)
    if wanted.person is not None:
        found = found.filter(actor_id=wanted.person)
    if wanted.kind and wanted.object_id is not None:
        found = found.filter(target=f"{wanted.kind}:{wanted.object_id}")
    elif wanted.kind:
        found = found.filter(target__startswith=f"{wanted.kind}:")
    if wanted.first is not None:
        found = found.filter(at__gte=_begin(wanted.first))
    if wanted.last is not None:
        found = found.filter(at__lt=_begin(wanted.last + timedelta(days=1)))
    return found if wanted.before is None else found.filter(pk__lt=wanted.before)


def _begin(day: date) -> datetime:
    """Midnight in Thailand."""
    return timezone.make_aware(datetime.combine(day, time()))


def agencies_of(member: Member) -> list[Agency]:
    """Those whose trail the member may choose between; none where there is only one's own. One query at most."""
    if not (member.can(Verb.READ_BELOW) or member.can(Verb.MANAGE_BELOW)) or not member.can(Verb.SEE_TRAIL):
        return []
    return list(Agency.objects.under(member.agency))


def people_of(member: Member, agencies: Sequence[Agency]) -> list[User]:
    """Who serves or has served in these agencies, for choosing one; nobody for those who see only themselves. One query."""
    if not member.can(Verb.SEE_TRAIL):
        return []
    held = Membership.objects.filter(agency__in=agencies).values("user")
    return list(User.objects.filter(pk__in=held).order_by("name_th"))


def object_or_404(member: Member, key: str, object_id: int) -> tuple[ObjectKind, Named | None, Part]:
    """What a history is about, and its first part. 404 where the member sees neither the thing nor an entry of it."""
    kind = kind_of(key)
    if kind is None:
        raise Http404
    thing = kind.find(member, [object_id]).get(object_id)
    part = part_of(member, Wanted(kind=key, object_id=object_id))
    if thing is None and not part.entries:
        raise Http404
    return kind, thing, part


def names_of(member: Member, entries: Iterable[Entry]) -> Mapping[str, Named]:
    """Target -> its name, for those that the member may see. One query a kind of object."""
    ids: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        key, _colon, number = entry.target.partition(":")
        if number.isdecimal():
            ids[key].add(int(number))
    return {
        f"{key}:{number}": thing
        for key, numbers in ids.items()
        if (kind := kind_of(key))
        for number, thing in kind.find(member, numbers).items()
    }


def newest_roots(count: int = 400) -> list[DailyRoot]:
    return list(DailyRoot.objects.all()[:count])


def root_or_404(day: date) -> DailyRoot:
    found = DailyRoot.objects.filter(day=day).first()
    if found is None:
        raise Http404
    return found
