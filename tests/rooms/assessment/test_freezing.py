"""A pack holds what was there when the cut-off day ended, and never changes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.assessment.actions import CannotFreeze, freeze_pack
from prongsai.assessment.models import Assessment, Pack, PackFile, PackItem
from prongsai.audit.models import Entry
from prongsai.disclosure import approved
from prongsai.files.models import Evidence, FileVersion
from prongsai.publication.actions import publish, withdraw
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from prongsai.rules.assessing import PointRule
from tests.factories.assessment import frozen
from tests.factories.disclosure import disclosed_with
from tests.factories.followup import at
from tests.factories.publications import said_of
from tests.rooms.assessment.conftest import CUT_OFF, TODAY


def test_each_item_is_kept_as_it_stood(pack: Assessment, published: Round, evidence: Evidence) -> None:
    items = {one.code: one for one in PackItem.objects.filter(pack=pack.pack)}
    assert len(items) == 22
    newest = Publication.objects.get(round=published, code="O10", number=2)
    kept = items["O10"]
    assert (kept.source, kept.number, kept.digest) == ("published", 2, newest.digest)
    assert kept.address == "/bangkok-yai/oit/2568/O10/2/"
    assert kept.document == newest.document
    file = PackFile.objects.get(item=kept)
    assert (file.version.evidence_id, file.sha256) == (evidence.pk, newest.files.get().sha256)
    assert (items["O2"].source, items["O2"].number, items["O2"].document) == ("nothing", None, None)
    assert Entry.objects.get(action="assessment.pack.frozen").details["items"] == 2


def test_what_came_after_the_cut_off_does_not_count(published: Round) -> None:
    publish(published, said_of(words="ภายหลัง"), by=None, now=at(CUT_OFF + timedelta(days=1)))
    found = frozen(published, CUT_OFF, now=at(TODAY))
    assert PackItem.objects.get(pack=found.pack, code="O10").number == 2


def test_what_was_withdrawn_by_then_was_not_there(published: Round, chai: Member) -> None:
    newest = Publication.objects.get(round=published, code="O10", number=2)
    withdraw(newest, "มีข้อมูลส่วนบุคคล", by=chai, now=at(CUT_OFF - timedelta(days=2)))
    found = frozen(published, CUT_OFF)
    assert PackItem.objects.get(pack=found.pack, code="O10").source == "nothing"


def test_what_was_withdrawn_later_was_there(published: Round, chai: Member) -> None:
    newest = Publication.objects.get(round=published, code="O10", number=2)
    withdraw(newest, "มีข้อมูลส่วนบุคคล", by=chai, now=at(TODAY))
    found = frozen(published, CUT_OFF, now=at(TODAY))
    assert PackItem.objects.get(pack=found.pack, code="O10").number == 2


def test_an_approved_item_that_was_never_public_is_kept_as_approved(
    bangkok_yai_2568: Round,
    anong: Member,
    chai: Member,
    evidence: Evidence,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(approved, "_listeners", [])
    file = FileVersion.objects.select_related("evidence", "file").get(evidence=evidence)
    disclosed_with(bangkok_yai_2568, anong, chai, file, at(date(2025, 4, 1)))
    found = frozen(bangkok_yai_2568, CUT_OFF)
    kept = PackItem.objects.get(pack=found.pack, code="O16")
    assert (kept.source, kept.number, kept.address) == ("approved", 1, "")
    assert PackFile.objects.get(item=kept).version == file


def test_the_central_officer_freezes_and_the_office_does_not(
    published: Round, boon: Member, anong: Member
) -> None:
    with pytest.raises(PermissionDenied):
        freeze_pack(round_=published, cut_off_on=CUT_OFF, rule=PointRule.ALL, by=anong, now=at(TODAY))
    freeze_pack(round_=published, cut_off_on=CUT_OFF, rule=PointRule.SHARE, by=boon, now=at(TODAY))
    assert Pack.objects.get(round=published).rule == "share"


@pytest.mark.parametrize(
    ("day", "code"), [(TODAY + timedelta(days=1), "not_yet"), (date(2024, 9, 30), "before_year")]
)
def test_a_day_that_cannot_be_the_cut_off_is_refused(published: Round, day: date, code: str) -> None:
    with pytest.raises(CannotFreeze) as refused:
        freeze_pack(round_=published, cut_off_on=day, rule=PointRule.ALL, by=None, now=at(TODAY))
    assert refused.value.code == code
    assert not Pack.objects.filter(round=published).exists()


def test_a_year_is_frozen_once(pack: Assessment, published: Round) -> None:
    with pytest.raises(CannotFreeze) as refused:
        freeze_pack(round_=published, cut_off_on=CUT_OFF, rule=PointRule.ALL, by=None, now=at(TODAY))
    assert refused.value.code == "frozen"


def test_the_database_refuses_every_change_of_a_pack(pack: Assessment, store: Path) -> None:
    item = PackItem.objects.get(pack=pack.pack, code="O10")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pack.objects.filter(pk=pack.pack_id).update(rule="share")
    with pytest.raises(IntegrityError), transaction.atomic():
        PackItem.objects.filter(pk=item.pk).update(number=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        PackFile.objects.filter(item=item).update(sha256="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        PackFile.objects.filter(item=item).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        PackItem.objects.create(pack=pack.pack, code="O99", position=99, source="nothing")
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=pack.pk).update(state="confirmed")
