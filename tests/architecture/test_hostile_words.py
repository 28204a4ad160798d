"""Whatever people write is shown as letters: on no page does it become an element or an attribute."""

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.analysis.models import Finding
from prongsai.intake.models import ResultDraft
from prongsai.measures.models import Measure, MeasureStep
from prongsai.reports.actions import approve_paper, return_paper, submit_paper
from prongsai.reports.models import PaperTemplate
from prongsai.rounds.models import Round
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet
from tests.factories.papers import analysis_of, lay_plan
from tests.factories.sheets import Source, sheet_of

pytestmark = pytest.mark.slow
HOSTILE = "\"><img src=x onerror='1'><b onload=1>{{ 7 }}{% x %}</script>"
PAGES = (
    "",
    "result/",
    "results/",
    "results/new/",
    "results/drafts/{draft}/",
    "sheets/{sheet}/figures/E1/",
    "sheets/{sheet}/what-if/",
    "findings/",
    "plan/",
    "plan/copy/",
    "plan/measures/new/?finding={finding}",
    "plan/measures/{measure}/edit/",
    "plan/measures/{measure}/remove/",
    "plan/findings/{finding}/issue/",
    "plan/findings/{finding}/no-measure/",
    "papers/",
    "papers/analysis/",
    "papers/template/analysis/",
    "papers/{paper}/",
    "papers/{returned}/",
)


class Elements(HTMLParser):
    """Gathers what a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.hostile: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(name.startswith("on") for name, _ in attrs) or ("src", "x") in attrs:
            self.hostile.append(f"<{tag} {attrs}>")


def hostile_elements(page: str) -> list[str]:
    found = Elements()
    found.feed(page)
    return found.hostile


@pytest.fixture
def ids(
    bangkok_yai_2568: Round, official_2567: ScoreSheet, anong: Member, chai: Member, now: datetime
) -> dict[str, int]:
    """A round in which every text that somebody may write is hostile, with one row of each kind."""
    sheet = sheet_of(
        bangkok_yai_2568, {"E1": Fraction(50)}, now, source=Source.MOCK, title=HOSTILE, replaces=None
    )
    draft = ResultDraft.objects.create(
        round=bangkok_yai_2568,
        by=anong.user,
        source="mock",
        title=HOSTILE,
        origin=HOSTILE,
        rows=ResultDraft.stored([RawRow(1, HOSTILE, HOSTILE, HOSTILE), RawRow(2, "E1", "50", HOSTILE)]),
        changed_at=now,
    )
    lay_plan(bangkok_yai_2568, official_2567, now)
    Finding.objects.update(issue=HOSTILE)
    Finding.objects.exclude(no_measure_reason="").update(no_measure_reason=HOSTILE)
    Measure.objects.update(awareness=HOSTILE, follow_up_text=HOSTILE, credit=HOSTILE)
    MeasureStep.objects.update(text=HOSTILE)
    Unit.objects.update(name_th=HOSTILE, name_en=HOSTILE, short_th=HOSTILE)
    User.objects.update(name_th=HOSTILE, name_en=HOSTILE)
    Agency.objects.update(name_th=HOSTILE, name_en=HOSTILE, short_th=HOSTILE, short_en=HOSTILE)
    PaperTemplate.objects.create(
        agency=bangkok_yai_2568.agency,
        kind="analysis",
        name=HOSTILE,
        content=b"",
        checksum="",
        uploaded_at=now,
        uploaded_by=anong.user,
        withdrawn_at=now,
    )
    returned = submit_paper(topic=analysis_of(bangkok_yai_2568), by=anong, now=now)
    return_paper(paper=returned, comment=HOSTILE, by=chai, now=now)
    paper = submit_paper(topic=analysis_of(bangkok_yai_2568), by=anong, now=now)
    approve_paper(paper=paper, number=HOSTILE[:60], dated_on=date(2025, 3, 12), by=chai, now=now)
    measure = Measure.objects.order_by("pk")[0]
    return {
        "sheet": sheet.pk,
        "draft": draft.pk,
        "finding": measure.findings.all()[0].pk,
        "measure": measure.pk,
        "paper": paper.pk,
        "returned": returned.pk,
    }


def test_no_page_takes_words_for_markup(
    ids: dict[str, int], anong: Member, chai: Member, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    shown = 0
    for member in (anong, chai, boon):
        client = client_of(member)
        for page in ("/", *(f"/rounds/bangkok-yai/2568/{page.format(**ids)}" for page in PAGES)):
            answer = client.get(page, follow=True)
            assert answer.status_code in {200, 403}, page
            html = answer.content.decode()
            assert hostile_elements(html) == [], page
            shown += "onerror=" in html
    assert shown > 30, "the words do stand on the pages"


def test_the_reader_of_this_test_sees_what_a_browser_would_run() -> None:
    assert len(hostile_elements(f'<p title="{HOSTILE}">')) == 2
