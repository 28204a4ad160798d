"""Papers of several kinds side by side: a kind made for the test, beside the analysis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.reports import kinds
from prongsai.reports.actions import CannotDecide, CannotSubmit, approve_paper, submit_paper
from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.kind import Kind, Subject
from prongsai.reports.models import Paper
from prongsai.reports.queries import frozen_file
from prongsai.reports.topics import Topic
from prongsai.rounds.models import Round
from tests.factories.papers import analysis_of
from tests.rooms.reports.reading_papers import opened
from tests.rooms.reports.templates_for_tests import template

pytestmark = [pytest.mark.paper, pytest.mark.slow]
HERE = "/rounds/bangkok-yai/2568/papers/"
DAY = date(2025, 3, 12)
TEMPLATE = template("ประชุม {{ meeting }} {{ agency }}")
Browser = Callable[[Member], Client]


@dataclass(frozen=True, slots=True)
class MinutesPaper(PaperContent):
    agency: str
    meeting: str
    gaps: tuple[Gap, ...] = ()


class MinutesKind(Kind[MinutesPaper]):
    key = "test-minutes"
    name = _("Papers")
    file_name = "รายงานการประชุม"
    content = MinutesPaper
    gap_words = {"nobody": _("Nobody attended")}

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:
        return Subject("first", "ครั้งที่ 1/2568"), Subject("second", "ครั้งที่ 2/2568")

    def current(self, round_: Round, subject: str = "") -> MinutesPaper | None:
        gaps = (Gap("ครั้งที่ 2/2568", "nobody", "/somewhere/"),) if subject == "second" else ()
        return MinutesPaper(round_.agency.name_th, subject, gaps)

    def register(self, dated_on: date) -> str:
        return f"minutes-{dated_on.year}"

    def house_template(self) -> bytes:
        return TEMPLATE

    @property
    def folder(self) -> Path:
        return kinds.ANALYSIS.folder


class PrintedKind(MinutesKind):
    """Nobody decides on it."""

    key = "test-agenda"
    is_decided = False


MINUTES = MinutesKind()


@pytest.fixture(autouse=True)
def more_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    several = (*kinds.KINDS, MINUTES, PrintedKind())
    for module in ("kinds", "topics", "presenters.lists"):
        monkeypatch.setattr(f"prongsai.reports.{module}.KINDS", several)


def minutes(round_: Round, key: str = "first") -> Topic:
    subject = next(one for one in MINUTES.subjects(round_, None) if one.key == key)
    return Topic(round_, MINUTES, subject)


def test_a_paper_of_each_kind_waits_at_the_same_time(
    planned_round: Round, anong: Member, now: datetime
) -> None:
    submit_paper(topic=analysis_of(planned_round), by=anong, now=now)
    kept = submit_paper(topic=minutes(planned_round), by=anong, now=now)
    assert (kept.kind, kept.subject, kept.subject_name) == ("test-minutes", "first", "ครั้งที่ 1/2568")
    with pytest.raises(CannotSubmit, match="waiting"):
        submit_paper(topic=minutes(planned_round), by=anong, now=now)


def test_a_kind_is_frozen_from_its_own_content_and_template(
    planned_round: Round, anong: Member, chai: Member, now: datetime
) -> None:
    paper = submit_paper(topic=minutes(planned_round), by=anong, now=now)
    approved = approve_paper(paper=paper, number="5", dated_on=DAY, by=chai, now=now)
    assert "ประชุม first" in opened(frozen_file(approved, "docx")).paragraphs[0].text
    assert approved.register == "minutes-2025"


def test_a_number_is_used_once_in_its_register(
    planned_round: Round, approved: Paper, anong: Member, chai: Member, now: datetime
) -> None:
    first = submit_paper(topic=minutes(planned_round), by=anong, now=now)
    approve_paper(paper=first, number=approved.number, dated_on=DAY, by=chai, now=now)
    second = submit_paper(topic=minutes(planned_round), by=anong, now=now)
    with pytest.raises(CannotDecide, match="number_used"):
        approve_paper(paper=second, number=approved.number, dated_on=DAY, by=chai, now=now)
    approve_paper(paper=second, number=approved.number, dated_on=date(2026, 1, 5), by=chai, now=now)


def test_gaps_hold_a_paper_of_any_kind_back(planned_round: Round, anong: Member, now: datetime) -> None:
    with pytest.raises(CannotSubmit, match="gaps"):
        submit_paper(topic=minutes(planned_round, "second"), by=anong, now=now)


def test_pages_speak_of_every_kind(
    planned_round: Round, anong: Member, chai: Member, now: datetime, client_of: Browser
) -> None:
    officer = client_of(anong)
    page = officer.get(HERE).content.decode()
    assert f"{HERE}test-minutes.first/" in page
    lacking = officer.get(f"{HERE}test-minutes.second/lacking/").content.decode()
    assert 'href="/somewhere/"' in lacking
    preview = officer.get(f"{HERE}test-minutes.first/").content.decode()
    assert "ประชุม first" in preview
    assert f"{HERE}test-minutes.first/submit/" in preview
    assert officer.get(f"{HERE}template/test-minutes/house/").content == TEMPLATE
    paper = submit_paper(topic=minutes(planned_round), by=anong, now=now)
    assert "ครั้งที่ 1/2568" in client_of(chai).get(f"{HERE}{paper.pk}/").content.decode()


def test_what_nobody_decides_on_is_printed_clean_and_not_handed_in(
    planned_round: Round, anong: Member, client_of: Browser
) -> None:
    officer = client_of(anong)
    preview = officer.get(f"{HERE}test-agenda.first/").content.decode()
    assert "/submit/" not in preview
    printed = opened(officer.get(f"{HERE}test-agenda.first/draft/docx/").content)
    assert printed.sections[0].header.is_linked_to_previous
    assert officer.post(f"{HERE}test-agenda.first/submit/").status_code == 403


@pytest.mark.parametrize("place", ["nothing/", "analysis.first/", "test-minutes/", "test-minutes.third/"])
def test_a_paper_that_the_round_does_not_have_is_not_found(
    place: str, planned_round: Round, anong: Member, client_of: Browser
) -> None:
    assert client_of(anong).get(HERE + place).status_code == 404
