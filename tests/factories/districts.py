"""An agency in the middle of its year: people in every role, two units at work, and a thing of every kind that pages speak of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import OF_A_UNIT, Role
from prongsai.activities.actions import word_announcement
from prongsai.activities.announcements import worded
from prongsai.activities.models import Activity
from prongsai.agencies.actions import UnitSpec, add_units
from prongsai.agencies.models import Agency, Unit
from prongsai.assessment.models import Assessment
from prongsai.files.actions import add_file, set_aside
from prongsai.files.content import Description
from prongsai.files.models import Evidence, FileVersion
from prongsai.files.receiving import holding_bytes
from prongsai.followup.actions import attach_evidence, begin_follow_up
from prongsai.followup.models import Assignment, EntryFile, Period
from prongsai.frameworks.models import FrameworkNode
from prongsai.intake.actions import start_draft
from prongsai.intake.models import ResultDraft
from prongsai.measures.models import Measure, MeasureItem, Plan
from prongsai.notices.actions.telling import Telling, tell
from prongsai.notices.models import Channel, Delivery, DeliveryLine, Notice
from prongsai.people.actions import hand_password_code, invite_person
from prongsai.people.models import AccessToken, Invitation
from prongsai.people.scopes import Scope
from prongsai.people.specs import Invited
from prongsai.publication.models import Publication
from prongsai.reports.actions import LetterContent, approve_paper, submit_paper, write_letter
from prongsai.reports.models import Letter, Paper, PaperTemplate
from prongsai.rounds.actions import record_done
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.rounds.proofs import proof_sources
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet
from prongsai.support.actions import show_evidence
from prongsai.support.models import Shown
from prongsai.surveys.models import Point, Wave
from tests.factories.activities import took_place
from tests.factories.assessment import assess
from tests.factories.base import open_district_round
from tests.factories.checks import furnish_checks
from tests.factories.disclosure import disclosed
from tests.factories.followup import period_at, written
from tests.factories.licences import Licensed, license_office
from tests.factories.meetings import furnish_meetings
from tests.factories.papers import RESULT, analysis_of, lay_plan
from tests.factories.publications import publish_items
from tests.factories.results import told_everything
from tests.factories.sheets import sheet_of
from tests.factories.support import Supported, support
from tests.factories.surveys import kiosk_of, prepared, told
from tests.rooms.files.pictures_for_tests import saved, scene

SINCE = date(2024, 10, 1)
RESULT_YEAR, YEAR = 2567, 2568
OFFICE, ONE, TWO = "office", "one", "two"
MONTH = 28


@dataclass(frozen=True)
class Furnished:
    """An agency with what was put into it.

    units      by ONE and TWO
    members    one of each role; those of a unit serve unit ONE
    neighbours one of each role of a unit, in unit TWO
    worker     somebody whom everybody who arranges people may arrange
    duties, evidence, works, shown   by OFFICE, ONE and TWO: whose they are
    meetings   ids of what the working group has, by the names of factories.meetings
    checked    ids of what was checked, as addresses name them
    proofs     what a line of promotion of each shows
    shown      what an entry of each work shows; period: in which all of them may be written
    activities by OFFICE, ONE and TWO: who recorded them
    """

    agency: Agency
    units: Mapping[str, Unit]
    members: Mapping[Role, Member]
    neighbours: Mapping[Role, Member]
    worker: Membership
    round: Round
    result: ScoreSheet
    trial: ScoreSheet
    duties: Mapping[str, Obligation]
    records: Mapping[str, DutyRecord]
    evidence: Mapping[str, Evidence]
    aside: Evidence
    measure: Measure
    works: Mapping[str, Assignment]
    shown: Mapping[str, EntryFile]
    period: Period
    activities: Mapping[str, Activity]
    approved: Paper
    waiting: Paper
    letter: Letter
    invitation: Invitation
    survey: Wave
    kiosk: Point
    meetings: Mapping[str, int]
    supported: Supported
    proofs: Mapping[str, Shown]
    told: Wave
    checked: Mapping[str, int]
    drafts: Mapping[Role, ResultDraft]
    published: Publication
    licensed: Licensed
    assessed: Assessment
    notices: Mapping[Role, Notice] = field(default_factory=dict)

    def version(self, whose: str) -> FileVersion:
        return self.evidence[whose].versions.get()


def furnish(agency: Agency, now: datetime) -> Furnished:
    """Put a year of work into an agency, through the actions that people use."""
    units = _units(agency)
    members = {role: _serve(agency, role, units[ONE], "") for role in Role}
    neighbours = {role: _serve(agency, role, units[TWO], ".two") for role in sorted(OF_A_UNIT)}
    officer, director = members[Role.OFFICER], members[Role.DIRECTOR]
    before, round_ = (_round(agency, year, now) for year in (RESULT_YEAR, YEAR))
    figures = {code: Fraction(value) for code, value in RESULT.items()}
    result = official_sheet(before) or sheet_of(before, figures, now)
    result.round = before
    lay_plan(round_, result, now)
    _serve_an_item(round_)
    trial = sheet_of(round_, {"E1": Fraction(90)}, now, source=ScoreSheet.Source.MOCK)
    doers = {OFFICE: officer, ONE: members[Role.DIVISION_OFFICER], TWO: neighbours[Role.DIVISION_OFFICER]}
    evidence = {whose: _put_in(doer, number, now) for number, (whose, doer) in enumerate(doers.items())}
    aside = _put_in(officer, 0, now, upload_id="again")
    set_aside(evidence=aside, by=officer, now=now)
    works = _put_to_work(round_, units, now)
    shown = {whose: _shown(work, evidence[whose], now) for whose, work in works.items()}
    duties = _duties(round_, units)
    told_everything(round_, evidence[OFFICE], now)
    records = {whose: _recorded(duty, officer, now) for whose, duty in duties.items()}
    _own_template(agency, officer, now)
    survey = prepared(round_, now)
    word_announcement(
        round_=round_, kind="no-gift", content=worded("no-gift", round_), seen=0, by=officer, now=now
    )
    supported = support(round_, {OFFICE: None, **units}, now)
    proofs = {
        whose: show_evidence(owner=line, evidence=[evidence[whose]], by=None, now=now)[0]
        for whose, line in supported.lines.items()
    }
    worker = _member(agency, "worker", Role.WORKING_GROUP, None)
    _told(worker.user, round_, duties[OFFICE], now)
    disclosed(round_, officer, director, evidence[OFFICE].versions.get(), now)
    invitation = _invited(agency, director, now)
    hand_password_code(person=worker.user, by=director, now=now)
    _token(worker, now)
    return Furnished(
        agency=agency,
        units=units,
        members=members,
        neighbours=neighbours,
        worker=worker,
        round=round_,
        result=result,
        trial=trial,
        duties=duties,
        records=records,
        evidence=evidence,
        aside=aside,
        measure=Measure.objects.filter(plan__round=round_).order_by("pk")[0],
        works=works,
        shown=shown,
        period=period_at(works[OFFICE], now.date()),
        activities={whose: took_place(round_, doer, evidence[whose], now) for whose, doer in doers.items()},
        approved=_approved(round_, officer, director, now),
        waiting=submit_paper(topic=analysis_of(round_), by=officer, now=now),
        letter=_letter(round_, officer, now),
        invitation=invitation,
        survey=survey,
        kiosk=kiosk_of(survey, officer, now),
        meetings=furnish_meetings(round_, units, officer, director, evidence[OFFICE], now),
        supported=supported,
        proofs=proofs,
        told=told(round_, officer, now),
        licensed=license_office(agency, {OFFICE: None, **units}, now),
        published=publish_items(round_, evidence[OFFICE], now),
        checked=furnish_checks(agency, units[ONE], members[Role.WORKING_GROUP], now),
        assessed=assess(round_, now),
        drafts={
            role: _draft(round_, members[role], now) for role in (Role.OFFICER, Role.ASSISTANT_SECRETARY)
        },
        notices={role: _told(member.user, round_, duties[OFFICE], now) for role, member in members.items()},
    )


def _units(agency: Agency) -> dict[str, Unit]:
    if agency.units.count() < 2:
        names = ("administration", "civil_registration")
        add_units(agency=agency, units=[UnitSpec(one, Unit.Kind.DIVISION, one, one, one) for one in names])
    one, two = agency.units.order_by("position")[:2]
    return {ONE: one, TWO: two}


def _serve(agency: Agency, role: Role, unit: Unit, suffix: str) -> Member:
    membership = _member(agency, f"{role.value}{suffix}", role, unit if role in OF_A_UNIT else None)
    found = member_of(membership.user, chosen=membership.pk, today=SINCE)
    assert found is not None
    return found


def _member(agency: Agency, name: str, role: Role, unit: Unit | None) -> Membership:
    user = User.objects.create(username=f"{name}.{agency.slug}", name_th=f"{name} {agency.slug}")
    return Membership.objects.create(user=user, agency=agency, unit=unit, role=role, starts_on=SINCE)


def _round(agency: Agency, year: int, now: datetime) -> Round:
    rounds = Round.objects.select_related("agency", "framework").filter(agency=agency, fiscal_year=year)
    if not rounds.exists():
        open_district_round(agency, year, now)
    return rounds.get()


def _serve_an_item(round_: Round) -> None:
    """The first measure serves an item that is no weak point, too."""
    node = FrameworkNode.objects.get(version=round_.framework, code="O22")
    measure = Measure.objects.filter(plan__round=round_).order_by("pk")[0]
    MeasureItem.objects.create(measure=measure, node=node)


def _duties(round_: Round, units: Mapping[str, Unit]) -> dict[str, Obligation]:
    """Three that a written record proves: of the office, and of each unit."""
    proved_elsewhere = [source.key for source in proof_sources()]
    found = Obligation.objects.filter(round=round_, excused_why="").exclude(proof__in=proved_elsewhere)
    chosen = dict(zip((OFFICE, ONE, TWO), found.order_by("due_on", "key")[:3], strict=True))
    for whose, duty in chosen.items():
        duty.unit = units.get(whose)
        duty.save(update_fields=["unit"])
        duty.round = round_
    return chosen


def _put_to_work(round_: Round, units: Mapping[str, Unit], now: datetime) -> dict[str, Assignment]:
    """The plan's work since a month ago: the first measure of each unit, the second of the whole office."""
    begin_follow_up(plan=Plan.objects.get(round=round_), by=None, now=now - timedelta(days=MONTH))
    works = Assignment.objects.select_related("cadence", "unit", "plan__round__agency")
    found = works.filter(plan__round=round_).order_by("position")
    of_units = {whose: found.filter(unit=unit)[0] for whose, unit in units.items()}
    return {OFFICE: found.get(unit=None), **of_units}


def _shown(work: Assignment, evidence: Evidence, now: datetime) -> EntryFile:
    """What the entry of the month before shows."""
    entry = written(work, now.date() - timedelta(days=MONTH))
    return attach_evidence(entry=entry, evidence=[evidence], by=None, now=now)[0]


def _recorded(duty: Obligation, by: Member, now: datetime) -> DutyRecord:
    words: dict[str, Any] = {"text": f"ดำเนินการแล้ว {by.agency.slug}", "reference": ""}
    return record_done(obligation=duty, done_on=now.date(), **words, by=by, now=now)


def _put_in(by: Member, number: int, now: datetime, *, upload_id: str = "first") -> Evidence:
    content = saved(scene(number, (64, 48)))
    with holding_bytes(iter([content]), "photo.jpg") as incoming:
        return add_file(
            agency=by.agency,
            incoming=incoming,
            upload_id=f"{upload_id}-{number}",
            description=Description(caption=f"ภาพที่ {number} {by.agency.slug}"),
            by=by,
            now=now,
        ).evidence


def _letter(round_: Round, by: Member, now: datetime) -> Letter:
    content = LetterContent(subject=f"ขอเชิญประชุม {round_.agency.slug}", office="ฝ่ายปกครอง")
    return write_letter(round_=round_, form="memo", content=content, by=by, now=now)


def _own_template(agency: Agency, by: Member, now: datetime) -> None:
    """One that was taken back, so that papers are made with the house's."""
    PaperTemplate.objects.create(
        agency=agency,
        kind="analysis",
        name=f"{agency.slug}.docx",
        content=b"",
        checksum="",
        uploaded_at=now,
        uploaded_by=by.user,
        withdrawn_at=now,
    )


def _approved(round_: Round, officer: Member, director: Member, now: datetime) -> Paper:
    handed_in = submit_paper(topic=analysis_of(round_), by=officer, now=now - timedelta(hours=1))
    number = f"กท {round_.agency_id}/1"
    return approve_paper(paper=handed_in, number=number, dated_on=now.date(), by=director, now=now)


def _invited(agency: Agency, by: Member, now: datetime) -> Invitation:
    invited = Invited(Role.WORKING_GROUP, None, f"ผู้ได้รับเชิญ {agency.slug}", "", "", SINCE)
    return invite_person(agency=agency, invited=invited, by=by, now=now)[0]


def _token(held: Membership, now: datetime) -> None:
    """From a time when the role could have one."""
    AccessToken.objects.create(
        membership=held,
        name=f"program of {held.agency.slug}",
        scopes=[Scope.ROUNDS_READ],
        hint="pgs_xxxx",
        secret_hash=f"{held.pk:064x}",
        made_at=now,
        expires_at=now + timedelta(days=90),
    )


def _draft(round_: Round, by: Member, now: datetime) -> ResultDraft:
    return start_draft(
        round_=round_,
        source=ScoreSheet.Source.MOCK,
        title=f"ทดลอง {by.agency.slug}",
        origin="typed",
        rows=[RawRow(1, "E1", "90")],
        by=by,
        now=now,
    )


def _told(person: User, round_: Round, duty: Obligation, now: datetime) -> Notice:
    params = {
        "agency": round_.agency.slug,
        "year": round_.fiscal_year,
        "title_th": duty.title_th,
        "title_en": duty.title_en,
        "due_on": duty.due_on.isoformat(),
        "duty": duty.pk,
    }
    told = Telling("rounds.duty_late", duty.pk, f"furnished-{duty.pk}", params, [person.pk])
    tell(agency=round_.agency, tellings=[told], by=None, now=now)
    notice = Notice.objects.get(user=person, key=told.key)
    _sent(notice, now)
    return notice


def _sent(notice: Notice, now: datetime) -> None:
    """The digest of the day went out with it."""
    delivery = Delivery.objects.create(
        user=notice.user,
        day=now.date(),
        channel=Channel.EMAIL,
        state=Delivery.State.SENT,
        claimed_at=now,
        ended_at=now,
    )
    DeliveryLine.objects.create(delivery=delivery, notice=notice, channel=Channel.EMAIL)
