"""The counts of all offices are those of the rule, and are read in few queries."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.disclosure.models import Record
from prongsai.disclosure.queries import offices_of
from prongsai.disclosure.standing import stand_of
from prongsai.rounds.models import Round
from prongsai.rules.disclosure_standing import Standing
from tests.factories.disclosure import item_of, moved, record_of, said

DAY = date(2025, 4, 10)
Signed = Callable[[Member], Client]


@pytest.mark.parametrize("today", [date(2025, 3, 14), DAY, date(2025, 6, 6), date(2026, 1, 1)])
def test_the_database_counts_as_the_rule_says(
    bangkok_yai_2568: Round, boon: Member, anong: Member, chai: Member, today: date
) -> None:
    said(record_of(bangkok_yai_2568, "O16", 1), on=DAY, by=anong)
    moved(moved(item_of(bangkok_yai_2568, "O16"), "submit", anong, DAY), "approve", chai, DAY)
    said(record_of(bangkok_yai_2568, "O9", 1), on=DAY, by=anong)
    moved(item_of(bangkok_yai_2568, "O9"), "submit", anong, DAY)
    carried = said(record_of(bangkok_yai_2568, "O10", 1), on=DAY, by=anong)
    Record.objects.filter(pk=carried.pk).update(is_carried=True)
    counted = next(one for one in offices_of(boon, 2568, today) if one.slug == "bangkok-yai")
    records = Record.objects.filter(item__round=bangkok_yai_2568).select_related("item__round")
    rule = Counter(stand_of(one, one.item, today).standing for one in records)
    assert counted.counts == {one: rule[one] for one in Standing}


def test_those_above_see_all_offices_in_few_queries(client_of: Signed, boon: Member, anong: Member) -> None:
    client = client_of(boon)
    client.get("/disclosure/2568/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/disclosure/2568/").context["page"]
    assert len(asked) <= 10
    assert len(page.rows) == 3
    assert client_of(anong).get("/disclosure/2568/").status_code == 403
    assert client.get("/disclosure/2500/").context["page"].rows == ()
