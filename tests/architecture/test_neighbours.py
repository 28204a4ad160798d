"""What one agency puts in changes nothing that another one is shown: no list, count, search, notice, export or archive."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from prongsai.accounts.roles import Role
from prongsai.agencies.actions import add_agency
from prongsai.agencies.models import Agency
from tests.architecture.matrix.asking import path_of, seat_of
from tests.architecture.matrix.declaring import GET, POST
from tests.architecture.matrix.expecting import Answer, expected
from tests.architecture.matrix.questions import ADDRESSES
from tests.architecture.matrix.rows import ROWS
from tests.architecture.matrix.world import CENTRE, HERE, SISTER, Asker, World, laboratory, world_of
from tests.architecture.test_models import our_models
from tests.conftest import NOW
from tests.factories.districts import furnish
from tests.factories.office_rules import settle

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["default", "surveys"])]
OUTSIDE = "elsewhere"
LOOKING = {HERE: (Role.OFFICER, Role.DIRECTOR), CENTRE: (Role.CENTRAL_OFFICER,)}
MORE = {
    "files:library": ("?q=ภาพ", "?show=alike", "?show=no-caption", "?show=set-aside", "?month=2025-03"),
    "rounds:duties": ("?show=all&by=unit", "?show=all"),
    "dashboards:home": ("?order=score", "?order=late"),
    "dashboards:search": (
        "?q=2568",
        f"?q={OUTSIDE}",
        "?q=ภาพ",
        "?q=E1&in=measures",
        "?q=administration",
        "?q=เขต",
    ),
    "notices:log": ("?show=trouble",),
    "measures:copy_measures": ("?source=own",),
}
"""Other questions that these addresses answer. Plans that an office has published are for all: they are not asked for."""
OF_NO_AGENCY = {
    "accounts.FactorRule": "a rule of the whole house",
    "audit.DailyRoot": "over the trail of the whole house",
    "background.ScheduleRun": "the clock of the whole house",
    "frameworks.FrameworkVersion": "common to all agencies",
    "frameworks.FrameworkNode": "common to all agencies",
    "frameworks.ItemMapping": "common to all agencies",
    "notices.CalendarAddress": "a secret of a person, which opens that person's calendar alone",
    "notices.LineCode": "a one-time code, which no page shows again",
    "notices.LineEvent": "the receiver's log, which no page shows",
    "api.RateWindow": "a program's own pace, which no page shows",
    "api.KeptAnswer": "found by the program's own token alone",
    "credentials.OpenSession": "written by signing in",
    "credentials.FactorReset": "written when a phone is lost; no page lists it",
    "followup.Reopening": "found through its plan alone, of which there is one here",
    "followup.Replan": "found through its measure alone, of which there are some here",
    "followup.StepTick": "found through its step alone, of which there are some here",
    "assessment.Answer": "found through its item alone, of which there are some here",
    "assessment.AnswerFile": "found through its answer alone",
    "surveys.PaperBatch": "found through its survey alone, of which there is one here",
    "surveys.CardBatch": "found through its survey alone, of which there is one here",
    "survey_answers.*": "nobody's by design: no key leads from an answer to an agency",
}
"""Models of which the neighbours get no row here, and why."""
RANDOM = {
    "accounts:add_app",
    "accounts:add_passkey",
    "accounts:log_in_with_passkey",
    "surveys:poster",
    "support:form_poster",
}
"""A new secret or challenge each time; a PDF file that bears the moment at which it was made."""
OF_ALL_OFFICES = {"public_site:sitemap"}
"""What is for everybody, and lists every office that shows something."""
CHANGES_EACH_TIME = re.compile(rb'((?:value|content)=")[\w-]{32,64}(")')
"""The form's token, and the name of an upload to come."""

TIMED = {"SHA256SUMS", "docProps/core.xml"}
"""What bears a moment in an archive and in a workbook."""

Seen = Mapping[tuple[str, str], bytes]
"""What a person is answered at an address: by (who, method and path)."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen at the start, after an agency outside the tree was filled, and after a sister was; rows by model."""

    first: Seen
    outside_filled: Seen
    sister_filled: Seen
    rows_before: Mapping[str, int]
    rows_after: Mapping[str, int]


@pytest.fixture(scope="module")
def watched(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watched]:
    with django_db_blocker.unblock(), laboratory(NOW, tmp_path_factory.mktemp("neighbours")):
        agencies = {slug: Agency.objects.get(slug=slug) for slug in (HERE, CENTRE)}
        world = world_of({slug: furnish(agency, NOW) for slug, agency in agencies.items()}, LOOKING)
        first, rows_before = _seen(world), _rows()
        settle(furnish(_outside(), NOW), NOW)
        outside_filled = _seen(world)
        settle(furnish(Agency.objects.get(slug=SISTER), NOW), NOW)
        yield Watched(first, outside_filled, _seen(world), rows_before, _rows())


def _outside() -> Agency:
    """An agency under no other one of this house."""
    names = dict.fromkeys(("name_th", "name_en", "short_th", "short_en"), OUTSIDE)
    return add_agency(slug=OUTSIDE, kind=Agency.Kind.DISTRICT, parent=None, **names)


def _rows() -> dict[str, int]:
    return {
        model._meta.label: 0 if _left_out(model._meta.label) else model._base_manager.count()
        for model in our_models()
    }


def _seen(world: World) -> Seen:
    return {
        (asker.label, f"{method} {path}"): _shown(asker, method, path)
        for asker in world.askers
        if asker.member.role in LOOKING[asker.member.agency.slug] and not asker.is_neighbour
        for method, path in _places(world, asker)
    }


def _places(world: World, asker: Asker) -> Iterator[tuple[str, str]]:
    """Every page, list and file that this person is shown about their own agency, and the archive of it."""
    home = asker.member.agency.slug
    own = world.things[home]
    for row in ROWS:
        wanted = POST if row.name == "files:take_out_record" else GET
        answer = expected(row, seat_of(asker, home, row, world), wanted)
        if answer != Answer.SERVED or row.name in RANDOM | OF_ALL_OFFICES:
            continue
        path = path_of(row, ADDRESSES[row.name], {**own, **asker.own} if row.is_own else own)
        yield wanted, path
        yield from ((GET, path + more) for more in MORE.get(row.name, ()) if "?" not in path)


def _shown(asker: Asker, method: str, path: str) -> bytes:
    with transaction.atomic():
        got = asker.client.post(path) if method == POST else asker.client.get(path)
        body = b"".join(got.streaming_content) if got.streaming else got.content  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    if body.startswith(b"PK\x03\x04"):
        return _unpacked(body)
    head = f"{got.status_code} {got.headers.get('Location', '')}\n".encode()
    return head + CHANGES_EACH_TIME.sub(rb"\1\2", body)


def _unpacked(archive: bytes) -> bytes:
    """What an archive or a workbook holds, but for the line of the trail which says that it was taken just now."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        found = {name: opened.read(name) for name in opened.namelist() if name not in TIMED}
    lines = (f"{name}: ".encode() + line for name in found for line in found[name].split(b"\n"))
    return b"\n".join(line for line in lines if b"files.record.taken" not in line)


def _changed(before: Seen, after: Seen, *who: str) -> dict[str, str]:
    """What is not as it was, for people of that agency: the first line that differs."""
    assert before.keys() == after.keys()
    return {
        f"{person}: {place}": _difference(before[person, place], after[person, place])
        for person, place in before
        if person.endswith(who) and before[person, place] != after[person, place]
    }


def _difference(before: bytes, after: bytes) -> str:
    lines = zip_longest(before.split(b"\n"), after.split(b"\n"), fillvalue=b"")
    was, now = next(pair for pair in lines if pair[0] != pair[1])
    start = next((at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), 0)
    near = slice(max(0, start - 60), start + 60)
    return f"{was[near]!r} became {now[near]!r}"


def _left_out(label: str) -> bool:
    return label in OF_NO_AGENCY or f"{label.split('.')[0]}.*" in OF_NO_AGENCY


def test_the_neighbours_get_rows_of_every_model(watched: Watched) -> None:
    """Give new models to furnish() or settle(), or say above why not."""
    still = {label for label, number in watched.rows_after.items() if number == watched.rows_before[label]}
    assert {label for label in still if not _left_out(label)} == set()


def test_much_is_watched(watched: Watched) -> None:
    assert len(watched.first) > 150
    assert any(path.startswith("post /files/record/") for _who, path in watched.first)
    assert any("/files/versions/" in path for _who, path in watched.first)


def test_what_a_sister_puts_in_changes_nothing_here(watched: Watched) -> None:
    assert _changed(watched.first, watched.sister_filled, HERE) == {}


def test_what_an_agency_outside_the_tree_puts_in_changes_nothing_anywhere(watched: Watched) -> None:
    assert _changed(watched.first, watched.outside_filled, HERE, CENTRE) == {}


def test_the_supervising_office_is_shown_what_was_put_in_below_it(watched: Watched) -> None:
    changed = _changed(watched.outside_filled, watched.sister_filled, CENTRE)
    officer = f"{Role.CENTRAL_OFFICER} of {CENTRE}"
    wanted = ("get /", "get /people/agencies/")
    assert {f"{officer}: {place}" for place in wanted} <= changed.keys()


def test_its_own_work_stays_apart_from_what_was_put_in_below_it(watched: Watched) -> None:
    changed = _changed(watched.outside_filled, watched.sister_filled, CENTRE)
    of_its_own = (f"/rounds/{CENTRE}/", "/files/", "/notices/", f"/people/agencies/{CENTRE}/")
    assert {place: line for place, line in changed.items() if any(one in place for one in of_its_own)} == {}
