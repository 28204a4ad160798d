"""Preparing a wave from the framework: its places, quotas, short addresses."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Unit
from prongsai.audit import actions as audit
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.survey import CannotAsk
from prongsai.surveys import permissions
from prongsai.surveys.codes import new_drawer, new_token
from prongsai.surveys.models import Place, Wave
from prongsai.surveys.questionnaires import (
    ALL_SCHOOLS,
    WITH_CARDS,
    questionnaire_of,
    quotas_of,
    sample_of,
    smallest_group_of,
)

SCHOOLS = Text("โรงเรียนสังกัดกรุงเทพมหานคร", "Schools of the city")


class CannotPrepare(Exception):
    """code: not_asked, twice, days, over, opened."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def prepare_wave(
    *,
    round_: Round,
    instrument: str,
    kind: Wave.Kind,
    first_on: date,
    last_on: date,
    by: Member | None,
    now: datetime,
    with_slips: bool = False,
    with_comments: bool = False,
    generated: bool = False,
) -> Wave:
    """A wave that nobody can answer yet. `by` None means the set-up of a demo; generated: its answers will be made up.

    with_slips   visitors answer with one-time cards too; staff always do
    Raises CannotPrepare: no such questionnaire, an official wave is there already, days in the wrong order or over.
    """
    if by is not None:
        require(permissions.may_open_survey(by, round_))
    _check(round_, instrument, kind)
    _check_days(first_on, last_on, now)
    framework = framework_from(round_.framework)
    sample = sample_of(framework, instrument)
    wave = Wave.objects.create(
        round=round_,
        instrument=instrument,
        kind=kind,
        drawer=new_drawer(),
        token=new_token(),
        first_on=first_on,
        last_on=last_on,
        minimum=sample.minimum if sample else 0,
        smallest_group=smallest_group_of(framework),
        with_cards=with_slips or instrument in WITH_CARDS,
        with_comments=with_comments,
        generated=generated,
        made_at=now,
        made_by=by.user if by else None,
    )
    Place.objects.bulk_create(_places(wave, quotas_of(sample)))
    _record("surveys.wave.prepared", wave, by, now)
    return wave


@transaction.atomic
def change_days(*, wave: Wave, first_on: date, last_on: date, by: Member, now: datetime) -> None:
    """Other days: any before the opening, later ones while it is open. Raises CannotPrepare."""
    require(permissions.may_open_survey(by, wave.round))
    if wave.closed_at is not None or (wave.opened_at is not None and first_on != wave.first_on):
        raise CannotPrepare("opened")
    _check_days(first_on, last_on, now)
    wave.first_on, wave.last_on = first_on, last_on
    wave.save(update_fields=["first_on", "last_on"])
    _record("surveys.wave.days_changed", wave, by, now)


def _check(round_: Round, instrument: str, kind: Wave.Kind) -> None:
    try:
        questionnaire_of(round_, instrument)
    except CannotAsk as refused:
        raise CannotPrepare("not_asked") from refused
    official = Wave.objects.filter(round=round_, instrument=instrument, kind=Wave.Kind.OFFICIAL)
    if kind == Wave.Kind.OFFICIAL and official.exists():
        raise CannotPrepare("twice")


def _check_days(first_on: date, last_on: date, now: datetime) -> None:
    if last_on < first_on:
        raise CannotPrepare("days")
    if last_on < now.date():
        raise CannotPrepare("over")


def _places(wave: Wave, quotas: dict[str, int]) -> Iterator[Place]:
    """Every division, then the schools: those of the framework's quotas, or all that stand where it has none."""
    divisions = Unit.objects.standing().filter(agency=wave.round.agency, kind=Unit.Kind.DIVISION)
    wanted = [unit for unit in divisions if not quotas or unit.code in quotas]
    for number, unit in enumerate(wanted, start=1):
        yield _place(wave, number, unit.code, Text(unit.name_th, unit.name_en), quotas, unit)
    yield _place(wave, len(wanted) + 1, ALL_SCHOOLS, SCHOOLS, quotas, None)


def _place(
    wave: Wave, number: int, code: str, name: Text, quotas: dict[str, int], unit: Unit | None
) -> Place:
    return Place(
        wave=wave,
        number=number,
        code=code,
        unit=unit,
        name_th=name.th,
        name_en=name.en,
        token=new_token(),
        minimum=quotas.get(code, 0),
    )


def _record(action: str, wave: Wave, by: Member | None, now: datetime) -> None:
    audit.record(
        action,
        by=by,
        target=wave,
        at=now,
        agency_path=wave.round.agency.path,
        instrument=wave.instrument,
        kind=str(wave.kind),
        days=f"{wave.first_on.isoformat()}/{wave.last_on.isoformat()}",
    )
