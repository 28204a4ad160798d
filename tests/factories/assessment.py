"""Assessments of disclosure: frozen packs, opinions of every side, answers."""

from datetime import date, datetime

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.assessment.actions import answer_item, freeze_pack, judge_item, tell_office
from prongsai.assessment.content import Case, ItemCase, Said, Side
from prongsai.assessment.models import Assessment
from prongsai.assessment.queries.cases import case_of
from prongsai.disclosure.asked import components_of
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round
from prongsai.rules.assessing import PointRule, Verdict
from tests.factories.base import member
from tests.factories.followup import at

REASON = "ไม่พบข้อมูลตามองค์ประกอบ ณ วันที่ตัดยอด"
SINCE = date(2024, 10, 1)


def central_person(name: str, role: Role, today: date) -> Member:
    """Somebody who serves in the supervising office."""
    user = User.objects.create_user(name, None, name_th=name)
    bma = Agency.objects.get(slug="bma")
    Membership.objects.create(user=user, agency=bma, role=role, starts_on=SINCE)
    return member(name, today)


def frozen(
    round_: Round, on: date, rule: PointRule = PointRule.ALL, now: datetime | None = None
) -> Assessment:
    return freeze_pack(round_=round_, cut_off_on=on, rule=rule, by=None, now=now or at(on))


def the_case(round_: Round) -> Case:
    found = case_of(round_)
    assert found is not None
    return found


def fair(one: ItemCase, missing: int = 0) -> Said:
    """What was there is met but for the last so many components; what was not there is not met."""
    places = range(1, len(components_of(one.node)) + 1)
    met = len(places) - missing if one.is_there else 0
    verdicts = {place: Verdict.MET if place <= met else Verdict.NOT_MET for place in places}
    return Said(verdicts, {place: REASON for place in places if place > met})


def judged(
    round_: Round, code: str, side: str, said: Said, *, by: Member | None = None, now: datetime, seen: int = 0
) -> None:
    judge_item(round_=round_, code=code, side=side, said=said, seen=seen, by=by, now=now)


def all_judged(
    round_: Round, side: str, *, by: Member | None = None, now: datetime, missing: int = 0
) -> None:
    """Every item fairly; missing: so many components of each item are not met."""
    for one in the_case(round_).items:
        judged(round_, one.item.code, side, fair(one, missing), by=by, now=now)


def told(round_: Round, assessor: Member, first_on: date, last_on: date) -> None:
    """Everything is scored, one component of each item is not met, and the office knows."""
    all_judged(round_, Side.FIRST, by=assessor, now=at(first_on), missing=1)
    tell_office(round_=round_, first_on=first_on, last_on=last_on, by=assessor, now=at(first_on))


def answered(round_: Round, code: str, by: Member, on: date, *files: FileVersion) -> None:
    answer_item(round_=round_, code=code, text="ข้อมูลอยู่ในหน้าที่ 3", files=files, seen=0, by=by, now=at(on))


def assess(round_: Round, now: datetime) -> Assessment:
    """A pack, and what both sides say of every item: the office may finish its opinion, the assessor may tell the office."""
    assessment = frozen(round_, now.date(), now=now)
    all_judged(round_, Side.OWN, now=now)
    all_judged(round_, Side.FIRST, now=now)
    return assessment
