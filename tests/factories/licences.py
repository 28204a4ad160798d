"""Kinds of licence with a published checklist, and applications in every state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency, Unit
from prongsai.files.receiving import holding_bytes
from prongsai.licences import actions
from prongsai.licences.actions.checking import Found
from prongsai.licences.codes import secret_of
from prongsai.licences.models import Application, Checklist, LicenceType
from prongsai.licences.moves import State
from prongsai.licences.outside import OutsideStatus
from prongsai.rules.clocks import Start
from tests.factories.disguises import photo

NAME, CONTACT = "ผู้ยื่นตัวอย่าง 1", "โทร. ตัวอย่าง 000"
ONE_DAY = timedelta(days=1)


def content_of(now: datetime, *, days: int = 10, first: str = "คำขอ") -> actions.ChecklistContent:
    return actions.ChecklistContent(
        effective_from=now.date(),
        days=days,
        fee="100 บาท",
        decider="ผู้อำนวยการเขต",
        basis="ข้อบัญญัติ",
        items=[
            actions.ItemContent(first),
            actions.ItemContent("แผนผัง", copies=2),
            actions.ItemContent("ทะเบียนบ้าน", is_held=True),
        ],
        steps=[actions.StepContent("ตรวจเอกสาร", "ครบตามรายการ", 3, "เจ้าหน้าที่")],
    )


def kind(
    agency: Agency, unit: Unit | None, now: datetime, *, key: str = "drain", starts: str = Start.FILING
) -> LicenceType:
    """With version 1 published."""
    of = LicenceType(agency=agency, key=key)
    content = actions.TypeContent(unit, f"ใบอนุญาต {key} {agency.slug}", key, starts, True, True, 24)
    actions.write_type(of=of, content=content, seen=0, by=None, now=now)
    published(of, now)
    return of


def published(of: LicenceType, now: datetime, *, days: int = 10, first: str = "คำขอ") -> Checklist:
    draft = actions.write_checklist(of=of, content=content_of(now, days=days, first=first), by=None, now=now)
    actions.publish_checklist(checklist=draft, by=None, now=now)
    draft.refresh_from_db()
    return draft


def filed(
    of: LicenceType, now: datetime, *, sending: str = "a" * 24, by: Member | None = None, name: str = NAME
) -> actions.Filed:
    channel = Application.Channel.COUNTER if by else Application.Channel.ONLINE
    return actions.file_application(
        of=of, name=name, contact=CONTACT, sending=sending, channel=channel, by=by, now=now
    )


def sent(application: Application, name: str = "photo.jpg") -> UUID:
    """A photo that its applicant sent for the first paper."""
    item = application.checklist.items.filter(is_held=False)[0]
    moment = application.events.latest("seq").at
    with holding_bytes(iter([photo()]), name) as incoming:
        actions.send_paper(application=application, item_id=item.pk, incoming=incoming, now=moment)
    return application.sent_papers.get(item=item).pk


def all_found(application: Application, *, wrong: bool = False) -> dict[int, Found]:
    items = application.checklist.items.filter(is_held=False).order_by("position")
    found = {one.pk: Found("ok") for one in items}
    if wrong:
        found[items[0].pk] = Found("missing", "ไม่มีลายมือชื่อ")
    return found


def brought(application: Application, to: State, now: datetime, by: Member | None = None) -> Application:
    """Moved on, through the actions, until it stands there."""
    late = now + ONE_DAY * 30
    wrong = to in {State.DEFECT, State.RESUBMITTED}
    steps: Mapping[str, tuple[State, ...]] = {
        State.REFUSED: (State.CHECKING, State.REVIEWING, State.REFUSED),
        State.APPROVED: (State.CHECKING, State.REVIEWING, State.APPROVED),
        State.ISSUED: (State.CHECKING, State.REVIEWING, State.APPROVED, State.ISSUED),
        State.CLOSED: (State.CHECKING, State.REVIEWING, State.APPROVED, State.ISSUED, State.CLOSED),
        State.REVIEWING: (State.CHECKING, State.REVIEWING),
        State.CHECKING: (State.CHECKING,),
        State.DEFECT: (State.CHECKING, State.DEFECT),
        State.RESUBMITTED: (State.CHECKING, State.DEFECT, State.RESUBMITTED),
        State.WITHDRAWN: (State.WITHDRAWN,),
        State.RECEIVED: (),
    }
    told = {"application": application, "now": now}
    for step in steps[to]:
        if step == State.CHECKING:
            actions.check_items(found=all_found(application, wrong=wrong), by=by, **told)
        elif step == State.DEFECT:
            actions.release_notice(answer_by=late.date(), by=by, **told)
        elif step == State.RESUBMITTED:
            actions.resubmit(words="ลงลายมือชื่อแล้ว", by=None, **told)
        elif step == State.REVIEWING:
            actions.begin_review(by=by, **told)
        elif step in {State.APPROVED, State.REFUSED}:
            is_approved = step == State.APPROVED
            actions.decide(
                is_approved=is_approved, reason="ขัดต่อผังเมือง", appeal="อุทธรณ์ภายใน 30 วัน", by=None, **told
            )
        elif step == State.ISSUED:
            actions.issue(by=by, **told)
        elif step == State.CLOSED:
            actions.close(by=by, **told)
        else:
            actions.withdraw(reason="", by=None, **told)
    application.refresh_from_db()
    return application


@dataclass(frozen=True)
class Licensed:
    """kinds: by whose they are. cases: ids by whose they are and the state in which they stand. papers: sent ones, by whose they are.

    codes  reference and secret of an application that still takes papers; field: under which its first one is sent
    """

    kinds: Mapping[str, LicenceType]
    cases: Mapping[str, int]
    papers: Mapping[str, UUID]
    codes: Mapping[str, str]
    field: str


def license_office(agency: Agency, units: Mapping[str, Unit | None], now: datetime) -> Licensed:
    """A kind for each of these, with applications in the states from which people move them on."""
    kinds = {whose: kind(agency, unit, now, key=f"kind-{whose}") for whose, unit in units.items()}
    cases = {}
    waiting = {}
    for whose, of in kinds.items():
        for state in State:
            case = filed(of, now, sending=_sending(agency, whose, state)).application
            if state == State.RECEIVED:
                waiting[whose] = case
            cases[f"case_{whose}_{state}"] = brought(case, state, now).pk
        actions.write_checklist(of=of, content=content_of(now), by=None, now=now)
    papers = {f"paper_{whose}": sent(case) for whose, case in waiting.items()}
    actions.write_outside(
        agency=agency, source="bma-oss", cases=[outside_case(next(iter(kinds.values())))], by=None, now=now
    )
    first = next(iter(waiting.values()))
    told = {
        "reference": first.reference,
        "secret": secret_of(_sending(agency, next(iter(kinds)), State.RECEIVED)),
    }
    field = f"file-{first.checklist.items.filter(is_held=False)[0].pk}"
    return Licensed(kinds, cases, papers, told, field)


def _sending(agency: Agency, whose: str, state: str) -> str:
    return f"{agency.slug}-{whose}-{state}-0123456789"


def outside_case(of: LicenceType) -> OutsideStatus:
    day = of.changed_at.date()
    return OutsideStatus(f"OSS-{of.agency_id}", of.key, State.REVIEWING, day, day + ONE_DAY * 9, None)
