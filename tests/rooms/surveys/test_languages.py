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
from prongsai.surveys.answering import facts, languages
from prongsai.surveys.answering.complete import missing_in
from prongsai.surveys.answering.languages import Language
from prongsai.surveys.models import Wave
from prongsai.surveys.questionnaires import questionnaire_of
from tests.factories.surveys import opened


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Iterator[Wave]:
    with time_machine.travel(now, tick=False):
        yield opened(bangkok_yai_2568, now)


@pytest.fixture
def lao(
    visitors: Wave, tmp_path: Path, settings: LazySettings, request: pytest.FixtureRequest
) -> Iterator[None]:
    """A catalogue with every word, made up but for one question; with a parameter, without the words that it names."""
    asked = questionnaire_of(visitors.round, "EIT")
    first = asked.questions[0]
    names = [visitors.round.agency.name_en, *(place.name_en for place in visitors.places.all())]
    left_out = getattr(request, "param", "")
    folder = tmp_path / "lo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": "lo"}
    for words in missing_in("lo", asked, names):
        if words != left_out:
            said = "ພະນັກງານບໍລິການດ້ວຍຄວາມເຕັມໃຈ" if words == first.text.en else f"ລາວ {words}"
            catalogue.append(polib.POEntry(msgid=words, msgstr=said))
    catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    trans_real._translations.clear()
    facts.forget()
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


@pytest.mark.parametrize(
    "lao",
    ["Please choose one answer.", "Send", "Staff serve willingly and without discrimination"],
    indirect=True,
)
def test_a_language_that_lacks_a_word_is_not_offered(
    visitors: Wave, lao: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a sentence in Thai would stand in the middle of the page."""
    reviewed = (*languages.offered(), Language("lo", "ລາວ", date(2025, 3, 1)))
    monkeypatch.setattr(languages, "languages", lambda: reviewed)
    assert "/s/lo/" not in Client().get(f"/s/{visitors.token}/").content.decode()
    for more in ("", "promise/", "thanks/", "revenue/revenue/"):
        assert Client().get(f"/s/lo/{visitors.token}/{more}").status_code == 404


def test_missing_words_are_named(visitors: Wave) -> None:
    asked = questionnaire_of(visitors.round, "EIT")
    missing = missing_in("lo", asked, ["An office"])
    assert asked.questions[0].text.en in missing
    assert {"An office", "Send", "Please choose one answer."} <= set(missing)
    assert missing_in("en", asked, ["An office"]) == []
