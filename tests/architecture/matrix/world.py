"""Two districts and the centre, each furnished; what fills the arguments of addresses there, and who asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import time_machine
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.template.backends.django import Template as DjangoTemplate
from django.template.base import Template
from django.test import Client, override_settings
from django.urls import get_resolver
from django.utils import timezone

from prongsai.accounts import middleware
from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.api.models import RateWindow
from prongsai.credentials.middleware import SEEN
from prongsai.credentials.models import OpenSession
from prongsai.disclosure.models import Record
from prongsai.measures.actions import fingerprint
from prongsai.notices.actions import make_calendar_address
from prongsai.notices.models import Notice
from prongsai.people import tokens
from prongsai.people.actions import tokens as token_actions
from prongsai.people.models import AccessToken
from prongsai.people.scopes import Scope
from prongsai.reports.views import downloads
from prongsai.surveys.codes import kiosk_seal
from tests.architecture.matrix.declaring import Things
from tests.factories.districts import OFFICE, ONE, TWO, YEAR, Furnished, furnish
from tests.factories.passkeys import passkey_of

HERE, SISTER, CENTRE = "bangkok-yai", "khlong-toei", "bma"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Asker:
    """Somebody signed in, and the things of their own.

    program        calls with a token made for every scope
    is_neighbour   serves in the second unit, and is asked only where that matters
    """

    member: Member
    client: Client
    program: Client
    own: Things
    is_neighbour: bool = False

    @property
    def label(self) -> str:
        unit = f" of {self.member.unit.code}" if self.member.unit else ""
        return f"{self.member.role.value}{unit} of {self.member.agency.slug}"


@dataclass(frozen=True)
class World:
    """things   by agency, then by name: what fills an argument of an address, or a field of a form"""

    things: Mapping[str, Things]
    askers: tuple[Asker, ...]
    agencies: Mapping[str, Agency]


def _bare_refusal(code: int) -> Callable[..., HttpResponse]:
    return lambda _request, **_details: HttpResponse(status=code)


@contextmanager
def _quickly() -> Iterator[None]:
    """Ten thousand questions in less than a minute.

    Refusals come without their pages, which other tests look at; templates are drawn without the notes of the test client.
    """
    bare = patch.object(get_resolver(), "resolve_error_handler", _bare_refusal)
    plain = patch.object(Template, "_render", lambda template, context: template.nodelist.render(context))
    with bare, plain:
        yield


@contextmanager
def laboratory(now: datetime, folder: Path) -> Iterator[None]:
    """A transaction that is rolled back, with a store of its own; the clock stands still in it."""
    places = {"INCOMING_FOLDER": folder / "incoming", "EVIDENCE_FOLDER": folder / "evidence"}
    with (
        time_machine.travel(now, tick=False),
        _quickly(),
        override_settings(**places, EVIDENCE_S3={}, CLAMD="", LINE_TOKEN="t", LINE_SECRET="s"),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


@contextmanager
def _known_already() -> Iterator[None]:
    """Who asks is looked up once: every question is undone, so that the next one finds the same person in the same seat.

    Pages and archives are left blank: what stands in them, other tests look at; here only who is let in counts.
    """
    seats: dict[tuple[int | None, int | None], Member | None] = {}
    people: dict[int, User | None] = {}
    sessions: dict[str | None, dict[str, Any]] = {}
    find_user, load = ModelBackend.get_user, SessionStore.load

    def member(user: User, *, chosen: int | None, today: date) -> Member | None:
        key = (user.pk, chosen)
        if key not in seats:
            seats[key] = member_of(user, chosen=chosen, today=today)
        found = seats[key]
        return replace(found, user=user) if found else None

    def person(backend: ModelBackend, user_id: int) -> User | None:
        if user_id not in people:
            people[user_id] = find_user(backend, user_id)
        return copy(people[user_id])

    def session(store: SessionStore) -> dict[str, Any]:
        if store.session_key not in sessions:
            sessions[store.session_key] = load(store)
        return dict(sessions[store.session_key])

    with (
        patch.object(middleware, "member_of", member),
        patch.object(token_actions, "member_of", member),
        patch.object(ModelBackend, "get_user", person),
        patch.object(SessionStore, "load", session),
        patch.object(DjangoTemplate, "render", lambda *_page: ""),
        patch.object(downloads, "archive_of", lambda *_year, **_moment: iter([b""])),
    ):
        yield


@contextmanager
def laid(now: datetime, folder: Path) -> Iterator[World]:
    """The world, gone when the context ends."""
    with laboratory(now, folder), _known_already():
        found = {slug: Agency.objects.get(slug=slug) for slug in (HERE, SISTER, CENTRE)}
        yield world_of({slug: furnish(agency, now) for slug, agency in found.items()}, (HERE, CENTRE))


def world_of(furnished: Mapping[str, Furnished], asking: Iterable[str]) -> World:
    """Furnished agencies by slug, and the people of those whose people ask."""
    askers = [one for slug in asking for one in _askers(furnished[slug])]
    things = {slug: _things(one) for slug, one in furnished.items()}
    return World(things, tuple(askers), {slug: one.agency for slug, one in furnished.items()})


def _askers(furnished: Furnished) -> Iterator[Asker]:
    for role, member in furnished.members.items():
        yield _asker(member, furnished, role)
    for role, member in furnished.neighbours.items():
        yield _asker(member, furnished, role, is_neighbour=True)


def _asker(member: Member, furnished: Furnished, role: Role, *, is_neighbour: bool = False) -> Asker:
    client = Client()
    client.force_login(member.user, BACKEND)
    _seen_just_now(client)
    draft = furnished.drafts.get(role, furnished.drafts[Role.OFFICER])
    own = {
        "membership_id": member.choices[0].pk,
        "notice_id": furnished.notices[role].pk,
        "draft_id": draft.pk,
        "session_id": OpenSession.objects.get(user=member.user).pk,
        "passkey_id": passkey_of(member.user).pk,
    }
    return Asker(member, client, _program(member), own, is_neighbour)


def _seen_just_now(client: Client) -> None:
    """What the first request of five minutes writes, other tests look at."""
    session = client.session
    session[SEEN] = int(timezone.now().timestamp())
    session.save()


def _program(member: Member) -> Client:
    """With a token that stands, also where the role may have none: as if the role had changed since.

    It was used in this very minute, and refused today: what the first use of a day or minute writes, other tests look at.
    """
    secret = tokens.new_secret()
    now = timezone.now()
    token = AccessToken.objects.create(
        membership=member.choices[0],
        name="program",
        scopes=list(Scope),
        hint=secret[: tokens.HINT_LENGTH],
        secret_hash=tokens.hash_of(secret),
        made_at=now,
        expires_at=now + timedelta(days=90),
        last_used_on=timezone.localdate(now),
        refused_on=timezone.localdate(now),
    )
    RateWindow.objects.create(token=token, minute=now.replace(second=0, microsecond=0), count=0)
    return Client(headers={"Authorization": f"Bearer {secret}"})


def _disclosed(one: Furnished, whose: str) -> int:
    """A record of the unit that nobody has filled."""
    return Record.objects.get(item__round=one.round, item__code="O7", unit=one.units[whose]).pk


def _session_of(user: User) -> OpenSession:
    Client().force_login(user, BACKEND)
    return OpenSession.objects.filter(user=user)[0]


def _things(one: Furnished) -> dict[str, Any]:
    finding = one.measure.findings.all()[0]
    return {
        "agency": one.agency.slug,
        "slug": one.agency.slug,
        "year": YEAR,
        "result_year": YEAR - 1,
        "unit_code": one.units[ONE].code,
        "unit_id": one.units[ONE].pk,
        **{f"duty_{whose}": one.duties[whose].pk for whose in (OFFICE, ONE, TWO)},
        **{f"record_{whose}": one.records[whose].pk for whose in (OFFICE, ONE, TWO)},
        **{f"evidence_{whose}": one.evidence[whose].pk for whose in (OFFICE, ONE, TWO)},
        **{f"version_{whose}": one.version(whose).pk for whose in (OFFICE, ONE, TWO)},
        **{f"assignment_{whose}_id": one.works[whose].pk for whose in (OFFICE, ONE, TWO)},
        **{f"entry_file_{whose}": one.shown[whose].pk for whose in (OFFICE, ONE, TWO)},
        **{f"measure_{whose}": one.works[whose].measure_id for whose in (OFFICE, ONE, TWO)},
        **{f"unit_{whose}": one.units[whose].code for whose in (ONE, TWO)},
        "period_id": one.period.pk,
        **{f"activity_{whose}": one.activities[whose].pk for whose in (OFFICE, ONE, TWO)},
        **{f"disclosed_{whose}": _disclosed(one, whose) for whose in (ONE, TWO)},
        "aside": one.aside.pk,
        "sheet_id": one.result.pk,
        "trial_id": one.trial.pk,
        "finding_id": finding.pk,
        "issue_mark": fingerprint(finding.issue),
        "reason_mark": fingerprint(finding.no_measure_reason),
        "measure_id": one.measure.pk,
        "row_version": one.measure.row_version,
        "draft_id": one.drafts[Role.OFFICER].pk,
        "paper_approved": one.approved.pk,
        "paper_waiting": one.waiting.pk,
        "letter": one.letter.pk,
        "person_id": one.worker.user_id,
        "membership_id": one.worker.pk,
        "invitation_id": one.invitation.pk,
        **one.meetings,
        **one.checked,
        "survey_id": one.survey.pk,
        "survey_token": one.survey.token,
        "kiosk_token": one.kiosk.token,
        "kiosk_seal": kiosk_seal(one.kiosk.token),
        "training_id": one.supported.training.pk,
        "form_id": one.supported.form.pk,
        "form_token": one.supported.form.token,
        **{f"service_{whose}": row.pk for whose, row in one.supported.services.items()},
        **{f"line_{whose}": row.pk for whose, row in one.supported.lines.items()},
        **{f"comment_{whose}": row.pk for whose, row in one.supported.comments.items()},
        **{f"honour_{whose}": row.pk for whose, row in one.supported.honours.items()},
        **{f"shown_{whose}": row.pk for whose, row in one.proofs.items()},
        "told_id": one.told.pk,
        "published_code": one.published.code,
        **{f"kind_{whose}": of.key for whose, of in one.licensed.kinds.items()},
        **one.licensed.cases,
        **one.licensed.papers,
        "licence_codes": one.licensed.codes,
        "paper_field": one.licensed.field,
        "published_file": one.published.files.get().version_id,
        "token_id": AccessToken.objects.get(membership=one.worker).pk,
        "notice_id": one.notices[Role.OFFICER].pk,
        "secret": make_calendar_address(by=one.members[Role.OFFICER], now=timezone.now()),
        "session_id": _session_of(one.worker.user).pk,
        "passkey_id": passkey_of(one.worker.user).pk,
        "worker_notice_id": Notice.objects.filter(user=one.worker.user).earliest("pk").pk,
    }
