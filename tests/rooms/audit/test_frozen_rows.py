"""The database itself refuses to change what is frozen, whatever code asks for it."""

import pytest
from django.db import DatabaseError, connection, transaction

from prongsai.accounts.members import Member
from prongsai.audit.actions import record
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.conftest import NOW

STATEMENTS = [
    "UPDATE scoring_scoresheet SET title = 'x' WHERE sealed_at IS NOT NULL",
    "DELETE FROM scoring_scoresheet WHERE sealed_at IS NOT NULL",
    "UPDATE scoring_sheetfigure SET value = 100",
    "DELETE FROM scoring_sheetfigure",
    "INSERT INTO scoring_sheetfigure (sheet_id, node_id, value)"
    " SELECT sheet_id, (SELECT id FROM frameworks_frameworknode WHERE code = 'IIT' LIMIT 1), 1"
    " FROM scoring_sheetfigure LIMIT 1",
    "UPDATE frameworks_frameworkversion SET title_th = 'x'",
    "DELETE FROM frameworks_frameworkversion",
    "UPDATE frameworks_frameworknode SET title_th = 'x'",
    "DELETE FROM frameworks_frameworknode",
    "UPDATE frameworks_itemmapping SET note_th = 'x'",
    "UPDATE audit_entry SET actor = 'x'",
    "DELETE FROM audit_entry",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_raw_sql_cannot_change_what_is_frozen(official_2567: ScoreSheet, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"frozen|append-only"), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(statement)
    official_2567.refresh_from_db()
    assert official_2567.figures.count() == 40


def test_a_draft_framework_may_still_change(bangkok_yai_2567: Round) -> None:
    draft = FrameworkVersion.objects.create(
        framework_id="draft",
        version=1,
        fiscal_year=2599,
        agency_kind="x",
        title_th="ก",
        title_en="a",
        content={},
    )
    draft.title_th = "ข"
    draft.save()
    draft.refresh_from_db()
    assert draft.title_th == "ข"


def test_an_entry_says_who_did_what_where(anong: Member, bangkok_yai_2567: Round) -> None:
    entry = record("rounds.round.looked_at", by=anong, target=bangkok_yai_2567, at=NOW, because="test")
    assert (entry.actor, entry.role, entry.agency_path) == ("anong", "ita_officer", "bma/bangkok-yai/")
    assert entry.target == f"rounds.round:{bangkok_yai_2567.pk}"
    assert entry.details == {"because": "test"}
