"""Opinions of the office and of the assessor: whole, with reasons, in their time."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.assessment.actions import CannotJudge, Stale, finish_own, judge_item
from prongsai.assessment.content import Said, Side
from prongsai.assessment.models import Assessment, Judgement, Mark
from prongsai.assessment.scores import assessor_figures, own_figures, scored
from prongsai.rounds.models import Round
from prongsai.rules.assessing import PointRule, Verdict
from tests.factories.assessment import all_judged, fair, frozen, judged, the_case
from tests.factories.followup import at
from tests.rooms.assessment.conftest import CUT_OFF, TODAY

NOW = at(TODAY)


def said_of(round_: Round, code: str, missing: int = 0) -> Said:
    one = the_case(round_).item(code)
    assert one is not None
    return fair(one, missing)


def refused(round_: Round, code: str, side: str, said: Said, by: Member | None = None) -> tuple[str, int]:
    with pytest.raises(CannotJudge) as why:
        judge_item(round_=round_, code=code, side=side, said=said, seen=0, by=by, now=NOW)
    assert not Judgement.objects.filter(item__pack__round=round_, item__code=code, side=side).exists()
    return why.value.code, why.value.component


def test_the_office_judges_itself_first(pack: Assessment, published: Round, anong: Member) -> None:
    judged(published, "O10", Side.OWN, said_of(published, "O10", 1), by=anong, now=NOW)
    kept = Judgement.objects.get(item__code="O10", side=Side.OWN)
    assert kept.changed_by == anong.user
    assert list(kept.marks.values_list("verdict", flat=True))[-1] == "not_met"


def test_every_component_is_decided_with_the_reason_that_it_needs(pack: Assessment, published: Round) -> None:
    whole = said_of(published, "O10")
    part = replace(whole, verdicts={1: Verdict.MET})
    assert refused(published, "O10", Side.OWN, part) == ("undecided", 2)
    bare = replace(whole, verdicts={**whole.verdicts, 1: Verdict.NOT_APPLICABLE}, reasons={1: "  "})
    assert refused(published, "O10", Side.OWN, bare) == ("no_reason", 1)
    long = replace(whole, reasons={1: "ก" * 501})
    assert refused(published, "O10", Side.OWN, long) == ("long_reason", 1)
    more = replace(whole, verdicts={**whole.verdicts, 99: Verdict.MET})
    assert refused(published, "O10", Side.OWN, more)[0] == "outside_pack"


def test_nothing_is_met_of_what_was_not_there(pack: Assessment, published: Round) -> None:
    said = said_of(published, "O10")
    one = said_of(published, "O2")
    met = Said(dict.fromkeys(one.verdicts, Verdict.MET), {})
    assert refused(published, "O2", Side.FIRST, met) == ("nothing_there", 1)
    assert refused(published, "O40", Side.FIRST, said)[0] == "outside_pack"


def test_an_item_of_a_year_without_a_pack_is_refused(
    pack: Assessment, published: Round, bangkok_yai_2567: Round, yada: Member
) -> None:
    assert refused(bangkok_yai_2567, "O10", Side.FIRST, said_of(published, "O10"), yada)[0] == "outside_pack"


def test_who_judges_for_whom(
    pack: Assessment, published: Round, anong: Member, dao: Member, boon: Member, yada: Member
) -> None:
    said = said_of(published, "O10")
    for by, side in ((anong, Side.FIRST), (boon, Side.FIRST), (yada, Side.OWN), (dao, Side.OWN)):
        with pytest.raises(PermissionDenied):
            judge_item(round_=published, code="O10", side=side, said=said, seen=0, by=by, now=NOW)
    judged(published, "O10", Side.FIRST, said, by=yada, now=NOW)


def test_nobody_assesses_an_office_that_they_serve(pack: Assessment, published: Round, yada: Member) -> None:
    Membership.objects.create(
        user=yada.user, agency=published.agency, role=Role.WORKING_GROUP, starts_on=CUT_OFF, ends_on=CUT_OFF
    )
    assert refused(published, "O10", Side.FIRST, said_of(published, "O10"), yada)[0] == "of_the_office"


def test_a_stale_form_changes_nothing(pack: Assessment, published: Round, yada: Member) -> None:
    judged(published, "O10", Side.FIRST, said_of(published, "O10"), by=yada, now=NOW)
    with pytest.raises(Stale):
        judged(published, "O10", Side.FIRST, said_of(published, "O10", 1), by=yada, now=NOW)
    assert not Mark.objects.exclude(verdict="met").exists()
    judged(published, "O10", Side.FIRST, said_of(published, "O10", 1), by=yada, now=NOW, seen=1)
    assert Mark.objects.filter(verdict="not_met").count() == 1


def test_the_own_opinion_is_finished_whole_and_once(
    pack: Assessment, published: Round, anong: Member
) -> None:
    with pytest.raises(CannotJudge, match="unjudged"):
        finish_own(round_=published, by=anong, now=NOW)
    all_judged(published, Side.OWN, by=anong, now=NOW)
    finish_own(round_=published, by=anong, now=NOW)
    with pytest.raises(CannotJudge, match="over"):
        finish_own(round_=published, by=anong, now=NOW)
    with pytest.raises(CannotJudge, match="over"):
        judged(published, "O10", Side.OWN, said_of(published, "O10", 1), by=anong, now=NOW, seen=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.filter(side=Side.OWN).update(note="แก้ไข")
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.filter(judgement__side=Side.OWN).update(verdict="met")


def test_scores_are_computed_by_the_core(pack: Assessment, published: Round) -> None:
    all_judged(published, Side.FIRST, now=NOW)
    case = the_case(published)
    figures = assessor_figures(case)
    assert {code for code, figure in figures.items() if figure == 100} == {"O1", "O10"}
    result = scored(case, figures)
    assert result is not None
    assert result.steps["OIT"].value == Fraction(200, 22)
    assert own_figures(case) == {}


def test_a_share_of_components_earns_a_share_of_points(published: Round) -> None:
    frozen(published, CUT_OFF, PointRule.SHARE)
    said = said_of(published, "O10", 1)
    judged(published, "O10", Side.FIRST, said, now=NOW)
    share = Fraction(100 * (len(said.verdicts) - 1), len(said.verdicts))
    assert abs(assessor_figures(the_case(published))["O10"] - share) <= Fraction(1, 2 * 10**6)


def test_what_does_not_apply_does_not_count(pack: Assessment, published: Round) -> None:
    whole = said_of(published, "O10")
    none = Said(
        dict.fromkeys(whole.verdicts, Verdict.NOT_APPLICABLE), dict.fromkeys(whole.verdicts, "ไม่มีภารกิจ")
    )
    judged(published, "O10", Side.FIRST, none, now=NOW)
    assert assessor_figures(the_case(published)) == {}
