"""Whether the sealed sheets still say what was fixed at the close: all closed waves in one pass over their sheets."""

from collections.abc import Iterator

from prongsai.rules.survey_tally import Tally
from prongsai.surveys.models import Release
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses import store
from prongsai.surveys.telling.content import from_json


def disagreeing() -> Iterator[int]:
    """The waves whose sheets have changed since their tables were fixed."""
    sums = store.sums()
    releases = Release.objects.select_related("wave__round__framework").order_by("wave")
    for release in releases.iterator(chunk_size=500):
        wave, tables = release.wave, from_json(release.tables)
        codes = [question.code for question in questionnaire_of(wave.round, wave.instrument).questions]
        found = sums.get(wave.drawer)
        if found is None:
            if tables.sheets:
                yield wave.pk
            continue
        told = [(place, tables.items[code]) for place, code in enumerate(codes) if code in tables.items]
        if found.sheets != tables.sheets or any(found.of(place) != _sum(tally) for place, tally in told):
            yield wave.pk


def _sum(tally: Tally) -> tuple[int, int]:
    return sum(option * count for option, count in enumerate(tally.counts)), tally.base
