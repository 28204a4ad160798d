"""The demo's assessment: the office is done, the assessor halfway; nothing where nothing was disclosed."""

from prongsai.assessment.content import Side
from prongsai.assessment.models import Pack
from prongsai.config.demo.assessing import assess_disclosure
from prongsai.rounds.models import Round
from tests.factories.assessment import the_case
from tests.factories.followup import at
from tests.rooms.assessment.conftest import TODAY


def test_the_assessor_is_halfway(published: Round) -> None:
    assess_disclosure(published, now=at(TODAY))
    case = the_case(published)
    assert case.assessment.own_done_at == at(TODAY)
    assert (case.count(Side.OWN), case.count(Side.FIRST)) == (22, 11)


def test_without_disclosure_there_is_no_pack(bangkok_yai_2568: Round) -> None:
    assess_disclosure(bangkok_yai_2568, now=at(TODAY))
    assert not Pack.objects.filter(round=bangkok_yai_2568).exists()
