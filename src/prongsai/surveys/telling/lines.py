"""Shared lines of closed waves as CSV: one line a person, none of which fits fewer than the smallest group; no order, no time."""

import csv
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import StringIO

from prongsai.rules.survey import Question
from prongsai.rules.survey_microdata import SharedLine, shared_lines
from prongsai.surveys.models import Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses import store

MARK = "\ufeff"
CHUNK = 64 * 1024
OF_A_WAVE = ("agency", "fiscal_year", "instrument", "kind")


def lines_csv(waves: Iterable[Wave]) -> Iterator[bytes]:
    """In pieces, holding one wave at a time; its last line tells how many lines came before, and their checksum.

    The lines of a wave are sorted by what they say: neither the order of answering nor that of the store is in them.
    """
    digest, people = sha256(), 0
    yield MARK.encode()
    codes: tuple[str, ...] = ()
    known: dict[tuple[str, str], tuple[Question, ...]] = {}
    for wave in waves:
        key = (wave.round.framework.checksum, wave.instrument)
        if key not in known:
            known[key] = questionnaire_of(wave.round, wave.instrument).questions
        asked = known[key]
        if tuple(question.code for question in asked) != codes:
            codes = tuple(question.code for question in asked)
            yield _row((*OF_A_WAVE, *codes)).encode()
        patterns = store.patterns(wave.drawer, len(asked))
        for line in shared_lines(asked, patterns, wave.smallest_group):
            people += line.people
            for piece in _repeated(wave, line):
                digest.update(piece)
                yield piece
    yield _row(("# end", str(people), digest.hexdigest())).encode()


def _repeated(wave: Wave, line: SharedLine) -> Iterator[bytes]:
    of_wave = (wave.round.agency.slug, str(wave.round.fiscal_year), wave.instrument, str(wave.kind))
    row = _row((*of_wave, *line.bands)).encode()
    at_once = max(CHUNK // len(row), 1)
    for begun in range(0, line.people, at_once):
        yield row * min(at_once, line.people - begun)


def _row(cells: Iterable[str]) -> str:
    text = StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue()
