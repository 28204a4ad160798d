"""Further languages are data, and none is shown before somebody has read its texts."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import polib
import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.utils.translation import trans_real

from prongsai.rounds.models import Round
from prongsai.surveys.answering import languages
from prongsai.surveys.answering.languages import Language
from prongsai.surveys.models import Wave
from prongsai.surveys.questionnaires import questionnaire_of
from tests.factories.surveys import opened


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Iterator[Wave]:
    with time_machine.travel(now, tick=False):
        yield opened(bangkok_yai_2568, now)


@pytest.fixture
def lao(visitors: Wave, tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    """A catalogue with the words of one question."""
    first = questionnaire_of(visitors.round, "EIT").questions[0]
    folder = tmp_path / "lo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": "lo"}
    catalogue.append(polib.POEntry(msgid=first.text.en, msgstr="ພະນັກງານບໍລິການດ້ວຍຄວາມເຕັມໃຈ"))
    catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()


def test_what_nobody_has_reviewed_is_not_there(visitors: Wave, lao: None) -> None:
    assert [one.code for one in languages.offered()] == ["th", "en"]
    assert len(languages.languages()) > 2
    assert "/s/lo/" not in Client().get(f"/s/{visitors.token}/").content.decode()
    assert Client().get(f"/s/lo/{visitors.token}/").status_code == 404


def test_from_its_review_on_a_language_is_offered_and_spoken(
    visitors: Wave, lao: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed = (*languages.offered(), Language("lo", "ລາວ", date(2025, 3, 1)))
    monkeypatch.setattr(languages, "languages", lambda: reviewed)
    start = Client().get(f"/s/{visitors.token}/").content.decode()
    assert f'href="/s/lo/{visitors.token}/" lang="lo"' in start
    form = Client().get(f"/s/lo/{visitors.token}/revenue/revenue/").content.decode()
    assert '<html lang="lo"' in form
    assert "ພະນັກງານບໍລິການດ້ວຍຄວາມເຕັມໃຈ" in form
