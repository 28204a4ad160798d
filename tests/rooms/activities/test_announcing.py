"""The announcements of a year."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.activities.actions import CannotAnnounce, Stale, word_announcement
from prongsai.activities.announcements import content_of, house_texts, worded
from prongsai.activities.models import Announcement
from prongsai.rounds.models import Round

HERE = "/rounds/bangkok-yai/2568/announcements/"
Browser = Callable[[Member], Client]


@pytest.mark.parametrize("kind", house_texts())
def test_the_house_text_names_office_and_year_in_both_languages(kind: str, bangkok_yai_2568: Round) -> None:
    content = worded(kind, bangkok_yai_2568)
    assert "สำนักงานเขตบางกอกใหญ่" in content.text_th
    assert "Bangkok Yai District Office" in content.text_en
    assert "2568" in content.title_th
    assert "2568" in content.title_en
    assert content.signer_th == "ผู้อำนวยการเขตบางกอกใหญ่"
    assert "{" not in "".join(asdict(content).values())
    assert content.text_th.count("\n") == content.text_en.count("\n")


def test_an_office_words_it_otherwise_and_a_stale_form_is_refused(
    bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    content = worded("no-gift", bangkok_yai_2568)
    about = {"round_": bangkok_yai_2568, "kind": "no-gift", "by": anong, "now": now}
    word_announcement(content=content, seen=0, **about)
    changed = replace(content, text_th="ไม่รับของขวัญทุกชนิด")
    word_announcement(content=changed, seen=1, **about)
    assert content_of(Announcement.objects.get()) == changed
    with pytest.raises(Stale):
        word_announcement(content=content, seen=1, **about)
    with pytest.raises(CannotAnnounce, match="text_en"):
        word_announcement(content=replace(content, text_en=" "), seen=2, **about)
    with pytest.raises(CannotAnnounce, match="unknown_kind"):
        word_announcement(content=content, seen=0, **{**about, "kind": "lottery"})


def test_only_who_plans_words_it(
    bangkok_yai_2568: Round, chai: Member, fah: Member, dao: Member, now: datetime
) -> None:
    content = worded("no-gift", bangkok_yai_2568)
    for stranger in (chai, fah, dao):
        with pytest.raises(PermissionDenied):
            word_announcement(
                round_=bangkok_yai_2568, kind="no-gift", content=content, seen=0, by=stranger, now=now
            )


def test_the_form_begins_with_the_house_text_and_shows_both_versions_when_stale(
    bangkok_yai_2568: Round, anong: Member, chai: Member, client_of: Browser
) -> None:
    client, sent = client_of(anong), asdict(worded("anti-bribery", bangkok_yai_2568))
    form = client.get(f"{HERE}anti-bribery/").context["page"].form
    assert form["text_th"].value() == sent["text_th"]
    assert client.post(f"{HERE}anti-bribery/", {**sent, "seen": "0"}).status_code == 302
    stale = client.post(f"{HERE}anti-bribery/", {**sent, "text_th": "อื่น", "seen": "0"})
    assert stale.status_code == 422
    assert stale.context["page"].newer.text_th == sent["text_th"]
    assert client_of(chai).get(f"{HERE}anti-bribery/").context["page"].form is None
    assert client.get(f"{HERE}lottery/").status_code == 404
